/** What mails and the game link to: an address is proven, a password chosen, a panel let in. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PASSWORD, type Person } from '../../tests/browser/server.ts';
import { expectAccessible, expectNoSideways, PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

interface Tokens {
	user: { email: string; email_verified: boolean };
}
const NEW_PASSWORD = 'Acht Gezeichnete im Schnee';
const heading = (page: Page, name: string) =>
	page.getByRole('heading', { level: 1, name }).waitFor();
const press = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true }).click();
const post = (path: string, data: unknown) =>
	fetch(`${stage.server.url}/v1${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(data)
	});

async function unproven(): Promise<string> {
	const email = `unproven.${crypto.randomUUID().slice(0, 8)}@example.org`;
	await post('/auth/register', { email, password: PASSWORD, display_name: 'Alrik', locale: 'de' });
	return email;
}
/** A tab that knows that somebody is signed in. */
async function knownPage(person: Person, path: string): Promise<Page> {
	const page = await stage.signedInPage(person, '/account');
	await page.getByText(person.email).first().waitFor();
	await page.goto(path);
	return page;
}
const login = (email: string, password: string) =>
	post('/auth/login', { email, password, transport: 'body' });

describe('/verify', () => {
	test('proves an address when the person says so, and the link leaves the address line', async () => {
		const email = await unproven();
		const token = await stage.server.mailedToken(email);
		const page = await stage.page(`/verify#token=${token}`);
		await heading(page, 'Mailadresse bestätigen');
		await expectAccessible(page);
		await page.waitForURL(`${stage.server.url}/verify`);
		const before = (await (await login(email, PASSWORD)).json()) as Tokens;
		expect(before.user.email_verified).toBe(false);
		await press(page, 'Bestätigen');
		await heading(page, 'Mailadresse bestätigt');
		const after = (await (await login(email, PASSWORD)).json()) as Tokens;
		expect(after.user.email_verified).toBe(true);
		await page.getByRole('link', { name: 'Weiter zur Anmeldung' }).click();
		await heading(page, 'Anmelden');
	});

	test('with a link that is not good any more asks for a new mail, which is sent', async () => {
		const email = await unproven();
		await stage.server.mailedToken(email);
		const page = await stage.page('/verify#token=nothing.of.ours');
		await press(page, 'Bestätigen');
		await page.getByRole('alert').getByText('Der Link ist falsch, abgelaufen').waitFor();
		await page.getByLabel('Mailadresse').fill(email);
		await press(page, 'Mail schicken');
		await page.getByText(`Wenn es zu ${email} etwas zu schicken gibt`).waitFor();
		await expectAccessible(page);
		await picture(page, 'verify-ask');
		// the same tab, the new link
		await page.goto(`/verify#token=${await stage.server.mailedToken(email)}`);
		await press(page, 'Bestätigen');
		await heading(page, 'Mailadresse bestätigt');
	});

	test('of a new address that got an account meanwhile says so, and nothing changes', async () => {
		const mara = await stage.person('Mara');
		const email = `taken.${crypto.randomUUID().slice(0, 8)}@example.org`;
		await mara.post('/me/email', { email, password: PASSWORD });
		const token = await stage.server.mailedToken(email);
		await post('/auth/register', { email, password: PASSWORD, display_name: 'B', locale: 'de' });
		const page = await knownPage(mara, `/verify#token=${token}`);
		await press(page, 'Bestätigen');
		await page.getByRole('alert').getByText('gehört zu einem anderen Konto').waitFor();
		await page.getByRole('link', { name: 'Zu meinen Charakteren' }).waitFor();
		expect((await mara.get<{ email: string }>('/me')).email).toBe(mara.email);
	});

	test('while the server is away says so, and the link stays good', async () => {
		const email = await unproven();
		const page = await stage.page(`/verify#token=${await stage.server.mailedToken(email)}`);
		await page.route('**/v1/**', (route) => route.abort());
		await press(page, 'Bestätigen');
		await page.getByRole('alert').getByText('Der Server ist nicht zu erreichen').waitFor();
		await page.unroute('**/v1/**');
		await press(page, 'Bestätigen');
		await heading(page, 'Mailadresse bestätigt');
	});
});

