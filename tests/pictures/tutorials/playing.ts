/** What docs/tutorials/playing.md says, done to the letter; its pictures are taken on the way. */
import type { Page } from 'playwright-core';
import { PASSWORD } from '../../browser/server.ts';
import { Camera, DESK } from './camera.ts';
import { JUNIS, readyMade, seat, type Made } from '../people.ts';
import type { Studio } from '../studio.ts';

const GROUP = 'Die Sieben';
const HERO = 'Junis Djelef ibn Yakuban Al Thani';

const button = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).first().waitFor();
const dialog = (page: Page) => page.getByRole('dialog').last();

export async function play(studio: Studio): Promise<void> {
	const camera = new Camera(studio.browser, 'playing');
	const { server } = studio;
	// somebody leads and somebody plays already; the reader is the third
	const [gero, lin] = await Promise.all([server.person('Gero'), server.person('Lin')]);
	const { id: group } = await gero.post<Made>('/groups', {
		...{ name: GROUP, ruleset_id: 'dsa5e', description: 'Fridays at seven, at Gero’s.' }
	});
	const invite = await gero.post<{ token: string }>(`/groups/${group}/invite`, {
		max_uses: 5
	});
	await lin.post(`/groups/${group}/join/${invite.token}`);
	await seat(group, lin, await readyMade(lin, 'Rondriane', 'kriegerin'));

	const page = await studio.page(null, `/join/${invite.token}`, 'en', DESK);
	await comeIn(studio, page, camera);
	await bringHero(page, camera);
	await playFromSheet(page, camera);
	await improve(page, camera);
	await toTaleSpire(studio, page, camera);
	camera.done();
	await page.context().close();
}

