/** Editing a sheet: saving, refusals, conflicts, other tabs and devices, what the next point costs. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../tests/browser/server.ts';
import {
	edit,
	makeHero,
	party,
	readHero,
	saved,
	sheetOf,
	shown,
	until,
	type Hero
} from './heroes.ts';
import { expectAccessible, expectNoSideways, PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

interface Stand {
	mara: Person;
	hero: Hero;
	page: Page;
}

async function open(): Promise<Stand> {
	const mara = await stage.person('Mara');
	const hero = await makeHero(mara, 'Rondriane');
	const page = await stage.signedInPage(mara, sheetOf(hero));
	await shown(page);
	return { mara, hero, page };
}
async function editing(): Promise<Stand> {
	const stand = await open();
	await edit(stand.page);
	return stand;
}
/** As long as a busy machine may take. */
const SOON = { timeout: PATIENCE / 2 };
const more = (page: Page, name: string) =>
	page.getByRole('button', { name: `${name}: mehr` }).click();
const field = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true });
const climbing = ({ sheet_data }: { sheet_data: { talents: Record<string, number> } }) =>
	sheet_data.talents['TAL_3'];
const status = (page: Page) => page.locator('.sheet-status');

describe('what the next point costs', () => {
	test('stands beside each value, what is left counts down, and a sitting is one version', async () => {
		const { mara, hero, page } = await editing();
		const left = page.locator('.sitting .sum');
		await left.filter({ hasText: '24' }).waitFor();
		const cost = (name: string) =>
			field(page, name)
				.locator('xpath=ancestor::*[small][1]/small[contains(@class, "unit")]')
				.getAttribute('aria-label');
		expect(await cost('Klettern')).toBe('2 AP');
		expect(await cost('Mut')).toBe('30 AP. Höchstens 14 (Summe der Eigenschaften).');
		await more(page, 'Klettern');
		await left.filter({ hasText: '22' }).waitFor();
		await page.getByText('Klettern: von 4 auf 5').waitFor();
		await page.keyboard.press('Control+s');
		await saved(page);
		await more(page, 'Zechen');
		await page.getByRole('button', { name: 'Fertig', exact: true }).click();
		await saved(page);
		const { items } = await mara.get<{ items: { cause: string }[] }>(
			`/characters/${hero.id}/history`
		);
		expect(items.map(({ cause }) => cause)).toEqual(['autosave', 'create']);
	});

	test('is of one sitting until one is done, however long it takes', async () => {
		const { page } = await editing();
		await page.clock.install();
		const sittings: (string | null)[] = [];
		page.on('request', (request) => {
			if (request.method() !== 'PATCH') return;
			sittings.push(new URL(request.url()).searchParams.get('sitting'));
		});
		const raise = async () => {
			await more(page, 'Klettern');
			await page.keyboard.press('Control+s');
			await saved(page);
		};
		await raise();
		await page.clock.fastForward('40:00');
		await raise();
		await page.getByRole('button', { name: 'Fertig', exact: true }).click();
		await edit(page);
		await raise();
		const [first, later, another] = sittings.map(Number);
		expect(sittings).toHaveLength(3);
		expect(first).toBeLessThan(PATIENCE / 1000);
		expect(later).toBeGreaterThanOrEqual(2400);
		expect(another).toBeLessThan(PATIENCE / 1000);
	});

	test('more than there is is a note, beside its field and in a summary that leads there', async () => {
		const { page } = await editing();
		for (let point = 0; point < 3; point++) await more(page, 'Mut');
		await page.locator('.findings summary').click();
		const line = page.locator('.findings li', { hasText: 'Mut' }).first();
		await line.getByRole('button', { name: 'Zeigen' }).click();
		const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
		await expect.poll(focused, SOON).toBe('Mut');
		const about = await field(page, 'Mut').getAttribute('aria-describedby');
		const beside = about?.split(' ').map((id) => page.locator(`[id="${id}"]`)) ?? [];
		const texts = await Promise.all(beside.map((one) => one.innerText()));
		expect(texts.join(' ')).toContain('Mut 17: höchstens 15');
		await page.getByText(/Hinweise? zu prüfen/).waitFor();
	});
});

