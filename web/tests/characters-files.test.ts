/** Characters in from files and out as files: nothing is made before one has seen what it would be. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../tests/browser/server.ts';
import { expectAccessible, expectNoSideways, PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

interface Character {
	id: string;
	name: string;
	revision: number;
	sheet_data: { attributes: { MU: number }; current: { LeP: number } };
	groups: { id: string }[];
}
interface GivenFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}
const file = (name: string, content: unknown): GivenFile => ({
	name,
	mimeType: 'application/json',
	buffer: Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content))
});
const data = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const HERO = JSON.parse(String(data('tests/data/heroes/junis_djelef.json'))) as object;
/** Of a program that did not know yet how far a hero is. */
const JUNIS = file('junis.json', { ...HERO, phase: undefined });
const cmchar = (more: object = {}) => ({
	...{ cm_version: '1.0', ruleset_id: 'generic', name: 'Ulf' },
	sheet_data: { hp: { current: 4, maximum: 12 } },
	...more
});
const ULF = file('ulf.cmchar', cmchar());
const BENT = file(
	'schief.cmchar',
	cmchar({ name: 'Schief', sheet_data: { hp: { current: 'x', maximum: 12 }, shoe_size: 43 } })
);
const BROKEN = file('kaputt.json', Buffer.from('{"cm_version":'));

const names = async (person: Person) =>
	(await person.get<{ items: Character[] }>('/characters')).items.map(({ name }) => name).sort();
const get = (person: Person, id: string) => person.get<Character>(`/characters/${id}`);
/** Who has lost five life points in play. */
async function warrior(person: Person): Promise<Character> {
	const body = { ruleset_id: 'dsa5e', name: 'Rondriane', template: 'kriegerin' };
	const { id } = await person.post<Character>('/characters', body);
	await person.post(`/characters/${id}/resources/LeP`, { delta: -5 });
	return get(person, id);
}

async function open(person: Person): Promise<Page> {
	const page = await stage.signedInPage(person, '/characters');
	await page.getByRole('button', { name: 'Importieren' }).waitFor();
	return page;
}
const pick = (page: Page, ...files: GivenFile[]) =>
	page.locator('main header input[type=file]').setInputFiles(files);
const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, name: string) => dialog(page).getByRole('article', { name });

/** Files let go over a part of the page. */
async function drop(page: Page, at: Locator, ...files: GivenFile[]): Promise<void> {
	const given = files.map(({ name, buffer }) => [name, buffer.toString('base64')] as const);
	const dataTransfer = await page.evaluateHandle((all) => {
		const transfer = new DataTransfer();
		for (const [name, content] of all) {
			const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
			transfer.items.add(new File([bytes], name));
		}
		return transfer;
	}, given);
	await at.dispatchEvent('dragenter', { dataTransfer });
	await page.getByText('Dateien hier loslassen').waitFor();
	await at.dispatchEvent('drop', { dataTransfer });
}
/** A level-up that was done elsewhere. */
async function levelledUp(person: Person, id: string): Promise<GivenFile> {
	const answer = await fetch(`${person.url}/v1/characters/${id}/export`, {
		headers: { authorization: `Bearer ${person.token}` }
	});
	const document = (await answer.json()) as ReturnType<typeof cmchar> & {
		sheet_data: Character['sheet_data'] & { talents: Record<string, number>; species: string };
	};
	const sheet = document.sheet_data;
	sheet.attributes.MU += 1;
	sheet.talents['TAL_1'] = 7;
	sheet.current.LeP = 1;
	return file('rondriane.cmchar', document);
}