describe('/reset', () => {
	test('sends a link, with which a new password is chosen; the old one is void', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.page('/login');
		await page.getByRole('link', { name: 'Passwort vergessen' }).click();
		await heading(page, 'Neues Passwort');
		await page.getByLabel('Mailadresse').fill(mara.email);
		await press(page, 'Mail schicken');
		await page.getByText(`Wenn es zu ${mara.email} etwas zu schicken gibt`).waitFor();
		await page.goto(`/reset#token=${await stage.server.mailedToken(mara.email, 'reset')}`);
		await page.getByLabel('Neues Passwort', { exact: true }).fill('willkommen talespire');
		await press(page, 'Passwort speichern');
		await page.getByText('besteht fast nur aus Name').waitFor(); // why it is refused, at the field
		await expectAccessible(page);
		await picture(page, 'reset');
		await page.getByLabel('Neues Passwort', { exact: true }).fill(NEW_PASSWORD);
		await press(page, 'Passwort speichern');
		await heading(page, 'Dein neues Passwort gilt');
		expect((await login(mara.email, PASSWORD)).status).toBe(401);
		expect((await login(mara.email, NEW_PASSWORD)).status).toBe(200);
	});

	test('signs out the browser it is done in, which asks for the new password there', async () => {
		const mara = await stage.person('Mara');
		await post('/auth/password-reset', { email: mara.email });
		const token = await stage.server.mailedToken(mara.email, 'reset');
		const page = await knownPage(mara, `/reset#token=${token}`);
		await page.getByRole('link', { name: 'Meine Charaktere' }).waitFor();
		await page.getByLabel('Neues Passwort', { exact: true }).fill(NEW_PASSWORD);
		await press(page, 'Passwort speichern');
		const dialog = page.getByRole('dialog', { name: 'Melde dich neu an' });
		await dialog.getByLabel('Passwort', { exact: true }).fill(NEW_PASSWORD);
		await dialog.getByRole('button', { name: 'Anmelden', exact: true }).click();
		await dialog.waitFor({ state: 'detached' });
		await page.getByRole('link', { name: 'Zu meinen Charakteren' }).waitFor();
	});

	test('with a used link asks for a new mail', async () => {
		const page = await stage.page('/reset#token=nothing.of.ours');
		await page.getByLabel('Neues Passwort', { exact: true }).fill(NEW_PASSWORD);
		await press(page, 'Passwort speichern');
		await page.getByRole('alert').getByText('Der Link ist falsch, abgelaufen').waitFor();
		await page.getByLabel('Mailadresse').waitFor();
	});
});

interface DeviceCode {
	device_code: string;
	user_code: string;
	verification_uri_complete: string;
}

describe('/pair', () => {
	const begin = async () =>
		(await (await post('/auth/device', { device: 'TaleSpire von Mara' })).json()) as DeviceCode;
	const poll = ({ device_code }: DeviceCode) => post('/auth/device/token', { device_code });

	test('lets the panel in whose code the link carries, after a login', async () => {
		const mara = await stage.person('Mara');
		const panel = await begin();
		const page = await stage.page(panel.verification_uri_complete);
		await heading(page, 'Anmelden');
		await page.getByLabel('Mailadresse').fill(mara.email);
		await page.getByLabel('Passwort', { exact: true }).fill(mara.password);
		await press(page, 'Anmelden');
		await heading(page, 'Dieses Panel verbinden?');
		await page.getByText('TaleSpire von Mara').waitFor();
		await page.getByText(`Mara · ${mara.email}`).waitFor();
		expect((await poll(panel)).status).toBe(400);
		await press(page, 'Verbinden');
		await heading(page, 'Das Spiel ist verbunden');
		await page.getByText('„TaleSpire von Mara“ gehört jetzt zu deinem Konto').waitFor();
		const tokens = (await (await poll(panel)).json()) as Tokens;
		expect(tokens.user.email).toBe(mara.email);
	});

	test('turns away a panel, which gets nothing', async () => {
		const mara = await stage.person('Mara');
		const panel = await begin();
		const page = await stage.signedInPage(mara, '/pair');
		await page.getByLabel('Code aus dem Spiel').fill(panel.user_code.toLowerCase());
		await press(page, 'Weiter');
		await page.getByText(panel.user_code).waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'pair-ask');
		await press(page, 'Ablehnen');
		await heading(page, 'Abgelehnt');
		expect(await (await poll(panel)).json()).toMatchObject({ code: 'access_denied' });
	});

	test('offers the panel itself, where the server has it', async () => {
		const mara = await stage.person('Mara');
		const device = await stage.device();
		await stage.signIn(device, mara);
		const page = await device.newPage();
		let symbiote_url: string | undefined = undefined;
		await page.route('**/v1/meta', async (route) => {
			const meta = (await (await route.fetch()).json()) as object;
			await route.fulfill({ json: { ...meta, symbiote_url } });
		});
		const asked = page.waitForResponse('**/v1/meta');
		await page.goto('/pair');
		await heading(page, 'TaleSpire verbinden');
		await asked;
		const offer = page.getByRole('link', { name: 'Panel herunterladen' });
		expect(await offer.count()).toBe(0);
		symbiote_url = `${stage.server.url}/symbiote.zip`;
		await page.reload();
		await offer.waitFor();
		expect(await offer.getAttribute('href')).toBe(symbiote_url);
	});

	test('says of a code that no panel shows it', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.signedInPage(mara, '/pair#code=AAAA-AAAA');
		await page.getByRole('alert').getByText('Kein Gerät zeigt diesen Code').waitFor();
	});
});

test.each(['de-DE', 'en-GB'])('they are for everybody, in %s', async (locale) => {
	const mara = await stage.server.person('Mara', locale.startsWith('de') ? 'de' : 'en');
	for (const path of ['/verify#token=x', '/verify', '/reset#token=x', '/pair#code=BCDF-GHJK']) {
		const page = await stage.signedInPage(mara, path, { locale });
		await page.getByRole('main').getByRole('button').first().waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, path.slice(1).replace(/\W.*/, path.includes('#') ? '-link' : ''));
	}
});
