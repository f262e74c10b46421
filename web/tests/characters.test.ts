/** The list of one's own characters: find, make, copy, delete and bring back, portraits. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../tests/browser/server.ts';
import { png } from './pictures.ts';
import { expectAccessible, expectNoSideways, PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

interface Made {
	id: string;
	name: string;
	portrait_url: string | null;
	groups: { id: string }[];
}
const make = (person: Person, name: string, more: object = {}) =>
	person.post<Made>('/characters', { ruleset_id: 'generic', name, ...more });
const list = async (person: Person, query = '') =>
	(await person.get<{ items: Made[] }>(`/characters${query}`)).items;
const names = async (person: Person, query = '') =>
	(await list(person, query)).map(({ name }) => name).sort();

const sheetOf = async (person: Person, made?: Made) =>
	(await person.get<{ sheet_data: object }>(`/characters/${made?.id}`)).sheet_data;

const cards = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 });
const shown = (page: Page) => cards(page).allTextContents();
/** Until the list shows just these, in this order. */
const expectShown = (page: Page, ...wanted: string[]) =>
	expect.poll(() => shown(page), { timeout: PATIENCE }).toEqual(wanted);
async function choose(page: Page, label: string, option: string): Promise<void> {
	await page.getByRole('combobox', { name: label }).click();
	await page.getByRole('option', { name: option }).click();
}
async function act(page: Page, name: string, action: string): Promise<void> {
	await page.getByRole('button', { name: `Mehr: ${name}`, exact: true }).click();
	await page.getByRole('button', { name: action }).filter({ visible: true }).click();
}

describe('the list', () => {
	test('is searched, narrowed and sorted, and says where each character plays', async () => {
		const mara = await stage.person('Mara');
		const [seated] = [
			await make(mara, 'Rondriane', { ruleset_id: 'dsa5e', template: 'kriegerin' }),
			await make(mara, 'Jörgen'),
			await make(mara, 'Ulf')
		];
		const group = { name: 'Die Sieben', ruleset_id: 'dsa5e' };
		const { id } = await mara.post<{ id: string }>('/groups', group);
		await mara.post(`/groups/${id}/characters`, { character_id: seated?.id, is_active: true });
		const page = await stage.signedInPage(mara, '/characters');
		await expectShown(page, 'Ulf', 'Jörgen', 'Rondriane');
		await page.getByText('Mensch · Krieger · Erfahren').waitFor();
		await page.getByText('Die Sieben (am Tisch)').waitFor();
		await page.getByRole('searchbox', { name: 'Suchen' }).fill('jorgen');
		await expectShown(page, 'Jörgen');
		await page.getByRole('status').filter({ hasText: '1 von 3 Charaktere' }).waitFor();
		await page.getByRole('searchbox').fill('niemand');
		await page.getByRole('button', { name: 'Alle zeigen' }).click();
		await choose(page, 'Regelwerk', 'Das Schwarze Auge 5');
		await expectShown(page, 'Rondriane');
		await choose(page, 'Regelwerk', 'Alle Regelwerke');
		await choose(page, 'Gruppe', 'In keiner Gruppe');
		await expectShown(page, 'Ulf', 'Jörgen');
		await choose(page, 'Gruppe', 'Alle Gruppen');
		// by keys, and by the first letter of what is wanted
		await page.getByRole('combobox', { name: 'Reihenfolge' }).press('N');
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expectShown(page, 'Jörgen', 'Rondriane', 'Ulf');
		expect(await page.title()).toBe('Meine Charaktere · Campaign Manager');
	});

	test.each(['de', 'en'])('is for everybody, in %s', async (language) => {
		const mara = await stage.server.person('Mara', language as 'de' | 'en');
		await make(mara, 'Rondriane von Donnerbach', { ruleset_id: 'dsa5e', template: 'kriegerin' });
		await make(mara, 'Ulf', { template: 'sea-captain' });
		const page = await stage.signedInPage(mara, '/characters');
		await cards(page).first().waitFor();
		await expectAccessible(page);
		await picture(page, 'characters');
		await page.getByRole('button', { name: /^(Neuer|New) / }).click();
		await page
			.getByText(/Krieger|Warrior/)
			.first()
			.waitFor();
		await expectAccessible(page);
		await picture(page, 'characters-new');
		await page.keyboard.press('Escape');
		await expectNoSideways(page);
	});

	test('of nobody says what to do; one is made by keys alone', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.signedInPage(mara, '/characters');
		await page.getByText('Du hast noch keinen Charakter').waitFor();
		await page.getByRole('main').getByRole('button', { name: 'Neuer Charakter' }).last().focus();
		await page.keyboard.press('Enter');
		await page.getByRole('textbox', { name: 'Name' }).waitFor();
		await page.keyboard.type('Alrik');
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/characters\/[0-9a-f-]{36}$/);
		// the first template of the first ruleset was chosen
		const [made] = await list(mara);
		expect(made?.name).toBe('Alrik');
		expect(page.url()).toContain(made?.id);
	});

	test('of a person who is not signed in asks for a login, and is there after it', async () => {
		const mara = await stage.person('Mara');
		await make(mara, 'Ulf');
		const page = await stage.page('/characters');
		await page.waitForURL(/\/login/);
		await page.getByLabel('Mailadresse').fill(mara.email);
		await page.getByLabel('Passwort', { exact: true }).fill(mara.password);
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/characters$/);
		await expectShown(page, 'Ulf');
	});

	test('says that the server is away, and is there when it is back', async () => {
		const mara = await stage.person('Mara');
		await make(mara, 'Ulf');
		const device = await stage.device();
		await stage.signIn(device, mara);
		const page = await device.newPage();
		await page.route('**/v1/characters?*', (route) => route.abort());
		await page.goto('/characters');
		await page.getByRole('heading', { name: 'Der Server ist nicht zu erreichen' }).waitFor();
		await page.unroute('**/v1/characters?*');
		await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
		await expectShown(page, 'Ulf');
	});
});

