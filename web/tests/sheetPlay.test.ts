/** Playing from a sheet: throws, energies, what a value is made of, at a table and alone. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Person } from '../../tests/browser/server.ts';
import {
	makeHero,
	party,
	readHero,
	sheetOf,
	shown,
	until,
	type Hero,
	type Party
} from './heroes.ts';
import {
	expectAccessible,
	expectNoSideways,
	PATIENCE,
	picture,
	scriptSizes,
	Stage
} from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

interface Logged {
	items: {
		label: { de: string };
		source: string;
		visibility: string;
		throw: { inputs: Record<string, unknown> };
		outcome: { label: { de: string } } | null;
	}[];
}
const CLIMB = /^Klettern \d+ würfeln/;
const reading = (page: Page) => page.locator('.result-reading');
const life = (page: Page) => page.getByRole('button', { name: /^Lebensenergie: \d/ });

describe('at a table', () => {
	test('the server throws, the rules read it, and it stands in the log of the group', async () => {
		const { gero, mara, group, hero } = await party(stage);
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		expect(await page.title()).toBe('Rondriane · Campaign Manager');
		await page.getByRole('button', { name: CLIMB }).click();
		await reading(page).waitFor();
		const rolls = () => gero.get<Logged>(`/groups/${group}/rolls`);
		const { items } = await until(rolls, ({ items }) => items.length === 1);
		expect(items[0]).toMatchObject({ label: { de: 'Klettern' }, source: 'server' });
		expect(await reading(page).textContent()).toContain(items[0]?.outcome?.label.de);
		await page.getByRole('log').getByText('Klettern').waitFor();
		await page.getByRole('button', { name: 'Noch einmal' }).click();
		await until(rolls, ({ items }) => items.length === 2);
	});

	test('a modifier counts for one throw, a secret one is seen by the dungeon master alone', async () => {
		const { mara, gero, group, hero } = await party(stage);
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await page.getByRole('button', { name: 'Modifikator um 1 senken' }).click();
		await page.getByRole('button', { name: 'Modifikator um 1 senken' }).click();
		await page.getByRole('checkbox', { name: 'Verdeckt' }).check();
		await page.getByRole('button', { name: CLIMB }).click();
		await reading(page).waitFor();
		await page.locator('.modifier output', { hasText: '±0' }).waitFor();
		const { items } = await until(
			() => gero.get<Logged>(`/groups/${group}/rolls`),
			({ items }) => items.length === 1
		);
		expect(items[0]?.visibility).toBe('dm');
		expect(Object.values(items[0]?.throw.inputs ?? {})).toContain(-2);
	});

	test('two browsers see each other’s energies and throws', async () => {
		const { gero, mara, group, hero } = await party(stage);
		const page = await stage.signedInPage(mara, sheetOf(hero));
		const led = await stage.signedInPage(gero, `/groups/${group}/characters/${hero.id}`);
		await Promise.all([shown(page), shown(led)]);
		await led.getByRole('button', { name: 'Lebensenergie −1' }).click();
		await page.getByRole('button', { name: /^Lebensenergie: 34\/35/ }).waitFor();
		await page.getByRole('status').filter({ hasText: 'Lebensenergie 34/35' }).waitFor();
		await page.getByRole('button', { name: CLIMB }).click();
		await led.getByRole('log').getByText('Klettern').waitFor();
		// said on a phone, too, where the log is folded; here its card says it
		const said = (where: Page) => where.getByRole('status').filter({ hasText: /Klettern: ./ });
		await said(led).waitFor({ state: 'attached' });
		await reading(page).waitFor();
		await page.getByRole('log').getByText('Klettern').waitFor();
		expect(await said(page).count()).toBe(0);
		await page.locator('.result').getByRole('button', { name: 'Schließen' }).click();
		await reading(page).waitFor({ state: 'detached' });
		expect(await said(page).count()).toBe(0);
		await page.getByRole('button', { name: /^Schwimmen \d+ würfeln/ }).click();
		await reading(page).waitFor();
		expect(await said(page).count()).toBe(0);
		await led.setViewportSize({ width: 360, height: 800 });
		expect(await led.getByRole('log').isVisible()).toBe(false);
		await page.getByLabel('Freie Würfel').fill('1W6');
		await page.getByLabel('Freie Würfel').press('Enter');
		await led
			.getByRole('status')
			.getByText(/Rondriane, 1W6: \S+ \d$/)
			.waitFor({ state: 'attached' });
	});

	test('the dungeon master reads the sheet, moves energies and conditions, throws, and edits nothing', async () => {
		const { gero, mara, group, hero } = await party(stage);
		const page = await stage.signedInPage(gero, `/groups/${group}/characters/${hero.id}`);
		await shown(page);
		expect(await page.getByRole('button', { name: 'Bearbeiten' }).count()).toBe(0);
		expect(await page.locator('.sheet input').count()).toBe(0);
		await page.getByText('Zustände ändern', { exact: true }).click();
		await page.getByRole('button', { name: 'Furcht +1' }).click();
		await page.getByRole('button', { name: CLIMB }).click();
		await reading(page).waitFor();
		await expectAccessible(page);
		await picture(page, 'sheet-led');
		const now = () => readHero(mara, hero);
		await until(now, ({ sheet_data }) => JSON.stringify(sheet_data).includes('"conditions"'));
		await page.getByRole('button', { name: 'Mehr', exact: true }).click();
		await page.getByRole('button', { name: 'Als Datei speichern' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Campaign Manager (.cmchar)' }).waitFor();
		// only its owner hands it to others
		expect(await dialog.getByRole('button', { name: 'Link anlegen' }).count()).toBe(0);
		await page.goto(sheetOf(hero));
		await shown(page);
		expect(await page.getByRole('button', { name: 'Bearbeiten' }).count()).toBe(0);
	});

	test('a check that the dungeon master asks for is one press', async () => {
		const table = await party(stage);
		const page = await stage.signedInPage(table.mara, sheetOf(table.hero));
		await shown(page);
		await page.locator('[data-table="live"]').waitFor();
		await askFor(table, 'talent.TAL_3');
		await page.getByText('Die Spielleitung bittet um: Klettern').waitFor();
		await page.locator('.request').getByRole('button', { name: 'Würfeln' }).click();
		await reading(page).waitFor();
		expect(await page.locator('.request').count()).toBe(0);
	});

	test('which table it is at is chosen, and remembered on this device', async () => {
		const { gero, mara, group, hero } = await party(stage);
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await page.getByRole('button', { name: 'Am Tisch: Die Sieben' }).click();
		await page.getByRole('radio', { name: 'Für mich allein' }).check();
		await page.getByRole('button', { name: CLIMB }).click();
		await reading(page).waitFor();
		expect((await gero.get<Logged>(`/groups/${group}/rolls`)).items).toEqual([]);
		await page.reload();
		await shown(page);
		await page.getByRole('button', { name: 'Für mich allein' }).waitFor();
	});
});

describe('alone', () => {
	test('an action is found without umlauts, and Enter throws it', async () => {
		const mara = await stage.person('Mara');
		const hero = await makeHero(mara, 'Alrik');
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await page.getByLabel('Wurf suchen').fill('uberreden');
		await page.getByText('1 Treffer').waitFor();
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Überreden' }).waitFor();
		await reading(page).waitFor();
		await page.getByText('Mehr zu diesem Wurf').click();
		await page.getByRole('button', { name: 'Anheften' }).click();
		await page.getByRole('group', { name: 'Angeheftet' }).getByText('Überreden').waitFor();
		const view = () => mara.get<{ pinned?: string[] }>(`/characters/${hero.id}/view`);
		await until(view, ({ pinned }) => pinned?.length === 1);
		await page.reload();
		await shown(page);
		await page.getByRole('group', { name: 'Angeheftet' }).getByText('Überreden').waitFor();
	});

	test('what is thrown for, and all else, is looked up in the compendium', async () => {
		const mara = await stage.person('Mara');
		const hero = await makeHero(mara, 'Alrik');
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await page.getByRole('button', { name: CLIMB }).click();
		await reading(page).waitFor();
		await page.getByText('Mehr zu diesem Wurf').click();
		await picture(page, 'sheet-result');
		await page.getByRole('link', { name: 'Im Kompendium nachschlagen' }).click();
		await page
			.getByRole('list', { name: 'Einträge' })
			.getByRole('link', { name: 'Klettern Talente' })
			.waitFor();
		await page.goBack();
		await shown(page);
		await page.getByRole('button', { name: 'Mehr', exact: true }).click();
		await page.getByRole('link', { name: 'Kompendium', exact: true }).click();
		await page.getByRole('heading', { name: 'Kompendium: Das Schwarze Auge 5' }).waitFor();
	});

	test('what may be set is asked for first where one wants to be asked', async () => {
		const mara = await stage.person('Mara');
		const hero = await makeHero(mara, 'Alrik');
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await page.getByRole('checkbox', { name: 'Vor dem Wurf fragen' }).check();
		await page.getByRole('button', { name: CLIMB }).click();
		const dialog = page.getByRole('dialog', { name: 'Klettern' });
		await dialog.waitFor();
		const link = dialog.getByRole('link', { name: 'An TaleSpire schicken' });
		const dice = 'talespire://dice/MU:1d20/GE:1d20/KK:1d20';
		expect(await link.getAttribute('href')).toBe(dice);
		await expectAccessible(page);
		await dialog.getByRole('button', { name: 'Würfeln' }).click();
		await reading(page).waitFor();
		// … and what was thrown here can be thrown there, too
		await page.getByText('Mehr zu diesem Wurf').click();
		const again = page.locator('.result').getByRole('link', { name: 'An TaleSpire schicken' });
		expect(await again.getAttribute('href')).toBe(dice);
	});

	test('points are lost and gained by any amount, with what follows, and taken back', async () => {
		const mara = await stage.person('Mara');
		const hero = await makeHero(mara, 'Alrik');
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await life(page).click();
		await page.getByLabel('Wie viele Punkte').fill('20');
		await page.getByText('Danach: Schmerz II').waitFor();
		await page.getByRole('button', { name: 'Verlieren (dann 15)' }).click();
		await page.getByRole('button', { name: /^Lebensenergie: 15\/35/ }).waitFor();
		await page.getByRole('list', { name: 'Was gerade hindert' }).getByText('Schmerz II').waitFor();
		const lep = async () => JSON.stringify((await readHero(mara, hero)).sheet_data['current']);
		await until(lep, (text) => text.includes('-20') || text.includes('15'));
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await page.getByRole('button', { name: /^Lebensenergie: 35\/35/ }).waitFor();
	});

	test('what a result offers is taken once', async () => {
		const mara = await stage.person('Mara');
		const hero = await makeHero(mara, 'Alrik');
		const key = { delta: -20 };
		await mara.post(`/characters/${hero.id}/resources/LeP`, key);
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await page.getByRole('button', { name: /^Regeneration.* würfeln/ }).click();
		const offer = page.locator('.result button.action').first();
		await offer.waitFor();
		await offer.click();
		await page.getByRole('button', { name: 'Übernommen' }).waitFor();
		await until(
			async () => (await life(page).getAttribute('aria-label')) ?? '',
			(label) => !label.includes('15/35')
		);
		const after = await life(page).getAttribute('aria-label');
		await page.getByRole('button', { name: 'Übernommen' }).dispatchEvent('click');
		expect(await life(page).getAttribute('aria-label')).toBe(after);
	});

	test('a derived value says what it is made of', async () => {
		const mara = await stage.person('Mara');
		const hero = await makeHero(mara, 'Alrik');
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await page.getByRole('button', { name: /^Seelenkraft 1/ }).click();
		const dialog = page.getByRole('dialog', { name: 'Seelenkraft' });
		await dialog.getByText('Zusammen').waitFor();
		expect(await dialog.getByRole('definition').count()).toBeGreaterThan(1);
	});

	test('free dice are thrown; what cannot be thrown is said beside the field', async () => {
		const mara = await stage.person('Mara');
		const hero = await makeHero(mara, 'Alrik');
		const page = await stage.signedInPage(mara, sheetOf(hero));
		await shown(page);
		await page.getByLabel('Freie Würfel').fill('2x6');
		await page.keyboard.press('Enter');
		await page.getByText('So lässt sich nicht würfeln. Richtig ist').waitFor();
		await page.getByLabel('Freie Würfel').fill('2W6+3');
		await page.keyboard.press('Enter');
		await page.getByRole('log').locator('.roll').waitFor();
	});
});

test('where the rules are another version here, the server reckons and the page says so', async () => {
	const mara = await stage.person('Mara');
	const hero = await makeHero(mara, 'Alrik');
	const device = await stage.device();
	await stage.signIn(device, mara);
	const page = await device.newPage();
	await page.route('**/derived', async (route) => {
		const response = await route.fetch();
		const answer = (await response.json()) as Record<string, unknown>;
		await route.fulfill({ response, json: { ...answer, ruleset_version: '9.9.0' } });
	});
	await page.goto(sheetOf(hero));
	await page.getByText('Sie zeigt den Bogen in einfacher Form').waitFor();
	await page.getByLabel('Wurf suchen').fill('Klettern');
	// only the server knows this throw
	await page.getByText('1 Treffer').waitFor();
	await page.keyboard.press('Enter');
	await reading(page).waitFor();
});