describe('files', () => {
	test('let go anywhere are reported, several at once; what one agrees to is made, and taken back', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		await drop(page, page.locator('main'), JUNIS, ULF, BROKEN);
		const junis = row(page, 'Junis Djelef');
		await junis.getByText('Bericht').click();
		await junis
			.getByText('488 Werte übernommen · 1 umgewandelt · 1 unbekannt, aufbewahrt')
			.waitFor();
		await junis.getByText('Umgewandelt (1)').click();
		await junis.getByRole('listitem').filter({ hasText: 'phase' }).waitFor();
		await junis.getByText('Unbekannt, wird aufbewahrt').click();
		await junis.getByText('belongings › armorZones').waitFor();
		await row(page, 'kaputt.json').getByText('Es wurde nichts angelegt').waitFor();
		await row(page, 'kaputt.json').getByText('kein gültiges JSON').waitFor();
		expect(await names(mara)).toEqual([]);
		await dialog(page).getByRole('button', { name: '2 übernehmen' }).click();
		for (const name of ['Junis Djelef', 'Ulf'])
			await row(page, name).getByRole('link', { name: 'Öffnen' }).waitFor();
		expect(await names(mara)).toEqual(['Junis Djelef ibn Yakuban Al Thani', 'Ulf']);
		await dialog(page).getByRole('button', { name: 'Schließen' }).first().click();
		await page.getByText('2 Charaktere sind da.').waitFor();
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await page.getByText('Du hast noch keinen Charakter').waitFor();
		expect(await names(mara)).toEqual([]);
	});

	test.each(['de', 'en'])('are reported for everybody, in %s', async (language) => {
		const mara = await stage.server.person('Mara', language as 'de' | 'en');
		const page = await stage.signedInPage(mara, '/characters');
		await page.getByRole('button', { name: /^(Importieren|Import)$/ }).waitFor();
		await pick(page, JUNIS, BENT);
		await dialog(page)
			.getByRole('button', { name: /^(Zeigen|Show)/ })
			.click();
		await dialog(page).locator('.sheet').waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'characters-import');
	});

	test('that are refused say where and why, and nothing is made', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		await pick(
			page,
			file('anderswo.cmchar', cmchar({ ruleset_id: 'nowhere' })),
			file('neu.cmchar', cmchar({ cm_version: '9.9' })),
			file('fremd.json', { just: 'something' }),
			file('gross.json', Buffer.alloc(4 * 1024 * 1024 + 1))
		);
		const elsewhere = row(page, 'anderswo.cmchar');
		await elsewhere.getByText('Dieses Regelwerk ist hier nicht installiert.').waitFor();
		await elsewhere.getByText('ruleset_id').waitFor();
		await row(page, 'neu.cmchar').getByText('cm_version').waitFor();
		await row(page, 'fremd.json').getByText('weder eine .cmchar noch eine').first().waitFor();
		await row(page, 'gross.json').getByText('Das ist zu groß.').waitFor();
		expect(await names(mara)).toEqual([]);
	});

	test('with a finding lead to its field in the sheet that would be', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		await pick(page, BENT);
		const finding = dialog(page).getByRole('listitem').filter({ hasText: 'ganze Zahl' });
		await finding.getByText('Fehler:').first().waitFor();
		await dialog(page).getByText('1 unbekannt, aufbewahrt · 1 Fehler').waitFor();
		await dialog(page)
			.getByRole('button', { name: /^Zeigen/ })
			.click();
		const field = dialog(page).locator('.sheet [data-at="/hp/current"]');
		await expect
			.poll(() => field.evaluate((element) => element.contains(document.activeElement)), {
				timeout: PATIENCE
			})
			.toBe(true);
		// nothing in it can be thrown or changed, and nothing can be made of it
		expect(await dialog(page).locator('.sheet .throw, .sheet input').count()).toBe(0);
		await dialog(page).getByRole('button', { name: 'Schließen' }).first().click();
		expect(await names(mara)).toEqual([]);
	});

	test('go straight into a group', async () => {
		const mara = await stage.person('Mara');
		const group = { name: 'Hafenwache', ruleset_id: 'generic' };
		const { id } = await mara.post<{ id: string }>('/groups', group);
		const page = await open(mara);
		await pick(page, ULF);
		await dialog(page).getByRole('combobox', { name: 'Gleich in eine Gruppe' }).click();
		await page.getByRole('option', { name: 'Hafenwache' }).click();
		await dialog(page).getByRole('button', { name: 'Anlegen' }).click();
		await page.getByText('Ulf ist da.').waitFor();
		const { items } = await mara.get<{ items: Character[] }>('/characters');
		expect(items.map(({ groups }) => groups)).toMatchObject([[{ id }]]);
	});

	test('make one character, also if the answer is lost on the way', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		await pick(page, ULF);
		await page.route(
			'**/v1/characters/import',
			async (route) => {
				await route.fetch();
				await route.abort();
			},
			{ times: 1 }
		);
		await dialog(page).getByRole('button', { name: 'Anlegen' }).click();
		await dialog(page).getByRole('button', { name: 'Noch einmal versuchen' }).click();
		await page.getByRole('heading', { level: 2, name: 'Ulf' }).waitFor();
		await dialog(page).waitFor({ state: 'detached' });
		expect(await names(mara)).toEqual(['Ulf']);
	});
});