describe('a character', () => {
	test('is made blank in the ruleset and the group that are chosen', async () => {
		const mara = await stage.person('Mara');
		const group = { name: 'Hafenwache', ruleset_id: 'generic' };
		const { id } = await mara.post<{ id: string }>('/groups', group);
		const page = await stage.signedInPage(mara, '/characters');
		await page.getByRole('button', { name: 'Neuer Charakter' }).first().click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('radio', { name: 'Freies Spiel' }).check();
		await dialog.getByRole('radio', { name: 'Leerer Bogen' }).check();
		await dialog.getByRole('textbox', { name: 'Name' }).fill('Ulf');
		await choose(page, 'Gleich in eine Gruppe', 'Hafenwache');
		await dialog.getByRole('button', { name: 'Anlegen' }).click();
		await page.waitForURL(/\/characters\/[0-9a-f-]{36}$/);
		const [made] = await list(mara);
		expect(made).toMatchObject({ name: 'Ulf', ruleset_id: 'generic', groups: [{ id }] });
		expect(await sheetOf(mara, made)).toEqual(await sheetOf(mara, await make(mara, 'Leer')));
		// another page sends somebody here for its group
		await page.goto(`/characters?new&group=${id}`);
		await dialog.getByRole('combobox').filter({ hasText: 'Hafenwache' }).waitFor();
		expect(await dialog.getByRole('radio', { name: 'Freies Spiel' }).isChecked()).toBe(true);
	});

	test('is made from the template that is chosen', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.signedInPage(mara, '/characters');
		await page.getByRole('button', { name: 'Neuer Charakter' }).first().click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('radio', { name: 'Das Schwarze Auge 5' }).check();
		await dialog.getByRole('radio', { name: /^Theodor Wellenbrink Mensch · / }).check();
		await dialog.getByRole('textbox', { name: 'Name' }).fill('Alrik');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { level: 1, name: 'Alrik' }).waitFor();
		const [made] = await list(mara);
		const same = { ruleset_id: 'dsa5e', template: 'gildenmagier' };
		expect(made).toMatchObject({ name: 'Alrik', ruleset_id: 'dsa5e' });
		expect(await sheetOf(mara, made)).toEqual(
			await sheetOf(mara, await make(mara, 'Auch einer', same))
		);
	});

	test('is copied, and the copy taken back', async () => {
		const mara = await stage.person('Mara');
		const ulf = await make(mara, 'Ulf', { template: 'sea-captain' });
		const page = await stage.signedInPage(mara, '/characters');
		await act(page, 'Ulf', 'Duplizieren');
		await expectShown(page, 'Ulf (2)', 'Ulf');
		const [copy] = await list(mara);
		expect(copy?.id).not.toBe(ulf.id);
		expect(await sheetOf(mara, copy)).toEqual(await sheetOf(mara, ulf));
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await expectShown(page, 'Ulf');
		expect(await names(mara)).toEqual(['Ulf']);
	});

	test('is deleted at once, and brought back by undo or from what was deleted lately', async () => {
		const mara = await stage.person('Mara');
		await make(mara, 'Ulf');
		const page = await stage.signedInPage(mara, '/characters');
		await act(page, 'Ulf', 'Löschen');
		await page.getByText('Ulf ist gelöscht.').waitFor();
		expect(await names(mara)).toEqual([]);
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await expectShown(page, 'Ulf');
		await act(page, 'Ulf', 'Löschen');
		await page.getByRole('link', { name: 'Zuletzt gelöscht' }).click();
		await page.getByText('Noch 30 Tage').waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'characters-deleted');
		await page.getByRole('button', { name: 'Wiederherstellen Ulf' }).click();
		await page.getByText('Hier liegt nichts.').waitFor();
		await page.getByRole('link', { name: 'Zu meinen Charakteren' }).first().click();
		await expectShown(page, 'Ulf');
		expect(await names(mara)).toEqual(['Ulf']);
	});

	test('that is on its way to what was deleted lately is there when one looks', async () => {
		const mara = await stage.person('Mara');
		await make(mara, 'Ulf');
		const page = await stage.signedInPage(mara, '/characters');
		let isLooked = false;
		page.on('request', (request) => (isLooked ||= request.url().includes('deleted=true')));
		let go = (): void => undefined;
		const held = new Promise<void>((done) => (go = done));
		await page.route('**/characters/*', async (route) => {
			if (route.request().method() === 'DELETE') await held;
			await route.continue();
		});
		await act(page, 'Ulf', 'Löschen');
		await page.getByRole('link', { name: 'Zuletzt gelöscht' }).click();
		await page.getByRole('heading', { level: 1, name: 'Zuletzt gelöscht' }).waitFor();
		expect(isLooked).toBe(false);
		go();
		await page.getByText('Noch 30 Tage').waitFor();
	});

	test('comes back on the screen if deleting failed, and why is said', async () => {
		const mara = await stage.person('Mara');
		await make(mara, 'Ulf');
		const page = await stage.signedInPage(mara, '/characters');
		await page.route('**/v1/characters/*', (route) => route.abort());
		await act(page, 'Ulf', 'Löschen');
		const alarm = page.getByRole('alert').filter({ hasText: 'Ulf wurde nicht gelöscht' });
		await alarm.getByText('Der Server ist nicht zu erreichen').waitFor();
		await expectShown(page, 'Ulf');
		expect(await names(mara)).toEqual(['Ulf']);
	});
});