describe('saving', () => {
	test('sends one patch with what changed, after a pause', async () => {
		const { mara, hero, page } = await editing();
		await page.clock.install();
		const patches: unknown[] = [];
		page.on('request', (request) => {
			if (request.method() === 'PATCH') patches.push([request.url(), request.postDataJSON()]);
		});
		await more(page, 'Klettern');
		await more(page, 'Zechen');
		await page.locator('.name-field input').fill('Rondriane die Kühne');
		await status(page).filter({ hasText: 'Ungespeichert' }).waitFor();
		expect(patches).toEqual([]);
		await page.clock.fastForward(8_000);
		await saved(page);
		expect(patches).toHaveLength(1);
		expect(patches[0]).toEqual([
			expect.stringContaining('save=auto'),
			{ name: 'Rondriane die Kühne', sheet_data: { talents: { TAL_3: 5, TAL_14: 6 } } }
		]);
		expect(climbing(await readHero(mara, hero))).toBe(5);
	});

	test('happens every 30 seconds, also while one never pauses', async () => {
		const { page } = await editing();
		await page.clock.install();
		const saves: number[] = [];
		let seconds = 0;
		page.on('request', (request) => {
			if (request.method() === 'PATCH') saves.push(seconds);
		});
		while (seconds < 30) {
			await more(page, 'Klettern');
			expect(saves).toEqual([]);
			seconds += 5;
			await page.clock.fastForward(5_000);
		}
		await saved(page);
		expect(saves).toEqual([30]);
	});

	test('is said at each step, in the head and in the status line', async () => {
		const { page } = await editing();
		await page.clock.install();
		const line = page.getByRole('contentinfo').getByRole('status');
		const says = async (text: string) => {
			await status(page).getByText(text, { exact: true }).waitFor();
			await page.clock.fastForward(1_000); // at most one word a second is said
			await line.getByText(text, { exact: true }).waitFor();
		};
		let go: () => void = () => undefined;
		const held = new Promise<void>((done) => (go = done));
		await page.route('**/v1/characters/**', async (route) => {
			await held;
			await route.continue();
		});
		await says('Gespeichert');
		await more(page, 'Klettern');
		await says('Ungespeichert');
		await page.keyboard.press('Control+s');
		await says('Speichern …');
		go();
		await says('Gespeichert');
		await page.context().setOffline(true);
		await more(page, 'Klettern');
		await page.keyboard.press('Control+s');
		await says('Offline, 1 Änderung wartet');
	});

	test.each([
		[
			'the page is hidden',
			(page: Page) =>
				page.evaluate(() => {
					Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
					document.dispatchEvent(new Event('visibilitychange'));
				})
		],
		[
			'one goes to another page',
			(page: Page) => page.getByRole('link', { name: 'Meine Charaktere' }).first().click()
		],
		['the page is reloaded', (page: Page) => page.reload()]
	])('happens when %s', async (_, leave) => {
		const { mara, hero, page } = await editing();
		await page.clock.install(); // no pause is ever over
		await more(page, 'Klettern');
		await status(page).getByText('Ungespeichert').waitFor();
		await leave(page);
		await until(
			() => readHero(mara, hero),
			(now) => climbing(now) === 5
		);
	});

	test('happens when the page is left', async () => {
		const { mara, hero, page } = await editing();
		await more(page, 'Klettern');
		await page.close();
		await until(
			() => readHero(mara, hero),
			(now) => climbing(now) === 5
		);
	});

	test('is at once on screen, and rolls back with the name of the field when it is refused', async () => {
		const { mara, hero, page } = await editing();
		await field(page, 'Klettern').fill('41');
		await page.keyboard.press('Control+s');
		await page
			.getByRole('alert')
			.getByText(/^Talente: Klettern: .*40/)
			.waitFor();
		await field(page, 'Klettern').blur();
		await expect.poll(() => field(page, 'Klettern').inputValue(), SOON).toBe('4');
		await page.getByRole('heading', { name: 'Das hat der Server nicht angenommen' }).waitFor();
		await page.getByText('Du wolltest: 41').waitFor();
		await page.getByRole('button', { name: 'Verwerfen' }).click();
		await saved(page);
		expect(climbing(await readHero(mara, hero))).toBe(4);
	});

	test('waits while the network is away, and is done when it is back', async () => {
		const { mara, hero, page } = await editing();
		await page.context().setOffline(true);
		await more(page, 'Klettern');
		await page.keyboard.press('Control+s');
		await page.getByRole('button', { name: 'Lebensenergie −1' }).click();
		await status(page).filter({ hasText: 'Offline, 2 Änderungen warten' }).waitFor();
		expect(await field(page, 'Klettern').inputValue()).toBe('5');
		await page.context().setOffline(false);
		await saved(page);
		const { revision, ...now } = await readHero(mara, hero);
		expect(climbing(now)).toBe(5);
		expect(now.sheet_data['current']).toMatchObject({ LeP: 34 });
		expect(revision).toBe(hero.revision + 2); // each was done once
	});

	test('outlives a reload without a connection', async () => {
		const { mara, hero, page } = await editing();
		await page.route('**/v1/characters/**', (route) => route.abort());
		await more(page, 'Klettern');
		await page.keyboard.press('Control+s');
		await status(page).filter({ hasText: 'Offline' }).waitFor();
		await page.reload();
		await page.locator('.sheet .stepper').first().waitFor();
		expect(await field(page, 'Klettern').inputValue()).toBe('5');
		await page.unroute('**/v1/characters/**');
		await until(
			() => readHero(mara, hero),
			(now) => climbing(now) === 5
		);
	});

	test('goes on after a login that the page had to ask for', async () => {
		const { mara, hero, page } = await editing();
		// otherwise a slow machine asks before anything was changed, or saves before it has to
		let end: () => void = () => undefined;
		const ended = new Promise<void>((done) => (end = done));
		await page.route('**/v1/characters/**', async (route) => {
			await ended;
			await route.continue();
		});
		await more(page, 'Klettern');
		await endSessions(mara);
		end();
		await page.keyboard.press('Control+s');
		const dialog = page.getByRole('dialog');
		await dialog.waitFor();
		await dialog.getByLabel('Passwort', { exact: true }).fill(mara.password);
		await dialog.getByRole('button', { name: 'Anmelden', exact: true }).click();
		await dialog.waitFor({ state: 'detached' });
		await saved(page);
		expect(climbing(await readHero(mara, hero))).toBe(5);
	});
});