test.each([
	['de-DE', 'gildenmagier'],
	['en-GB', 'perainegeweihte']
] as const)('a sheet is for everybody, in %s', async (locale, template) => {
	const mara = await stage.server.person('Mara', locale === 'de-DE' ? 'de' : 'en');
	const hero = await makeHero(mara, 'Alrik Sturmfels vom Finsterkamm', template);
	const page = await stage.signedInPage(mara, sheetOf(hero), { locale });
	await shown(page);
	await page.locator('.sheet .throw').first().click();
	await reading(page).waitFor();
	// axe looks long at a sheet, and the words are another test's
	if (locale === 'de-DE') await expectAccessible(page);
	await expectNoSideways(page);
	await picture(page, 'sheet');
});

test.each([
	['sheet_outdated', 'Der Bogen passt nicht zur installierten Fassung seines Regelwerks.'],
	['ruleset_unavailable', 'Das Regelwerk dieses Charakters ist gerade nicht da.']
])('a sheet that nothing can draw here, %s, says so and hands out its file', async (code, text) => {
	const mara = await stage.person('Mara');
	const hero = await makeHero(mara, 'Rondriane');
	const device = await stage.device();
	await stage.signIn(device, mara);
	await device.route('**/derived', (route) =>
		route.fulfill({
			status: 409,
			contentType: 'application/problem+json',
			body: JSON.stringify({ type: 'about:blank', title: code, status: 409, code })
		})
	);
	const page = await device.newPage();
	await page.goto(sheetOf(hero));
	await page.getByText(text).waitFor();
	expect(await page.title()).toContain('Rondriane');
	const file = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Als Datei speichern' }).click();
	expect((await file).suggestedFilename()).toMatch(/\.cmchar$/);
	await page.getByRole('link', { name: 'Zu meinen Charakteren' }).waitFor();
});

