/** The account: name, mail, password, second factor, sessions, alarms, everything, the end. */
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PASSWORD, type Person } from '../../tests/browser/server.ts';
import { expectAccessible, expectNoSideways, PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

const NEW_PASSWORD = 'Acht Gezeichnete im Schnee';
interface Me {
	display_name: string;
	email: string;
	second_factor: { active: boolean; recovery_codes_left: number };
	notices: { kind: string }[];
}
const meOf = (person: Person) => person.get<Me>('/me');
const sessionsOf = async (person: Person) =>
	(await person.get<{ sessions: { device: string; current: boolean }[] }>('/me/sessions')).sessions;
const logIn = (email: string, password: string, more: object = {}) =>
	fetch(`${stage.server.url}/v1/auth/login`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email, password, transport: 'body', ...more })
	});
async function tokensOf(answer: Response) {
	expect(answer.status).toBe(200);
	return (await answer.json()) as { access_token: string; refresh_token: string };
}
const press = (place: Page | Locator, name: string) =>
	place.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) =>
	page.getByRole('heading', { level: 1, name }).waitFor();

async function opened(person: Person): Promise<Page> {
	const page = await stage.signedInPage(person, '/account');
	await page.getByRole('heading', { name: 'Profil' }).waitFor();
	await page.getByText('diese Sitzung').waitFor();
	return page;
}