describe('undo', () => {
	test('takes back and does again by keys, but not while one types', async () => {
		const { page } = await editing();
		await more(page, 'Klettern');
		await page.getByRole('button', { name: 'Rückgängig' }).waitFor();
		await expectNoSideways(page);
		await page.keyboard.press('Control+z');
		await expect.poll(() => field(page, 'Klettern').inputValue(), SOON).toBe('4');
		await page.keyboard.press('Control+Shift+z');
		await expect.poll(() => field(page, 'Klettern').inputValue(), SOON).toBe('5');
		await page.locator('.name-field input').focus();
		await page.keyboard.press('Control+z');
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await expect.poll(() => field(page, 'Klettern').inputValue(), SOON).toBe('4');
	});

	test('brings back an entry that was removed', async () => {
		const { page } = await editing();
		await page.getByRole('button', { name: 'Finte löschen' }).click();
		await page.getByText(/^Entfernt: .*Finte/).waitFor();
		await page.getByRole('button', { name: 'Finte löschen' }).waitFor({ state: 'detached' });
		await page.locator('.toast').getByRole('button', { name: 'Rückgängig' }).click();
		await page.getByRole('button', { name: 'Finte löschen' }).waitFor();
	});
});

describe('two who write', () => {
	test('the same number: the last one stands, and a quiet line says so', async () => {
		const { mara, hero, page } = await editing();
		await page.route('**/v1/characters/**', (route) => route.abort());
		await more(page, 'Klettern');
		await mara.patch(`/characters/${hero.id}`, { sheet_data: { talents: { TAL_3: 9 } } });
		await page.unroute('**/v1/characters/**');
		await page.keyboard.press('Control+s');
		const line = page.locator('.line-trouble');
		await line.getByText('Talente: Klettern:').waitFor();
		await line.getByText('Woanders wurde 9 gesetzt, du: 5').waitFor();
		await line.getByRole('button', { name: 'Rückgängig' }).click();
		await expect.poll(() => field(page, 'Klettern').inputValue(), SOON).toBe('9');
	});

	test('the same long text: both stand there until one is chosen', async () => {
		const { mara, hero, page } = await editing();
		const mine = 'Mein Text. '.repeat(30);
		await page.route('**/v1/characters/**', (route) => route.abort());
		await page.getByRole('textbox', { name: 'Charakteristik' }).fill(mine);
		await mara.patch(`/characters/${hero.id}`, {
			sheet_data: { profile: { characteristics: 'Ihr Text.' } }
		});
		await page.unroute('**/v1/characters/**');
		await page.keyboard.press('Control+s');
		await page.getByRole('heading', { name: /^Zwei Fassungen: .*Charakteristik/ }).waitFor();
		await status(page).filter({ hasText: 'Bitte entscheiden' }).waitFor();
		await page.getByText('Ihr Text.').waitFor();
		await expectAccessible(page, '.troubles');
		await page.getByRole('button', { name: 'Anderes nehmen' }).click();
		await saved(page);
		const text = page.getByRole('textbox', { name: 'Charakteristik' });
		await expect.poll(() => text.inputValue(), SOON).toBe('Ihr Text.');
		// what was given up lies nowhere else
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await expect.poll(() => text.inputValue(), SOON).toBe(mine);
		await page.keyboard.press('Control+s');
		await saved(page);
		expect((await readHero(mara, hero)).sheet_data['profile']).toMatchObject({
			characteristics: mine
		});
	});

	test('in two tabs agree, also where no room tells them', async () => {
		const { page } = await editing();
		const other = await page.context().newPage();
		await other.goto(page.url());
		await other.locator('.sheet .stepper').first().waitFor();
		await more(page, 'Klettern');
		await page.keyboard.press('Control+s');
		await expect.poll(() => field(other, 'Klettern').inputValue(), SOON).toBe('5');
		await other.getByRole('button', { name: 'Lebensenergie −1' }).click();
		await page.getByRole('button', { name: /^Lebensenergie: 34\/35/ }).waitFor();
		await more(other, 'Zechen');
		await more(page, 'Klettern');
		await Promise.all([page, other].map((tab) => tab.keyboard.press('Control+s')));
		for (const tab of [page, other]) {
			await expect.poll(() => field(tab, 'Klettern').inputValue(), SOON).toBe('6');
			await expect.poll(() => field(tab, 'Zechen').inputValue(), SOON).toBe('6');
			await saved(tab);
			expect(await tab.locator('.trouble').count()).toBe(0);
		}
	});

	test('on two devices agree when the page comes to the front', async () => {
		const { mara, hero, page } = await editing();
		await mara.patch(`/characters/${hero.id}`, { sheet_data: { talents: { TAL_3: 9 } } });
		await page.evaluate(() => dispatchEvent(new Event('focus')));
		await expect.poll(() => field(page, 'Klettern').inputValue(), SOON).toBe('9');
	});

	test('at a table see each other at once', async () => {
		const { mara, hero, gero, group } = await party(stage);
		const page = await stage.signedInPage(mara, sheetOf(hero));
		const led = await stage.signedInPage(gero, `/groups/${group}/characters/${hero.id}`);
		await Promise.all([shown(page), shown(led)]);
		await edit(page);
		await more(page, 'Klettern');
		await page.keyboard.press('Control+s');
		await led.getByRole('button', { name: 'Klettern 5 würfeln' }).waitFor();
	});
});

