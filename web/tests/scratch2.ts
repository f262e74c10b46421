import { open, ids } from './scratch.ts';
const {browser,context}=await open();
const page=await context.newPage();
const shot=(n:string)=>page.screenshot({path:`/tmp/webc-look/${n}.png`});
for (const [w,h] of [[360,740],[1280,800]] as const) {
  await page.setViewportSize({width:w,height:h});
  await page.goto(`/characters/${ids.kriegerin}`);
  await page.locator('.sheet .throw').first().waitFor();
  await page.waitForTimeout(600);
  console.log(w, await page.evaluate(()=>{const W=document.documentElement.clientWidth; return [document.documentElement.scrollWidth,W,[...document.querySelectorAll('*')].filter(e=>e.getBoundingClientRect().right>W).map(e=>e.tagName+'.'+e.className+' '+e.getBoundingClientRect().right).slice(0,12)]}));
  await page.locator('.sheet .throw[aria-label*="Sinnesschärfe"], .sheet .line .throw').first().click();
  await page.locator('.result-reading').waitFor();
  await shot(`d-${w}-result`);
  if(w===360){ await page.getByRole('button',{name:'Würfeln …'}).click(); await shot(`d-${w}-open`); await page.getByRole('button',{name:'Einklappen'}).click(); }
  await page.locator('.result').getByRole('button',{name:'Schließen'}).click();
  await page.getByLabel('Wurf suchen').count();
  await page.locator('.pool-value').first().click();
  await page.getByLabel('Wie viele Punkte').fill('20');
  await shot(`d-${w}-amount`);
  await page.keyboard.press('Escape');
  await page.locator('.sheet button.value').first().click();
  await page.getByRole('dialog').waitFor(); await shot(`d-${w}-explain`); await page.keyboard.press('Escape');
  await page.getByRole('button',{name:'Am Tisch'}).click(); await shot(`d-${w}-seat`); await page.keyboard.press('Escape');
  await page.getByRole('button',{name:'Mehr',exact:true}).click(); await shot(`d-${w}-more`); await page.keyboard.press('Escape');
  await page.getByRole('button',{name:'Bearbeiten'}).click();
  await page.locator('.sheet .stepper').first().waitFor();
  await page.getByRole('button',{name:/auswählen|Auswählen|hinzufügen|\+ /}).first().click().catch(()=>{});
  await page.getByRole('dialog').waitFor({timeout:3000}).catch(()=>console.log('no dialog')); await page.waitForTimeout(600);
  await shot(`d-${w}-pick`); await page.keyboard.press('Escape');
  await page.goto(`/characters/${ids.kriegerin}/history`);
  await page.getByRole('heading',{name:/Fassung/}).waitFor(); await page.waitForTimeout(500);
  await shot(`d-${w}-history`);
  await page.goto(`/characters/${ids.generic}`); await page.locator('.sheet').waitFor(); await page.waitForTimeout(300); await shot(`d-${w}-generic`);
  await page.goto(`/characters/${ids.kriegerin}`); await page.locator('.sheet .throw').first().waitFor();
  const b=page.getByRole('button',{name:'Spielen',exact:true}); await b.click();
}
await browser.close();