/** What an authenticator app shows (RFC 6238). */
function codeOf(secret: string, at = Date.now()): string {
	const bits = [...secret.replaceAll(' ', '')]
		.map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
		.join('');
	const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
	const hash = createHmac('sha1', key).update(counter).digest();
	const offset = (hash.at(-1) ?? 0) & 15;
	return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test.each(['de', 'en'] as const)('the account is for everybody, in %s', async (locale) => {
	const mara = await stage.server.person('Mara', locale);
	await tokensOf(await logIn(mara.email, PASSWORD, { device: 'Laptop auf dem Dachboden' }));
	const page = await stage.signedInPage(mara, '/account');
	await page.getByText('Laptop auf dem Dachboden').waitFor();
	await expectAccessible(page);
	await expectNoSideways(page);
	await picture(page, 'account');
	const change = page.getByRole('button', {
		name: locale === 'de' ? 'Passwort ändern' : 'Change the password'
	});
	await change.click();
	await page.getByRole('dialog').waitFor();
	await expectAccessible(page);
	await picture(page, 'account-password');
});

describe('the profile', () => {
	test('takes another name, which stands everywhere at once', async () => {
		const mara = await stage.person('Mara');
		const page = await opened(mara);
		const name = page.getByLabel('Dein Name in der Gruppe');
		await name.fill('Mara von Gareth');
		await page.getByRole('main').getByRole('button', { name: 'Speichern' }).click();
		await page.getByText('Du heißt jetzt Mara von Gareth.').waitFor();
		await page.getByRole('navigation').getByRole('button', { name: 'Konto', exact: true }).click();
		await page.getByText('Angemeldet als Mara von Gareth').waitFor();
		expect((await meOf(mara)).display_name).toBe('Mara von Gareth');
	});

	test('says at the field why a name is refused', async () => {
		const mara = await stage.person('Mara');
		const page = await opened(mara);
		await page.getByLabel('Dein Name in der Gruppe').fill('   ');
		await page.getByRole('main').getByRole('button', { name: 'Speichern' }).click();
		await page.locator('.finding').waitFor();
		expect((await meOf(mara)).display_name).toBe('Mara');
	});

	test('is not left with a name that is not saved, unless one says so', async () => {
		const mara = await stage.person('Mara');
		const page = await opened(mara);
		await page.getByLabel('Dein Name in der Gruppe').fill('Mara die Zweite');
		const away = page.getByRole('link', { name: 'Code aus dem Spiel eingeben' });
		await away.click();
		const question = page.getByRole('dialog', { name: 'Seite verlassen?' });
		await press(question, 'Hierbleiben');
		await question.waitFor({ state: 'detached' });
		expect(await page.getByLabel('Dein Name in der Gruppe').inputValue()).toBe('Mara die Zweite');
		await away.click();
		await press(question, 'Verlassen');
		await heading(page, 'TaleSpire verbinden');
		expect((await meOf(mara)).display_name).toBe('Mara');
	});

	test('changes the mail address once the mail there is confirmed', async () => {
		const mara = await stage.person('Mara');
		const email = `neu.${crypto.randomUUID().slice(0, 8)}@example.org`;
		const page = await opened(mara);
		await press(page, 'Mailadresse ändern');
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Neue Mailadresse').fill(email);
		await dialog.getByLabel('Jetziges Passwort').fill('nicht dieses eine');
		await press(dialog, 'Mail schicken');
		await dialog.getByRole('alert').getByText('Dein jetziges Passwort stimmt nicht.').waitFor();
		await dialog.getByLabel('Jetziges Passwort').fill(PASSWORD);
		await press(dialog, 'Mail schicken');
		await page.getByText(`An ${email} ist eine Mail unterwegs`).waitFor();
		expect((await meOf(mara)).email).toBe(mara.email);
		await page.goto(`/verify#token=${await stage.server.mailedToken(email)}`);
		await page.getByRole('main').getByRole('button', { name: 'Bestätigen' }).click();
		await heading(page, 'Mailadresse bestätigt');
		expect((await meOf(mara)).email).toBe(email);
	});

	test('says of an address that it is not confirmed yet, and sends the mail again', async () => {
		const email = `neu.${crypto.randomUUID().slice(0, 8)}@example.org`;
		const body = { email, password: PASSWORD, display_name: 'Neu', locale: 'de' };
		await fetch(`${stage.server.url}/v1/auth/register`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		const device = await stage.device();
		const answer = await device.request.post('/v1/auth/login', {
			data: { email, password: PASSWORD, transport: 'cookie' },
			headers: { origin: stage.server.url }
		});
		expect(answer.ok()).toBe(true);
		const page = await device.newPage();
		await page.goto('/account');
		await page.getByText('Diese Adresse ist noch nicht bestätigt').waitFor();
		await press(page, 'Keine Mail da? Noch einmal schicken');
		await page.getByText(`An ${email} ist eine Mail unterwegs`).waitFor();
	});

	test('keeps language for the account and theme for the browser', async () => {
		const mara = await stage.person('Mara');
		const page = await opened(mara);
		const main = page.getByRole('main');
		await main.getByRole('radio', { name: 'English' }).check();
		await heading(page, 'Account');
		await main.getByRole('radio', { name: 'Dark' }).check();
		// a page that is left takes back what it was asking for
		const kept = () => mara.get<{ locale: string }>('/me');
		await expect.poll(kept, { timeout: PATIENCE }).toMatchObject({ locale: 'en' });
		await page.reload();
		await heading(page, 'Account');
		expect(await main.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
		expect(await kept()).toMatchObject({ locale: 'en' });
	});
});

test('a new password ends all other sessions, and the old one is void', async () => {
	const mara = await stage.person('Mara');
	const page = await opened(mara);
	await press(page, 'Passwort ändern');
	const dialog = page.getByRole('dialog');
	const chosen = dialog.getByLabel('Neues Passwort', { exact: true });
	await chosen.fill('willkommen talespire');
	await dialog.getByLabel('Jetziges Passwort').fill(PASSWORD);
	await press(dialog, 'Speichern');
	await dialog.getByText('besteht fast nur aus Name').waitFor();
	expect((await logIn(mara.email, PASSWORD)).status).toBe(200);
	await chosen.fill(NEW_PASSWORD);
	await press(dialog, 'Speichern');
	await page.getByText('Dein neues Passwort gilt. 2 andere Sitzungen sind beendet.').waitFor();
	await page.getByText('Sonst ist dein Konto nirgends angemeldet.').waitFor();
	expect((await logIn(mara.email, PASSWORD)).status).toBe(401);
	expect((await logIn(mara.email, NEW_PASSWORD)).status).toBe(200);
});

test('a second factor is set up, asked for at the login, renewed and removed', async () => {
	const mara = await stage.person('Mara');
	const device = await stage.device({ permissions: ['clipboard-read', 'clipboard-write'] });
	await stage.signIn(device, mara);
	const page = await device.newPage();
	await page.goto('/account');
	await press(page, 'Zweiten Faktor einrichten');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Jetziges Passwort').fill(PASSWORD);
	await press(dialog, 'Weiter');
	await dialog.getByRole('img', { name: 'Bild für die Authenticator-App' }).waitFor();
	await expectAccessible(page);
	await expectNoSideways(page);
	await picture(page, 'account-factor');
	const secret = (await dialog.locator('.secret').textContent()) ?? '';
	await dialog.getByLabel('Code aus der Authenticator-App').fill('000000');
	await press(dialog, 'Einrichten');
	await dialog.getByRole('alert').getByText('Der Code stimmt nicht').waitFor();
	await dialog.getByLabel('Code aus der Authenticator-App').fill(codeOf(secret));
	await press(dialog, 'Einrichten');
	await dialog.getByText('wird nur jetzt gezeigt').waitFor();
	const codes = await dialog.locator('.codes li').allTextContents();
	expect(codes).toHaveLength(10);
	await page.keyboard.press('Escape'); // they would be lost
	await press(dialog, 'Kopieren');
	await dialog.getByText('Die Codes sind in der Zwischenablage.').waitFor();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));
	const saved = page.waitForEvent('download');
	await press(dialog, 'Als Datei sichern');
	expect(await readFile(await (await saved).path(), 'utf8')).toContain(codes[3]);
	await picture(page, 'account-codes');
	await press(dialog, 'Ich habe die Codes aufbewahrt');
	await page.getByText('Noch 10 Wiederherstellungscodes').waitFor();
	await page.getByText('Für dein Konto wurde ein zweiter Faktor eingerichtet.').waitFor();
	await press(page, 'Verstanden');
	await page
		.getByRole('heading', { name: 'Seit deinem letzten Besuch' })
		.waitFor({ state: 'detached' });

	// at the login: the code is asked for after the password, and another account may need none
	const other = await stage.page('/login?to=/account');
	const form = other.getByRole('main');
	await form.getByLabel('Mailadresse').fill(mara.email);
	await form.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
	await press(form, 'Anmelden');
	await form.getByText('Gib auch den Code aus deiner Authenticator-App ein.').waitFor();
	const code = form.getByLabel('Code', { exact: true });
	expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
	await expectAccessible(other);
	await picture(other, 'login-code');
	await code.fill('123456');
	await press(form, 'Anmelden');
	await form.getByRole('alert').getByText('Der Code stimmt nicht').waitFor();
	await form.getByLabel('Mailadresse').fill('jemand@example.org');
	expect(await code.count()).toBe(0);
	await form.getByLabel('Mailadresse').fill(mara.email);
	await press(form, 'Anmelden');
	await code.fill(codes[0] ?? '');
	await press(form, 'Anmelden');
	await other.getByText('Noch 9 Wiederherstellungscodes').waitFor();
	await other.getByText('Noch 9 sind unbenutzt.').waitFor();

	await press(other, 'Neue Wiederherstellungscodes');
	const renewing = other.getByRole('dialog');
	await renewing.getByLabel('Jetziges Passwort').fill(PASSWORD);
	await renewing.getByLabel('Code', { exact: true }).fill(codes[1] ?? '');
	await press(renewing, 'Neue Codes erzeugen');
	await renewing.getByText('wird nur jetzt gezeigt').waitFor();
	const fresh = await renewing.locator('.codes li').allTextContents();
	expect(fresh).not.toContain(codes[2]);
	await press(renewing, 'Ich habe die Codes aufbewahrt');
	await other.getByText('Noch 10 Wiederherstellungscodes').waitFor();

	await press(other, 'Zweiten Faktor entfernen');
	await renewing.getByLabel('Jetziges Passwort').fill(PASSWORD);
	await renewing.getByLabel('Code', { exact: true }).fill(codes[2] ?? ''); // void by now
	await press(renewing, 'Zweiten Faktor entfernen');
	await renewing.getByRole('alert').getByText('Der Code stimmt nicht').waitFor();
	await renewing.getByLabel('Code', { exact: true }).fill(fresh[0] ?? '');
	await press(renewing, 'Zweiten Faktor entfernen');
	await press(other, 'Zweiten Faktor einrichten'); // as at first
	expect((await logIn(mara.email, PASSWORD)).status).toBe(200);
});

describe('sessions', () => {
	test('are told apart, and one is ended with the password', async () => {
		const mara = await stage.person('Mara');
		await tokensOf(await logIn(mara.email, PASSWORD, { device: 'TaleSpire am Fenster' }));
		const page = await opened(mara);
		await page.getByText(/^Chrome auf/).waitFor();
		await press(page, 'Sitzung beenden: TaleSpire am Fenster');
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Jetziges Passwort').fill('nicht dieses eine');
		await press(dialog, 'Beenden');
		await dialog.getByRole('alert').getByText('Dein jetziges Passwort stimmt nicht.').waitFor();
		expect(await sessionsOf(mara)).toHaveLength(3);
		await dialog.getByLabel('Jetziges Passwort').fill(PASSWORD);
		await press(dialog, 'Beenden');
		await page.getByText('Die Sitzung ist beendet.').waitFor();
		await page.getByText('TaleSpire am Fenster').waitFor({ state: 'detached' });
		expect((await sessionsOf(mara)).map(({ device }) => device)).not.toContain(
			'TaleSpire am Fenster'
		);
	});

	test('elsewhere are ended all at once, and this one stays', async () => {
		const mara = await stage.person('Mara');
		for (const device of ['Eins', 'Zwei'])
			await tokensOf(await logIn(mara.email, PASSWORD, { device }));
		const page = await opened(mara);
		await press(page, 'Alle anderen beenden');
		const dialog = page.getByRole('dialog');
		await dialog.getByText('3 andere Sitzungen werden beendet.').waitFor();
		await dialog.getByLabel('Jetziges Passwort').fill(PASSWORD);
		await press(dialog, 'Beenden');
		await page.getByText('Sonst ist dein Konto nirgends angemeldet.').waitFor();
		await expect(meOf(mara)).rejects.toThrow('401');
		await page.reload();
		await page.getByText('diese Sitzung').waitFor();
	});
});

test('a stolen login that is used again ends the session, and is told on every page', async () => {
	const mara = await stage.person('Mara');
	const device = await stage.device();
	await stage.signIn(device, mara);
	const [stolen] = await device.cookies();
	const page = await device.newPage();
	for (let turn = 0; turn < 3; turn += 1) {
		await page.goto('/account');
		await page.getByText('diese Sitzung').waitFor();
	}
	const replay = await fetch(`${stage.server.url}/v1/auth/refresh`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: stage.server.url,
			cookie: `${stolen?.name}=${stolen?.value}`
		},
		body: '{}'
	});
	expect(replay.status).toBe(401);
	// the page that is open notices at its next request, and stays
	await press(page, 'Alles herunterladen');
	const dialog = page.getByRole('dialog', { name: 'Melde dich neu an' });
	await dialog.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
	await press(dialog, 'Anmelden');
	await dialog.waitFor({ state: 'detached' });
	await page.getByText('Eine alte Anmeldung wurde noch einmal benutzt').waitFor();
	const banner = page.getByRole('alert').filter({ hasText: 'Sicherheitshinweis' });
	for (const path of ['/', '/join/ABCD2345', '/pair']) {
		await page.goto(path);
		await banner.waitFor();
	}
	await expectAccessible(page);
	await expectNoSideways(page);
	await picture(page, 'alarm');
	await press(banner, 'Verstanden');
	await banner.waitFor({ state: 'detached' });
	await page.reload();
	await heading(page, 'TaleSpire verbinden');
	expect((await meOf(mara)).notices).toEqual([]);
});

