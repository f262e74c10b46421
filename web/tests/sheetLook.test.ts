import { afterAll, afterEach, beforeAll, test, vi } from 'vitest';
import { PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 4, hookTimeout: PATIENCE * 4 });
const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

test('look', async () => {
	const gero = await stage.person('Gero');
	const mara = await stage.person('Mara');
	const group = await gero.post<{ id: string }>('/groups', {
		name: 'Die Sieben',
		ruleset_id: 'dsa5e'
	});
	const invite = await gero.post<{ token: string }>(`/groups/${group.id}/invite`, {});
	await mara.post(`/groups/${group.id}/join/${invite.token}`);
	const hero = await mara.post<{ id: string }>('/characters', {
		ruleset_id: 'dsa5e',
		name: 'Rondriane von Eslamsgrund',
		template: 'gildenmagier'
	});
	await mara.post(`/groups/${group.id}/characters`, { character_id: hero.id });
	const page = await stage.signedInPage(mara, `/characters/${hero.id}`);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.getByText('verbunden').first().waitFor();
	await page.locator('.sheet .throw').first().click();
	await page.locator('.result-reading').waitFor();
	await picture(page, 'sheet-play');
	await page.getByRole('button', { name: 'Bearbeiten' }).click();
	await page.locator('.sheet .stepper').first().waitFor();
	await picture(page, 'sheet-edit');
});