/** What a page fetches until its sheet can be thrown from, packed, in KiB: no timer has run by then. */
async function neededFor(person: Person, hero: Hero): Promise<number> {
	const device = await stage.device();
	await stage.signIn(device, person);
	const page = await device.newPage();
	await page.clock.install();
	await page.clock.pauseAt(Date.now() + 60_000);
	const sizes = await scriptSizes(page, async () => {
		await page.goto(sheetOf(hero));
		await page.locator('.sheet .throw').first().waitFor();
	});
	const needed = [...sizes.values()].reduce((sum, size) => sum + size / 1024, 0);
	await page.clock.resume();
	await page.locator('.sheet .throw').first().click();
	await reading(page).waitFor();
	return needed;
}

test('a sheet needs little script until it can be thrown from, alone and at a table', async () => {
	const { mara, hero } = await party(stage, 'gildenmagier');
	const alone = await makeHero(mara, 'Alrik', 'gildenmagier');
	expect(await neededFor(mara, alone)).toBeLessThanOrEqual(90);
	expect(await neededFor(mara, hero)).toBeLessThanOrEqual(96);
});

test('a sheet is on two pages of paper, without buttons', async () => {
	const mara = await stage.person('Mara');
	const hero = await makeHero(mara, 'Alrik', 'perainegeweihte');
	const page = await stage.signedInPage(mara, sheetOf(hero));
	await shown(page);
	await page.getByRole('heading', { name: 'Abenteuerpunkte' }).waitFor();
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
	await page.emulateMedia({ media: 'print' });
	expect(await page.locator('.sheet-side').isVisible()).toBe(false);
	expect(await page.getByRole('heading', { name: 'Alrik' }).isVisible()).toBe(true);
});

/** Gero asks by his own socket. */
function askFor({ gero, group }: Party, action_id: string): Promise<void> {
	const url = gero.url.replace('http', 'ws');
	const socket = new WebSocket(`${url}/v1/groups/${group}/live`);
	const say = (message: object) => socket.send(JSON.stringify(message));
	return new Promise((done, failed) => {
		socket.on('error', failed);
		socket.on('open', () => say({ type: 'hello', token: gero.token, client: 'web' }));
		socket.on('message', (data) => {
			const { type } = JSON.parse(String(data)) as { type: string };
			if (type === 'welcome') say({ type: 'roll.request', id: randomUUID(), action_id });
			if (type === 'error') failed(new Error(String(data)));
			if (type !== 'ack') return;
			socket.close();
			done();
		});
	});
}