test('an entry is picked from the compendium, one of the group’s own goes along, and both can be undone', async () => {
	const { gero, mara, group, hero } = await party(stage);
	await gero.post(`/groups/${group}/content`, {
		kind: 'special_abilities',
		name: { de: 'Blick der Sieben', en: 'Gaze of the seven' },
		data: { ap: 5 }
	});
	const page = await stage.signedInPage(mara, sheetOf(hero));
	await shown(page);
	await edit(page);
	await page.locator('[data-table="live"]').waitFor();
	const add = page
		.locator('.group', { has: page.getByRole('heading', { name: 'Sonderfertigkeiten' }) })
		.getByRole('button', { name: /Hinzufügen/ });
	await add.click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Einträge durchsuchen').fill('sieben');
	await dialog.getByRole('button', { name: /Blick der Sieben/ }).click();
	await page.getByRole('button', { name: 'Blick der Sieben löschen' }).first().waitFor();
	await add.click();
	await dialog.getByLabel('Einträge durchsuchen').fill('aufmerk');
	await dialog.getByRole('button', { name: 'Aufmerksamkeit', exact: true }).click();
	await page.getByRole('button', { name: 'Aufmerksamkeit löschen' }).waitFor();
	await page.getByRole('button', { name: 'Rückgängig' }).click();
	await page.getByRole('button', { name: 'Aufmerksamkeit löschen' }).waitFor({ state: 'detached' });
	await page.keyboard.press('Control+s');
	await saved(page);
	expect(JSON.stringify(await readHero(mara, hero))).toContain('Blick der Sieben');
});