async function comeIn(studio: Studio, page: Page, camera: Camera): Promise<void> {
	const email = `mara.${crypto.randomUUID().slice(0, 4)}@example.org`;
	await heading(page, 'You are invited');
	await page.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
	await page.getByLabel('Your name in the group').fill('Mara');
	await page.getByLabel('Email address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await button(page, 'Create the account').click();
	await heading(page, 'Check your mail');
	const mail = await page.context().newPage();
	await mail.goto(`/verify#token=${await studio.server.mailedToken(email)}`);
	await button(mail, 'Confirm').click();
	await heading(mail, 'Email address confirmed');
	await mail.close();
	await page.getByRole('main').getByRole('link', { name: 'Log in' }).click();
	await page.getByLabel('Email address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
	await heading(page, GROUP);
	await button(page, 'Join').waitFor();
	await camera.take(page, 'invited', { x: 0, y: 0, width: 1180, height: 360 });
	await button(page, 'Join').click();
	await page.getByRole('heading', { level: 1, name: GROUP }).waitFor();
}

async function bringHero(page: Page, camera: Camera): Promise<void> {
	await link(page, 'My characters').click();
	await button(page, 'Import').waitFor();
	const files = page.waitForEvent('filechooser');
	await button(page, 'Import').click();
	await (await files).setFiles(JUNIS);
	const report = dialog(page).getByRole('article', { name: HERO });
	await report.getByText('values taken over').first().waitFor();
	await report.getByText('Unknown, kept').click();
	await camera.take(page, 'import', dialog(page));
	await dialog(page).getByRole('button', { name: 'Create', exact: true }).click();
	await page.getByText(`${HERO} is there.`).waitFor();
	await link(page, 'Groups').click();
	await link(page, GROUP).click();
	await page.locator('[data-room="live"]').waitFor();
	await button(page, 'Bring a character').click();
	await dialog(page).getByRole('button', { name: HERO }).click();
	await page.getByRole('heading', { level: 3, name: HERO }).waitFor();
}

/** Dice are dice: thrown again until they show what the text speaks of. */
async function until(page: Page, wanted: RegExp): Promise<void> {
	const reading = page.locator('.result-reading');
	for (let turn = 0; turn < 40; turn += 1) {
		await reading.waitFor();
		if (wanted.test((await reading.textContent()) ?? '')) return;
		const before = await page.getByRole('log').textContent();
		await button(page, 'Again').click();
		await page.waitForFunction(
			(told) => document.querySelector('[role=log]')?.textContent !== told,
			before
		);
	}
	throw new Error(`Forty throws, and none of them says ${wanted}.`);
}

async function playFromSheet(page: Page, camera: Camera): Promise<void> {
	await page.getByRole('link', { name: `Sheet of ${HERO}` }).click();
	await page.locator('.sheet .throw').first().waitFor();
	await button(page, 'Lower the modifier by 1').click();
	await page.getByLabel('Find a roll').fill('percep');
	await page.keyboard.press('Enter');
	await until(page, /Passed, QL/);
	await page.locator('.toast').waitFor({ state: 'detached' });
	await camera.take(page, 'check');

	await page
		.getByRole('button', { name: /^Life (Points|Energy): \d/ })
		.first()
		.click();
	await page.getByLabel('How many points', { exact: true }).fill('9');
	await page.getByLabel('Note', { exact: true }).fill('orc arrow');
	await page.getByText(/^Then: Pain/).waitFor();
	await camera.take(page, 'damage', dialog(page));
	await button(page, /Lose \(then 19\)/).click();
	await page.getByText('Pain I').first().waitFor();

	await page
		.locator('.sheet')
		.getByRole('button', { name: /Regeneration/ })
		.click();
	await page.getByRole('heading', { name: 'Regeneration' }).waitFor();
	const offer = page.locator('.result button.action').first();
	await offer.waitFor();
	await page.evaluate(() => scrollTo(0, 0));
	await camera.take(page, 'rest', { x: 0, y: 60, width: 1180, height: 460 });
	await offer.click();
	await button(page, 'Applied').waitFor();
}

async function improve(page: Page, camera: Camera): Promise<void> {
	await button(page, 'Edit').click();
	await page.locator('.sheet .stepper').first().waitFor();
	await button(page, 'Climbing: more').click();
	await page.getByText('Climbing: from').waitFor();
	await page.locator('.sheet-status.well').waitFor({ timeout: 60_000 });
	await button(page, 'Climbing: more').evaluate((one) => one.scrollIntoView({ block: 'center' }));
	await camera.take(page, 'improve');
	await button(page, 'Done').click();
	await page.locator('.sheet-status.well').waitFor();
	await button(page, 'More').click();
	await link(page, 'History').click();
	await page.getByText('The last ten versions are kept').waitFor();
	await page.getByRole('list', { name: 'Versions' }).getByRole('button').nth(1).waitFor();
}

async function toTaleSpire(studio: Studio, page: Page, camera: Camera): Promise<void> {
	await page.goto('/pair');
	await link(page, 'Download the panel (ZIP)').waitFor();
	const [, client] = await studio.board();
	const panel = await studio.panel(client, 360);
	await panel.setViewportSize({ width: 360, height: 360 });
	const code = panel.locator('output.code');
	await code.waitFor();
	await camera.take(panel, 'code');
	await page.getByLabel('Code from the game').fill((await code.textContent()) ?? '');
	await button(page, 'Go on').click();
	await heading(page, 'Connect this panel?');
	await button(page, 'Connect').click();
	await heading(page, 'The game is connected');
	await panel.setViewportSize({ width: 360, height: 760 });
	await panel.getByRole('button', { name: new RegExp(GROUP) }).click();
	await panel.getByRole('button', { name: `Open the sheet of ${HERO}` }).click();
	await panel.locator('.sheet').waitFor();
	await panel.getByLabel('Find a roll').fill('percep');
	await panel.keyboard.press('Enter');
	await studio.throwDice(client, 3, 4, 5);
	await panel.getByText(/Passed, QL \d/).first().waitFor();
	await panel.getByText('being logged').waitFor({ state: 'detached' });
	await camera.take(panel, 'dice');
	await studio.game.end();
}
