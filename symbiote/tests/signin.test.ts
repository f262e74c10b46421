/** Coming in: accounts, second factors, servers, and the first hero. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { button, evening, find, GROUP, logIn, PATIENCE } from './evening.ts';
import { PASSWORD, TestServer } from '../../tests/browser/server.ts';

const table = evening();

/** RFC 6238, as an authenticator app reckons it. */
function codeAt(secret: string, seconds: number): string {
	const bits = [...secret.replace(/=+$/, '')]
		.map((letter) =>
			'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
		)
		.join('');
	const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
	const hash = createHmac('sha1', key).update(counter).digest();
	const at = (hash.at(-1) ?? 0) & 15;
	return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('a wrong password is refused with a sentence, and nobody is signed in', async () => {
	const { mara } = await table.party();
	const [, client] = await table.begin();
	const page = await table.panel(client);
	await button(page, 'Password').click();
	await page.getByLabel('Email address').fill(mara.email);
	await page.getByLabel('Password', { exact: true }).fill('not my password');
	await button(page, 'Log in').click();
	await page.getByRole('alert').getByText('The email address or the password is wrong.').waitFor();
	expect(await page.getByRole('heading', { name: 'Your groups' }).count()).toBe(0);
});

test('a new account comes in, and is told that its address is not confirmed yet', async () => {
	const [, client] = await table.begin();
	const page = await table.panel(client);
	const email = `nela.${crypto.randomUUID().slice(0, 8)}@example.org`;
	await button(page, 'New account').click();
	await page.getByLabel('Your name in the group').fill('Nela');
	await page.getByLabel('Email address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill('kurz');
	await button(page, 'Create account').click();
	await page.getByRole('alert').waitFor();
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await table.picture(page, 'register-360');
	await button(page, 'Create account').click();
	await page.getByText(`A mail is on its way to ${email}.`).waitFor();
	await button(page, 'Log in').click();
	expect(await page.getByLabel('Email address').inputValue()).toBe(email);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await button(page, 'Log in').click();
	await page.getByText(/is not confirmed yet/).waitFor();
});

test('who has a second factor is asked for its code; a wrong one lets nobody in', async () => {
	const { mara } = await table.party();
	const { secret } = await mara.post<{ secret: string }>('/me/second-factor', {
		password: PASSWORD
	});
	const now = () => Date.now() / 1000;
	// a code counts once: the next one is another
	await mara.post('/me/second-factor/confirm', { code: codeAt(secret, now() - 30) });
	const [, client] = await table.begin();
	const page = await table.panel(client);
	await button(page, 'Password').click();
	await page.getByLabel('Email address').fill(mara.email);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await button(page, 'Log in').click();
	const code = page.getByLabel(/Code from your authenticator app/);
	await code.fill('000000');
	await table.picture(page, 'second-factor-360');
	await button(page, 'Log in').click();
	await page.getByRole('alert').waitFor();
	await code.fill(codeAt(secret, now()));
	await button(page, 'Log in').click();
	await page.getByRole('heading', { name: 'Your groups' }).waitFor();
});

test('the server is changed in the panel; each one has its own sign-in', async () => {
	const other = await TestServer.start();
	try {
		const { mara } = await table.party();
		const guest = await other.person('Gast');
		const [, client] = await table.begin();
		const page = await table.panel(client);
		await logIn(page, mara);
		await button(page, 'Settings').click();
		const address = page.getByLabel('Address of the server');
		await address.fill('play.example.org');
		await button(page, 'Use this server').click();
		await page.getByText('An address looks like this').waitFor();
		await address.fill('http://localhost:9');
		await button(page, 'Use this server').click();
		await page.getByText('The server cannot be reached.').waitFor();
		await page.getByText('You are signed in as Mara').waitFor();
		await table.picture(page, 'settings-360');

		await address.fill(`${other.url}/`);
		await button(page, 'Use this server').click();
		await page.getByText(`Server: ${other.url}`).waitFor();
		await logIn(page, guest);
		const loaded = page.waitForEvent('load');
		await table.stage.act({ do: 'reloadPanel', client });
		await loaded;
		await page.getByRole('heading', { name: 'Your groups' }).waitFor();
		await button(page, 'Settings').click();
		await page.getByText('You are signed in as Gast').waitFor();
		await button(page, `Back to ${table.server.url}`).click();
		await page.getByRole('heading', { name: 'Your groups' }).waitFor();
		await button(page, 'Settings').click();
		await page.getByText('You are signed in as Mara').waitFor();
	} finally {
		await other.stop();
	}
});

test('who signs out is gone from this machine', async () => {
	const { mara } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atGroup(client, mara);
	await button(page, 'Settings').click();
	await button(page, 'Sign out').click();
	await page.getByRole('heading', { name: 'Sign in' }).waitFor();
	const loaded = page.waitForEvent('load');
	await table.stage.act({ do: 'reloadPanel', client });
	await loaded;
	await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('a panel is spoken to in the other language at once, and after a reload', async () => {
	const [, client] = await table.begin();
	const page = await table.panel(client);
	await button(page, 'Deutsch').click();
	await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
	expect(await page.locator('html').getAttribute('lang')).toBe('de');
	const loaded = page.waitForEvent('load');
	await table.stage.act({ do: 'reloadPanel', client });
	await loaded;
	await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
});

const FILE = readFileSync(
	new URL('../../schemas/dsa5e/templates/kriegerin.cmchar', import.meta.url),
	'utf8'
);

test('a first hero comes from pasted text, which is looked at before anything is made', async () => {
	const { mara, group, code } = await table.party();
	await mara.post(`/groups/${group}/join/${code}`);
	const [, client] = await table.begin();
	const page = await table.atGroup(client, mara);
	await button(page, 'Choose a character').click();
	const field = page.getByLabel('What the file holds');
	const heroes = async () => (await mara.get<{ items: unknown[] }>('/characters')).items.length;

	await field.fill('no hero at all');
	await button(page, 'Check it').click();
	await page.getByRole('alert').waitFor();
	await field.fill(FILE);
	await button(page, 'Check it').click();
	await page.getByText(/values are taken over/).waitFor();
	await table.picture(page, 'import-360');
	expect(await heroes()).toBe(0);
	await button(page, 'Take this character').click();
	await button(page, /^Open the sheet of/).waitFor();
	await vi.waitFor(async () => expect(await heroes()).toBe(1), PATIENCE);
	await page.getByRole('heading', { name: GROUP }).waitFor();
});

const optolith = readFileSync(
	new URL('../../tests/data/heroes/junis_djelef.json', import.meta.url),
	'utf8'
);

test('a hero of Optolith comes from pasted text, with all that Optolith knows, and can be played', async () => {
	const { mara, group, code } = await table.party();
	await mara.post(`/groups/${group}/join/${code}`);
	const [, second] = await table.begin();
	const page = await table.atGroup(second, mara);
	await button(page, 'Choose a character').click();
	// as an editor saves it: with a byte-order mark, and a line after the end
	await page.getByLabel('What the file holds').fill(`\ufeff${optolith}\n`);
	await button(page, 'Check it').click();
	await page.getByText('Junis Djelef ibn Yakuban Al Thani').waitFor();
	await page.getByText(/^\d+ values are taken over\.$/).waitFor();
	expect((await mara.get<{ items: object[] }>('/characters')).items).toEqual([]);
	await table.picture(page, 'optolith-360');

	await button(page, 'Take this character').click();
	await button(page, /^Open the sheet of Junis/).click();
	await page.locator('.sheet').waitFor();
	// a mage's spell is among what can be thrown
	await find(page, 'odem');
	await table.throwDice(second, 3, 4, 5);
	await page.getByText(/Passed, QL \d/).waitFor();
	const { items } = await mara.get<{ items: { name: string }[] }>('/characters');
	expect(items).toMatchObject([{ name: 'Junis Djelef ibn Yakuban Al Thani' }]);
});
