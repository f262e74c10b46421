import { open, ids } from './scratch.ts';
const {browser,context}=await open();
const page=await context.newPage();
for (const [w,h] of [[360,740],[599,800],[1280,800]] as const) {
  await page.setViewportSize({width:w,height:h});
  await page.goto(`/characters/${ids.kriegerin}`);
  await page.locator('.sheet .throw').first().waitFor();
  await page.waitForTimeout(600);
  console.log(w, await page.evaluate(()=>{const W=document.documentElement.clientWidth; return [document.documentElement.scrollWidth,W,[...document.querySelectorAll('*')].filter(e=>e.getBoundingClientRect().right>W+1).map(e=>e.tagName+'.'+e.className+' '+Math.round(e.getBoundingClientRect().right)).slice(0,12)]}));
  await page.screenshot({path:`/tmp/webc-look/a-${w}.png`});
  await page.locator('.sheet .throw').first().click();
  await page.locator('.result-reading').waitFor();
  await page.screenshot({path:`/tmp/webc-look/b-${w}.png`});
  await page.getByRole('button',{name:'Bearbeiten'}).click();
  await page.locator('.sheet .stepper').first().waitFor();
  await page.screenshot({path:`/tmp/webc-look/c-${w}.png`});
  await page.getByRole('button',{name:'Spielen',exact:true}).click();
}
await browser.close();