describe('a file for a character who is there', () => {
	test('shows field by field what changes, and what stays; the change is taken back', async () => {
		const mara = await stage.person('Mara');
		const { id, sheet_data } = await warrior(mara);
		const up = await levelledUp(mara, id);
		const page = await open(mara);
		await page.getByRole('button', { name: 'Mehr: Rondriane' }).click();
		const chooser = page.waitForEvent('filechooser');
		await page.getByRole('button', { name: 'Aus Datei aktualisieren' }).click();
		await (await chooser).setFiles(up);
		await dialog(page).getByText('2 Felder ändern sich').waitFor();
		const { MU } = sheet_data.attributes;
		const cells = dialog(page).getByRole('row');
		// the fields' names come with the ruleset, after their number
		await cells.nth(2).waitFor();
		expect(await cells.allInnerTexts()).toEqual([
			expect.stringContaining('Feld'),
			expect.stringMatching(new RegExp(`Eigenschaften\\s+Mut\\s+${MU}\\s+${MU + 1}`)),
			expect.stringMatching(/Talente\s+Fliegen\s+keine Angabe\s+7/)
		]);
		await dialog(page)
			.getByText(/^Es bleiben: Name, Bild, laufende Werte/)
			.waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'characters-update');
		expect((await get(mara, id)).sheet_data).toEqual(sheet_data);
		await dialog(page).getByRole('button', { name: 'Aktualisieren' }).click();
		await page.getByText('Rondriane ist auf dem Stand der Datei.').waitFor();
		const after = (await get(mara, id)).sheet_data;
		expect(after.attributes.MU).toBe(MU + 1);
		expect(after.current).toEqual(sheet_data.current);
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await page.getByText('Zurückgenommen.').waitFor();
		expect((await get(mara, id)).sheet_data).toEqual(sheet_data);
		expect(await names(mara)).toEqual(['Rondriane']);
	});

	test('who was changed meanwhile is read again before anything happens', async () => {
		const mara = await stage.person('Mara');
		const { id, sheet_data } = await warrior(mara);
		const up = await levelledUp(mara, id);
		const page = await open(mara);
		await pick(page, up);
		// the same name is there already
		await dialog(page).getByRole('button', { name: '„Rondriane“ aktualisieren' }).click();
		await dialog(page).getByText('2 Felder ändern sich').waitFor();
		const { MU } = sheet_data.attributes;
		await mara.patch(`/characters/${id}`, { sheet_data: { attributes: { MU: MU + 1 } } });
		await dialog(page).getByRole('button', { name: 'Aktualisieren' }).click();
		await dialog(page).getByText('Jemand hat das inzwischen geändert.').waitFor();
		await dialog(page).getByText('1 Feld ändert sich').waitFor();
		await dialog(page).getByRole('button', { name: 'Aktualisieren' }).click();
		await page.getByText('Rondriane ist auf dem Stand der Datei.').waitFor();
		expect(await names(mara)).toEqual(['Rondriane']);
	});

	test('and of another ruleset is refused', async () => {
		const mara = await stage.person('Mara');
		const { id, revision } = await warrior(mara);
		const page = await open(mara);
		await page.getByRole('button', { name: 'Mehr: Rondriane' }).click();
		const chooser = page.waitForEvent('filechooser');
		await page.getByRole('button', { name: 'Aus Datei aktualisieren' }).click();
		await (await chooser).setFiles(ULF);
		await dialog(page).getByText('Nicht angenommen: Es wurde nichts geändert.').waitFor();
		await dialog(page).getByText('einem anderen Regelwerk').waitFor();
		expect((await get(mara, id)).revision).toBe(revision);
	});
});

