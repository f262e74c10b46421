/** What docs/tutorials/leading.md says, done to the letter; its pictures are taken on the way. */
import type { Page } from 'playwright-core';
import type { Person } from '../../browser/server.ts';
import { Camera, DESK } from './camera.ts';
import { heroFrom, JUNIS, readyMade, seat } from '../people.ts';
import type { Studio } from '../studio.ts';

const GROUP = 'Die Sieben';

const button = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog').last();
const card = (page: Page, name: string) =>
	page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name }) });

interface Players {
	mara: Person;
	lin: Person;
	/** Lin's browser. */
	seen: Page;
}

export async function lead(studio: Studio): Promise<void> {
	const camera = new Camera(studio.browser, 'leading');
	const gero = await studio.server.person('Gero');
	const page = await studio.page(gero, '/groups', 'en', {
		...DESK,
		permissions: ['clipboard-read', 'clipboard-write']
	});
	const group = await found(page, camera);
	const players = await invite(studio, page, camera, group);
	await enemy(page);
	await look(page, camera, players, group);
	await harm(page, camera);
	await ask(page, camera, players);
	await secrets(page);
	await houseRule(page, camera);
	await handOver(page);
	camera.done();
	await Promise.all([page, players.seen].map((one) => one.context().close()));
}

async function found(page: Page, camera: Camera): Promise<string> {
	await button(page, 'Create a group').first().click();
	await dialog(page).getByLabel('Name of the group').fill(GROUP);
	await dialog(page).getByRole('radio', { name: /The Dark Eye 5/ }).check();
	await dialog(page).getByLabel('Description').fill('Fridays at seven, at Gero’s.');
	await camera.take(page, 'group', dialog(page));
	await dialog(page).getByRole('button', { name: 'Create a group' }).click();
	await page.getByRole('heading', { level: 1, name: GROUP }).waitFor();
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function invite(
	studio: Studio,
	page: Page,
	camera: Camera,
	group: string
): Promise<Players> {
	await link(page, 'Invite').click();
	await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
	const invites = page.locator('#invites');
	await invites.getByRole('radio', { name: 'a week' }).check();
	await invites.getByLabel('For how many').fill('4');
	await invites.getByRole('button', { name: 'Invite', exact: true }).click();
	await invites.getByRole('button', { name: /^Copy link/ }).click();
	await invites.getByText('Copied').first().waitFor();
	const token = (await page.evaluate(() => navigator.clipboard.readText())).split('/join/')[1];
	await invites.getByRole('button', { name: /^QR code/ }).click();
	await invites.getByRole('img').waitFor();
	await camera.take(page, 'invite', invites);

	const [mara, lin] = await Promise.all([
		studio.server.person('Mara'),
		studio.server.person('Lin')
	]);
	for (const person of [mara, lin]) await person.post(`/groups/${group}/join/${token}`);
	await invites.getByText('2 of 4 used').waitFor();
	await seat(group, mara, await heroFrom(mara, JUNIS));
	await seat(group, lin, await readyMade(lin, 'Rondriane', 'kriegerin'));
	await link(page, GROUP).click();
	await card(page, 'Rondriane').waitFor();
	return { mara, lin, seen: await studio.page(lin, `/groups/${group}`, 'en') };
}

async function enemy(page: Page): Promise<void> {
	await button(page, 'Bring a character').click();
	await dialog(page).getByLabel('Hidden: only you see the character').check();
	await dialog(page)
		.getByRole('button', { name: /Theodor/ })
		.click();
	await card(page, 'Theodor Wellenbrink').getByText('hidden').waitFor();
}

async function look(page: Page, camera: Camera, players: Players, group: string): Promise<void> {
	const { mara, lin, seen } = players;
	await seen.locator('[data-room="live"]').waitFor();
	if (await seen.getByText('Theodor').count()) throw new Error('Lin sees what is hidden.');
	for (const [person, dice] of [
		[mara, '1d20'],
		[lin, '2d6+3']
	] as const)
		await person.post(`/groups/${group}/rolls`, { source: 'server', dice });
	await page.getByText('2d6+3').waitFor();
	await page.getByText('2 people are here').waitFor();
	await page.locator('.toast').getByRole('button', { name: 'Close' }).click();
	await camera.take(page, 'party');
	await link(page, 'Rondriane').click();
	await page.getByText('You lead “Die Sieben”').waitFor();
	await page.getByRole('link', { name: /^To the group/ }).click();
	await card(page, 'Rondriane').waitFor();
}

async function harm(page: Page, camera: Camera): Promise<void> {
	await button(page, 'Damage and healing').click();
	await dialog(page).getByRole('checkbox', { name: /Rondriane/ }).check();
	await dialog(page).getByRole('checkbox', { name: /Junis/ }).check();
	await dialog(page).getByLabel('How much').fill('7');
	await dialog(page).getByLabel('Note (optional)').fill('fire trap');
	await camera.take(page, 'harm', dialog(page));
	await button(page, 'Apply to 2 characters').click();
	await page.getByText('fire trap').first().waitFor();
	await button(page, 'Undo').click();
	await card(page, 'Rondriane').locator('[aria-valuenow="35"]').waitFor();
}

async function ask(page: Page, camera: Camera, { seen }: Players): Promise<void> {
	await button(page, 'Ask for a check').click();
	await dialog(page).getByRole('checkbox', { name: /Rondriane/ }).check();
	await dialog(page).getByLabel('Which check').fill('percep');
	await dialog(page).getByRole('button', { name: 'Perception' }).waitFor();
	await camera.take(page, 'ask', dialog(page));
	await dialog(page).getByRole('button', { name: 'Perception' }).click();
	await seen.locator('.request').getByRole('button', { name: 'Roll', exact: true }).click();
	await page.getByText('Rondriane · Perception').waitFor();
}

async function secrets(page: Page): Promise<void> {
	await page.getByLabel('Free dice').fill('1d20');
	await page.getByLabel('Secret, for the dungeon master only').check();
	await page.locator('.view-rolls').getByRole('button', { name: 'Roll', exact: true }).click();
	await page.getByText('dungeon master only', { exact: true }).first().waitFor();
	await button(page, 'Filter').click();
	await page.getByLabel('Only secret ones').check();
	await page.locator('.rolls > li').nth(1).waitFor({ state: 'detached' });
	await page.keyboard.press('Escape');
	await button(page, 'Show all rolls').click();
}

async function houseRule(page: Page, camera: Camera): Promise<void> {
	await link(page, 'Settings').click();
	await button(page, 'New entry').click();
	await dialog(page).getByLabel('In German').fill('Rabenfreund');
	await dialog(page).getByLabel('In English').fill('Friend of ravens');
	await dialog(page).getByLabel('AP', { exact: true }).fill('5');
	await camera.take(page, 'house-rule', dialog(page));
	await dialog(page).getByRole('button', { name: 'Save' }).click();
	await page.getByText('Friend of ravens is saved.').waitFor();
}

async function handOver(page: Page): Promise<void> {
	await button(page, 'Hand over the lead to Mara').click();
	await dialog(page).getByText('From then on, at once:').waitFor();
	await dialog(page).getByRole('button', { name: 'Hand over to Mara' }).click();
	await page.getByText('Mara leads').first().waitFor();
}