test('everything can be downloaded, as a zip', async () => {
	const mara = await stage.person('Mara');
	const page = await opened(mara);
	const saved = page.waitForEvent('download');
	await press(page, 'Alles herunterladen');
	const file = await saved;
	expect(file.suggestedFilename()).toMatch(/^campaign-manager-\d{4}-\d\d-\d\d\.zip$/);
	expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
});

describe('the account is deleted', () => {
	test('with the password, and is gone', async () => {
		const mara = await stage.person('Mara');
		const page = await opened(mara);
		await press(page, 'Konto löschen');
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Jetziges Passwort').fill('nicht dieses eine');
		await press(dialog, 'Endgültig löschen');
		await dialog.getByRole('alert').getByText('Dein jetziges Passwort stimmt nicht.').waitFor();
		await dialog.getByLabel('Jetziges Passwort').fill(PASSWORD);
		await press(dialog, 'Endgültig löschen');
		await page.getByText('Dein Konto ist gelöscht. Gute Reise!').waitFor();
		expect((await logIn(mara.email, PASSWORD)).status).toBe(401);
	});

	test('only when no group is led any more, and says which are', async () => {
		const mara = await stage.person('Mara');
		const { id } = await mara.post<{ id: string }>('/groups', {
			name: 'Die Sieben',
			ruleset_id: 'generic'
		});
		const page = await opened(mara);
		await press(page, 'Konto löschen');
		const dialog = page.getByRole('dialog');
		await dialog.getByText('Du leitest noch Gruppen.').waitFor();
		await dialog.getByText('Die Sieben').waitFor();
		expect(
			await dialog.getByRole('link', { name: 'Einstellungen öffnen' }).getAttribute('href')
		).toBe(`/groups/${id}/settings`);
		expect(await dialog.getByRole('button', { name: 'Endgültig löschen' }).count()).toBe(0);
		await expectAccessible(page);
		await picture(page, 'account-leads');
		expect((await meOf(mara)).email).toBe(mara.email);
	});
});