describe('a character leaves', () => {
	async function exporting(person: Person): Promise<Page> {
		await warrior(person);
		const page = await open(person);
		await page.getByRole('button', { name: 'Mehr: Rondriane' }).click();
		await page.getByRole('button', { name: 'Exportieren' }).click();
		return page;
	}

	test('as a .cmchar, and as what its ruleset writes', async () => {
		const mara = await stage.person('Mara');
		const page = await exporting(mara);
		async function downloaded(button: string) {
			const download = page.waitForEvent('download');
			await dialog(page).getByRole('button', { name: button }).click();
			const got = await download;
			const content = JSON.parse(readFileSync(await got.path(), 'utf8')) as Record<string, unknown>;
			return [got.suggestedFilename(), content] as const;
		}
		const [name, own] = await downloaded('Campaign Manager (.cmchar)');
		expect(name).toBe('Rondriane.cmchar');
		expect(own).toMatchObject({ cm_version: '1.0', ruleset_id: 'dsa5e', name: 'Rondriane' });
		const [otherName, other] = await downloaded('Optolith-Held (JSON)');
		expect(otherName).toBe('Rondriane.json');
		expect(other).toMatchObject({ name: 'Rondriane', clientVersion: expect.any(String) as string });
	});

	test('by a link that anybody may use, and that says how long', async () => {
		const mara = await stage.person('Mara');
		const page = await exporting(mara);
		await dialog(page).getByRole('button', { name: 'Link anlegen' }).click();
		const url = await dialog(page).getByRole('textbox', { name: 'Link' }).inputValue();
		await dialog(page)
			.getByText(/^Gilt bis \p{L}+, \d+\. /u)
			.waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'characters-export');
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await dialog(page).getByRole('button', { name: 'Kopieren' }).click();
		await dialog(page).getByRole('button', { name: 'Kopiert' }).waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
		await page.keyboard.press('Escape');
		await dialog(page).waitFor({ state: 'detached' });
		const focused = page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
		expect(await focused).toBe('Mehr: Rondriane');
		const answer = await fetch(url);
		expect(answer.status).toBe(200);
		expect(((await answer.json()) as { name: string }).name).toBe('Rondriane');
		const later = await fetch(url.replace(/expires=\d+/, 'expires=99999999999'));
		expect(later.status).toBe(403);
	});

	test('by a link that is offered anew when its day is over', async () => {
		const mara = await stage.person('Mara');
		const page = await exporting(mara);
		await page.clock.install();
		await dialog(page).getByRole('button', { name: 'Link anlegen' }).click();
		const link = dialog(page).getByRole('textbox', { name: 'Link' });
		const ends = Number(new URL(await link.inputValue()).searchParams.get('expires')) * 1000;
		expect(Math.abs(ends - Date.now() - 86_400_000)).toBeLessThan(PATIENCE);
		await page.clock.fastForward('24:00:30');
		await link.waitFor({ state: 'detached' });
		await dialog(page).getByRole('button', { name: 'Link anlegen' }).waitFor();
	});
});