describe('the history', () => {
	interface Listed {
		items: { cause: string; version: number }[];
	}

	test('says who, when and why, shows each field that differs, and goes back in two clicks', async () => {
		const { mara, hero, page } = await open();
		const path = `/characters/${hero.id}`;
		await mara.patch(path, {
			name: 'Rondriane die Kühne',
			sheet_data: { talents: { TAL_3: 7 }, attributes: { MU: 15 } }
		});
		await mara.post(`${path}/resources/LeP`, { delta: -5 });
		await page.getByRole('button', { name: 'Mehr', exact: true }).click();
		await page.getByRole('link', { name: 'Verlauf' }).click();
		await page.getByRole('heading', { name: 'Verlauf von Rondriane die Kühne' }).waitFor();
		const row = (field: string) => page.getByRole('row').filter({ hasText: field });
		await row('Talente: Klettern').filter({ hasText: /4.*7/ }).waitFor();
		await row('Eigenschaften: Mut')
			.filter({ hasText: /14.*15/ })
			.waitFor();
		await row('Name').filter({ hasText: 'Rondriane die Kühne' }).waitFor();
		const list = page.getByRole('list', { name: 'Fassungen' });
		expect(await list.getByRole('button').allTextContents()).toEqual([
			expect.stringMatching(/Gesichert.*jetzt.*von Mara/s),
			expect.stringMatching(/Angelegt.*von Mara/s)
		]);
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'history');

		await list.getByRole('button', { name: /Angelegt/ }).click();
		await page.getByRole('radio', { name: 'dem Stand jetzt' }).check();
		await row('Talente: Klettern').filter({ hasText: /4.*7/ }).waitFor();
		await page.getByRole('button', { name: 'Diese Fassung wiederherstellen' }).click();
		await page.getByRole('button', { name: 'Ja, wiederherstellen' }).click();
		await page.getByText('Fassung 1 ist wiederhergestellt.').waitFor();
		await page.getByRole('heading', { name: 'Verlauf von Rondriane', exact: true }).waitFor();
		const now = await readHero(mara, hero);
		expect(climbing(now)).toBe(4);
		// what was lost meanwhile stays lost
		expect(JSON.stringify(now.sheet_data['current'])).not.toBe('{}');
		const { items } = await mara.get<Listed>(`${path}/history`);
		expect(items.map(({ cause }) => cause)).toEqual(['restore', 'save', 'create']);
		await page.getByRole('link', { name: 'Zurück zum Bogen' }).click();
		await page.getByRole('button', { name: 'Klettern 4 würfeln' }).waitFor();
		await page.getByRole('button', { name: /^Lebensenergie: 30/ }).waitFor();
	});

	test('holds the last ten versions, each with who, when and why', async () => {
		const { mara, hero, page } = await open();
		const path = `/characters/${hero.id}`;
		for (let version = 2; version < 13; version += 1)
			await mara.patch(path, { sheet_data: { talents: { TAL_3: version } } });
		await page.goto(`${path}/history`);
		const versions = page.getByRole('list', { name: 'Fassungen' }).getByRole('listitem');
		await versions.first().waitFor();
		const texts = await versions.allInnerTexts();
		expect(texts).toHaveLength(10);
		for (const text of texts) expect(text).toMatch(/Gesichert[^]*\d{4}, \d\d:\d\d[^]*von Mara/);
		expect(await page.locator('.versions-list time[datetime]').count()).toBe(10);
		await versions.last().getByRole('button').click();
		await page.getByRole('heading', { name: 'Fassung 3', exact: true }).waitFor();
		await page.getByText('Das ist die älteste Fassung, die es noch gibt.').waitFor();
	});

	test('restores also while points move, but not over a version that nobody has seen', async () => {
		const { mara, hero, page } = await open();
		const path = `/characters/${hero.id}`;
		const raise = (value: number) =>
			mara.patch(path, { sheet_data: { talents: { TAL_3: value } } });
		const restore = async () => {
			await page.getByRole('button', { name: 'Diese Fassung wiederherstellen' }).click();
			await page.getByRole('button', { name: 'Ja, wiederherstellen' }).click();
		};
		const created = page
			.getByRole('list', { name: 'Fassungen' })
			.getByRole('button', { name: /Angelegt/ });
		await raise(7);
		await page.goto(`${path}/history`);
		await created.click();
		await mara.post(`${path}/resources/LeP`, { delta: -5 });
		await restore();
		await page.getByText('Fassung 1 ist wiederhergestellt.').waitFor();
		expect(climbing(await readHero(mara, hero))).toBe(4);

		await created.click();
		await raise(9);
		await restore();
		await page.getByRole('alert').getByText('Inzwischen gibt es eine neuere Fassung').waitFor();
		expect(climbing(await readHero(mara, hero))).toBe(9);
		await page.getByRole('button', { name: 'Ja, wiederherstellen' }).click();
		await until(
			() => readHero(mara, hero),
			(now) => climbing(now) === 4
		);
	});

	test('is read by the dungeon master, who restores nothing', async () => {
		const { gero, mara, hero } = await party(stage);
		await mara.patch(`/characters/${hero.id}`, { sheet_data: { talents: { TAL_3: 7 } } });
		const page = await stage.signedInPage(gero, `/characters/${hero.id}/history`);
		const list = page.getByRole('list', { name: 'Fassungen' });
		await list.getByRole('button', { name: /Angelegt/ }).click();
		await page.getByRole('radio', { name: 'dem Stand jetzt' }).check();
		await page.getByRole('row').filter({ hasText: 'Talente: Klettern' }).waitFor();
		expect(await page.getByRole('button', { name: /wiederherstellen/ }).count()).toBe(0);
	});
});

test('editing is for everybody', async () => {
	const { page } = await editing();
	await expectNoSideways(page);
	// a talent is like another, and axe looks long at each
	await page.locator('summary', { hasText: 'Talente' }).click();
	await expectAccessible(page);
	await picture(page, 'sheet-edit');
});

async function endSessions(person: Person): Promise<void> {
	const { sessions } = await person.get<{ sessions: { id: string; current: boolean }[] }>(
		'/me/sessions'
	);
	for (const { id, current } of sessions)
		if (!current) await person.delete(`/me/sessions/${id}`, { password: person.password });
}