describe('a portrait', () => {
	const MB = 1024 * 1024;
	const tall = { name: 'foto.png', mimeType: 'image/png', buffer: png(300, 400) };

	async function open(person: Person): Promise<Page> {
		await make(person, 'Ulf');
		const page = await stage.signedInPage(person, '/characters');
		await act(page, 'Ulf', 'Bild …');
		await page.getByRole('dialog').waitFor();
		return page;
	}
	const pick = (page: Page, file: typeof tall) =>
		page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
	const portraitOf = async (person: Person) => (await list(person))[0]?.portrait_url ?? null;

	test('is cut to a square of 512 pixels, a WebP, and sent straight to the store', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		await pick(page, tall);
		const view = page.getByRole('application', { name: 'Ausschnitt' });
		const look = () => page.evaluate(() => document.querySelector('canvas')?.toDataURL());
		await view.waitFor();
		const before = await look();
		await view.focus();
		await page.keyboard.press('+');
		await page.keyboard.press('Shift+ArrowDown');
		const byKeys = await look();
		expect(byKeys).not.toBe(before);
		const box = (await view.boundingBox()) ?? { x: 0, y: 0 };
		await page.mouse.move(box.x + 60, box.y + 60);
		await page.mouse.down();
		await page.mouse.move(box.x + 50, box.y + 65);
		await page.mouse.up();
		expect(await look()).not.toBe(byKeys);
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'portrait');
		const sent = page.waitForRequest((request) => request.method() === 'PUT');
		await page.getByRole('button', { name: 'Bild übernehmen' }).click();
		expect(new URL((await sent).url()).pathname).toMatch(/^\/objects\/uploads\//);
		await page.getByText('Ulf hat ein neues Bild.').waitFor();
		const url = (await portraitOf(mara)) ?? '';
		const stored = Buffer.from(await (await fetch(url)).arrayBuffer());
		expect(stored.toString('latin1', 8, 12)).toBe('WEBP');
		const size = await page.evaluate(async (address) => {
			const bitmap = await createImageBitmap(await (await fetch(address)).blob());
			return [bitmap.width, bitmap.height];
		}, url);
		expect(size).toEqual([512, 512]);
		await page.locator(`main img[src="${url}"]`).waitFor();

		await act(page, 'Ulf', 'Bild …');
		await page.getByRole('button', { name: 'Bild entfernen' }).click();
		await page
			.getByRole('dialog', { name: 'Bild entfernen?' })
			.getByRole('button', { name: 'Bild entfernen' })
			.click();
		await page.locator('main img').first().waitFor({ state: 'detached' });
		expect(await portraitOf(mara)).toBeNull();
	});

	test('of another kind is refused before anything is sent, whatever its name', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		const requests: string[] = [];
		page.on('request', (request) => requests.push(request.method()));
		await pick(page, { ...tall, buffer: Buffer.from('GIF89a and so on') });
		await page.getByText('Das ist kein JPEG, PNG oder WebP.').waitFor();
		await pick(page, { ...tall, buffer: tall.buffer.subarray(0, 40) });
		await page.getByText('Das Bild lässt sich nicht öffnen.').waitFor();
		expect(requests).not.toContain('POST');
		expect(await portraitOf(mara)).toBeNull();
	});

	test('of a large photo is made small; one that is out of all bounds is refused', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.method()));
		// made there: it would be long on its way into the browser
		await page
			.getByRole('dialog')
			.locator('input[type=file]')
			.evaluate((input, bytes) => {
				const picked = new DataTransfer();
				const parts = [new Uint8Array([0xff, 0xd8, 0xff]), new Uint8Array(bytes)];
				picked.items.add(new File(parts, 'foto.jpg', { type: 'image/jpeg' }));
				(input as HTMLInputElement).files = picked.files;
				input.dispatchEvent(new Event('change', { bubbles: true }));
			}, 20 * MB);
		await page.getByText('Das Bild ist zu groß: höchstens 20 MB.').waitFor();
		expect(asked).not.toContain('POST');
		const photo = Buffer.concat([tall.buffer, Buffer.alloc(2 * MB)]);
		await pick(page, { ...tall, buffer: photo });
		await page.getByRole('button', { name: 'Bild übernehmen' }).click();
		await page.getByText('Ulf hat ein neues Bild.').waitFor();
		const stored = await (await fetch((await portraitOf(mara)) ?? '')).arrayBuffer();
		expect(stored.byteLength).toBeLessThan(2 * MB);
	});

	test('that is not what was announced is refused; another replaces the one that stayed', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		const take = () => page.getByRole('button', { name: 'Bild übernehmen' }).click();
		await pick(page, tall);
		await take();
		await page.getByText('Ulf hat ein neues Bild.').waitFor();
		const first = (await portraitOf(mara)) ?? '';

		await act(page, 'Ulf', 'Bild …');
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Bild ersetzen' }).waitFor();
		await pick(page, { ...tall, buffer: png(400, 300) });
		await page.route('**/objects/uploads/**', (route) => {
			const sent = route.request().postDataBuffer() ?? Buffer.alloc(0);
			return route.continue({ postData: Buffer.alloc(sent.length) });
		});
		await take();
		await dialog.getByRole('alert').getByText('nicht das angekündigte Bild').waitFor();
		expect(await portraitOf(mara)).toBe(first);
		await page.unroute('**/objects/uploads/**');
		await dialog.getByRole('button', { name: 'Noch einmal versuchen' }).click();
		await dialog.waitFor({ state: 'detached' });
		const second = (await portraitOf(mara)) ?? '';
		expect(second).not.toBe(first);
		await page.locator(`main img[src="${second}"]`).waitFor();
		expect((await fetch(first)).status).toBe(404);
	});

	test('is let go anywhere over its dialog, on the sheet, too', async () => {
		const mara = await stage.person('Mara');
		const { id } = await make(mara, 'Ulf');
		const page = await stage.signedInPage(mara, `/characters/${id}`);
		await page.getByRole('button', { name: 'Mehr', exact: true }).click();
		await page.getByRole('button', { name: 'Porträt ändern' }).click();
		const dialog = page.getByRole('dialog');
		const title = dialog.getByRole('heading', { name: 'Bild von Ulf' });
		await title.waitFor();
		const drop = (buffer: Buffer) =>
			title.evaluate((over, base64) => {
				const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
				const dataTransfer = new DataTransfer();
				dataTransfer.items.add(new File([bytes], 'foto.png', { type: 'image/png' }));
				const more = { dataTransfer, bubbles: true, cancelable: true };
				// what nobody takes, the browser opens in place of the page
				return ['dragover', 'drop'].map((name) => !over.dispatchEvent(new DragEvent(name, more)));
			}, buffer.toString('base64'));
		expect(await drop(tall.buffer)).toEqual([true, true]);
		await dialog.getByRole('application', { name: 'Ausschnitt' }).waitFor();
		const look = () => page.evaluate(() => document.querySelector('canvas')?.toDataURL());
		const first = await look();
		expect(await drop(png(50, 50))).toEqual([true, true]);
		await expect.poll(look, { timeout: PATIENCE }).not.toBe(first);
		await dialog.getByRole('button', { name: 'Bild übernehmen' }).click();
		await dialog.waitFor({ state: 'detached' });
		const url = (await portraitOf(mara)) ?? '';
		await page.locator(`main img[src="${url}"]`).first().waitFor();
	});

	test('that is on its way is called back', async () => {
		const mara = await stage.person('Mara');
		const page = await open(mara);
		const isHeld = new Promise<void>((done) => {
			void page.route('**/objects/uploads/**', () => done()); // never goes on
		});
		await pick(page, tall);
		await page.getByRole('button', { name: 'Bild übernehmen' }).click();
		await page.getByRole('progressbar', { name: 'Hochgeladen' }).waitFor();
		await isHeld;
		await page.getByRole('button', { name: 'Abbrechen' }).click();
		await page.getByRole('button', { name: 'Bild übernehmen' }).waitFor();
		expect(await portraitOf(mara)).toBeNull();
	});
});
