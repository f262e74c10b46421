import { readFileSync } from 'node:fs';
import { launch } from '../../symbiote/browser.ts';
export const ids = JSON.parse(readFileSync('/tmp/webc-look/ids.json','utf8'));
export const URL_ = 'http://localhost:8431';
export async function open(who='mara', options={}) {
  const browser = await launch('current');
  const context = await browser.newContext({ baseURL: URL_, locale: 'de-DE', viewport: {width:1280,height:800}, ...options });
  context.on('weberror', e=>console.log('WEBERROR', e.error()));
  context.on('console', m=>{ if(m.type()==='error') console.log('CONSOLE', m.text()); });
  await context.request.post('/v1/auth/login',{data:{email:`${who}@example.org`,password:'Sieben Gezeichnete im Regen',transport:'cookie'},headers:{origin:URL_}});
  return {browser,context};
}
