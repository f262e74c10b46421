import { afterAll, beforeAll, test, vi } from 'vitest';
import { makeGroup, seat, throwDice, join } from './groups.ts';
import { PATIENCE, Stage, picture } from './stage.ts';
vi.setConfig({ testTimeout: PATIENCE * 4, hookTimeout: PATIENCE * 4 });
const stage = new Stage();
beforeAll(() => stage.open());
afterAll(() => stage.close());
test.each(['de-DE', 'en-GB'])('look %s', async (locale) => {
	const group = await makeGroup(stage);
	const lin = await stage.person('Lin');
	await join(group.id, group.mara, lin);
	await seat(group.id, lin, 'Thorgrim Eisenfaust vom Amboss');
	await seat(group.id, group.mara, 'Orkhäuptling', { hidden: true });
	await group.gero.post(`/groups/${group.id}/rolls`, { source: 'server', character_id: group.runa.id, action_id: 'talent.TAL_1' });
	await group.gero.post(`/groups/${group.id}/rolls`, { source: 'server', character_id: group.runa.id, action_id: 'attribute.MU' });
	await throwDice(group.id, group.mara, { dice: '2d6+3', visibility: 'dm' });
	await throwDice(group.id, group.gero);
	await group.mara.post('/groups', { name: 'Sturm über Albernia', ruleset_id: 'generic' });
	if (locale === 'en-GB') for (const p of [group.mara, group.gero]) await p.patch('/me', { locale: 'en' });
	const say = async (name: string, act: () => Promise<unknown>) => { try { await act(); } catch (e) { console.log(name, String(e).slice(0, 400)); } };
	const dm = await stage.signedInPage(group.mara, '/groups', { locale });
	dm.setDefaultTimeout(15000);
	await say('list', async () => { await dm.getByText('Die Sieben').waitFor(); await picture(dm, 'groups'); });
	await say('create', async () => {
		await dm.locator('main .page-head button').click();
		await dm.getByRole('radio').nth(1).waitFor();
		await picture(dm, 'groups-create');
		await dm.keyboard.press('Escape');
	});
	await say('group', async () => {
		await dm.goto(`/groups/${group.id}`);
		await dm.getByText('Runa').first().waitFor();
		await dm.locator('.connection[data-room=live]').waitFor();
		await group.mara.post(`/characters/${group.runa.id}/resources/LeP`, { delta: -7, note: 'Orkpfeil', group_id: group.id });
		await dm.getByText('Orkpfeil').waitFor();
		await dm.locator('.roll').nth(3).waitFor();
		await picture(dm, 'group');
		await dm.setViewportSize({ width: 360, height: 800 });
		await dm.locator('.views button').nth(1).click();
		await picture(dm, 'group-rolls');
		await dm.setViewportSize({ width: 360, height: 800 });
		await dm.locator('.views button').nth(2).click();
		await picture(dm, 'group-members');
		await dm.setViewportSize({ width: 1280, height: 800 });
	});
	await say('damage', async () => {
		await dm.locator('.page-head button.action').click();
		await dm.locator('dialog .target input').first().check();
		await dm.locator('dialog .target input').nth(1).check();
		await picture(dm, 'group-damage');
		await dm.keyboard.press('Escape');
	});
	await say('ask', async () => {
		await dm.locator('.page-head .buttons button').nth(1).click();
		await dm.locator('dialog .found button').first().waitFor();
		await picture(dm, 'group-ask');
		await dm.keyboard.press('Escape');
	});
	await say('seat', async () => {
		await dm.locator('.page-head .buttons button').nth(2).click();
		await dm.locator('dialog .found button').first().waitFor();
		await picture(dm, 'group-seat');
		await dm.keyboard.press('Escape');
	});
	await say('settings', async () => {
		await group.mara.post(`/groups/${group.id}/content`, { kind: 'talents', name: { de: 'Seifenkisten', en: 'Soapbox racing' } });
		await dm.goto(`/groups/${group.id}/settings`);
		await dm.locator('.invite-form button.action').click();
		await dm.locator('.invite').first().waitFor();
		await dm.locator('.invite [aria-expanded]').first().click();
		await dm.locator('.qr').waitFor();
		await picture(dm, 'group-settings');
	});
	await say('entry', async () => {
		await dm.locator('#entries .section-head button').click();
		await dm.locator('dialog .sheet').waitFor();
		await picture(dm, 'group-entry');
		await dm.keyboard.press('Escape');
		await dm.locator('#entries .row button').first().click();
		await dm.locator('dialog .sheet').waitFor();
		await picture(dm, 'group-entry-edit');
		await dm.keyboard.press('Escape');
	});
	await say('handover', async () => {
		await dm.locator('#members .row button').first().click();
		await dm.locator('dialog .bullets').waitFor();
		await picture(dm, 'group-handover');
		await dm.keyboard.press('Escape');
	});
	const { code } = await group.mara.post<{ code: string }>(`/groups/${group.id}/invite`, {});
	const anna = await stage.person('Anna');
	if (locale === 'en-GB') await anna.patch('/me', { locale: 'en' });
	await say('join', async () => {
		const page = await stage.signedInPage(anna, `/join/${code}`, { locale });
		await page.getByText('Die Sieben').waitFor();
		await picture(page, 'join');
	});
	await say('player', async () => {
		const page = await stage.signedInPage(group.gero, `/groups/${group.id}`, { locale });
		await page.locator('.connection[data-room=live]').waitFor();
		await dm.goto(`/groups/${group.id}`);
		await dm.locator('.page-head .buttons button').nth(1).click();
		await dm.locator('dialog .found button').first().click();
		await page.locator('.request').first().waitFor();
		await picture(page, 'group-player');
		await page.locator('.request .throw-button').first().click();
		await page.locator('.request .roll').first().waitFor();
		await picture(page, 'group-player-thrown');
	});
	console.log(stage.complaints);
});
