/** The built panel in the emulator, against the real server. */
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { MemoryBlobs } from '../emulator/game/blobs.ts';
import { PATIENCE, Stage } from '../emulator/tests/stage.ts';
import type { Kind } from '../browser.ts';
import { PASSWORD, TestServer, type Person } from '../../tests/browser/server.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const SYMBIOTE = 'campaign-manager';
/** Pictures of each view are left here for whoever looks. */
const PICTURES = join(import.meta.dirname, '../dist/pictures');
let server: TestServer;
let folder: string;

beforeAll(async () => {
	server = await TestServer.start();
	folder = join(mkdtempSync(join(tmpdir(), 'panel-')), SYMBIOTE);
	// a process of its own: what tests run under would make a build for developers of it
	execFileSync('npm', ['run', '--silent', 'symbiote', '--', folder], {
		env: { ...process.env, SERVER: server.url, NODE_ENV: 'production', VITEST: '' }
	});
	mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => server?.stop());

const sizeOf = (name: string) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;

describe('the folder', () => {
	test('holds what the game loads, and nothing that has to be fetched', () => {
		const html = readFileSync(join(folder, 'index.html'), 'utf8');
		expect(html).not.toMatch(/type="module"|crossorigin|https?:/);
		expect(readdirSync(folder).sort()).toEqual(
			['DESCRIPTION.md', 'app.css', 'app.js', 'config.js', 'icons', 'index.html'].concat([
				...['manifest.json', 'rulesets.js', 'texts.js']
			])
		);
		expect(readFileSync(join(folder, 'config.js'), 'utf8')).toContain(server.url);
	});

	// gzip level 9, in bytes; a step up is a decision, not an accident
	test.each([
		['app.js', 52_000],
		['rulesets.js', 64_000],
		['texts.js', 12_000],
		['app.css', 8_192]
	])('%s stays within %i bytes', (name, most) => {
		expect(sizeOf(name)).toBeLessThanOrEqual(most);
	});

	test.each([
		['icon-64.png', 64],
		['icon-24.png', 24]
	])('%s is a picture of %i pixels', (name, size) => {
		const png = readFileSync(join(folder, 'icons', name));
		expect(png.subarray(1, 4).toString()).toBe('PNG');
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
	});
});

/** What the panel keeps in the game's blob. */
interface Kept {
	entries: Record<string, string>;
}

interface Party {
	gero: Person;
	mara: Person;
	group: string;
	code: string;
}

async function party(): Promise<Party> {
	const [gero, mara] = [await server.person('Gero'), await server.person('Mara')];
	const group = await gero.post<{ id: string }>('/groups', {
		...{ name: 'Die Phileasson-Saga', ruleset_id: 'dsa5e' }
	});
	const invite = await gero.post<{ code: string; token: string }>(`/groups/${group.id}/invite`);
	return { gero, mara, group: group.id, code: invite.code };
}

describe.each(['111', 'current'] as Kind[])('in Chromium %s', (kind) => {
	const stage = new Stage(kind);
	const errors: string[] = [];
	beforeAll(() => stage.open());
	afterAll(() => stage.close());
	afterEach(async () => {
		await stage.end();
		expect(errors.splice(0)).toEqual([]);
	});

	async function begin(blobs = new MemoryBlobs()): Promise<[string, string]> {
		const emulator = await stage.begin([folder], { blobs });
		const [first = '', second = ''] = emulator.state().clients.map(({ id }) => id);
		return [first, second];
	}

	async function panel(client: string, width = 360): Promise<Page> {
		const page = await stage.tab(stage.emulator.page(client, SYMBIOTE));
		page.setDefaultTimeout(PATIENCE / 2);
		page.on('pageerror', (error) => errors.push(String(error)));
		await page.setViewportSize({ width, height: 800 });
		await stage.runs(client, SYMBIOTE);
		return page;
	}

	const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
	const picture = (page: Page, name: string) =>
		page.screenshot({ path: join(PICTURES, `${kind}-${name}.png`) });

	async function logIn(page: Page, { email }: Person): Promise<void> {
		await button(page, 'Password').click();
		await page.getByLabel('Mail address').fill(email);
		await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
		await button(page, 'Log in').click();
		await page.getByRole('heading', { name: 'Your groups' }).waitFor();
	}

	async function pair(page: Page, person: Person): Promise<void> {
		const user_code = await page.locator('output.code').textContent();
		await person.post('/auth/device/confirm', { user_code, approve: true });
		await page.getByRole('heading', { name: 'Your groups' }).waitFor();
	}

	test('a player pairs, joins by code, throws, and everybody sees how it was read', async () => {
		const { gero, mara, group, code } = await party();
		const [first, second] = await begin();
		const player = await panel(first);
		await pair(player, mara);
		await picture(player, 'groups-360');

		await player.getByLabel('Invite code').fill(code.toLowerCase());
		await button(player, 'Look it up').click();
		await button(player, 'Join').click();
		await button(player, 'Choose a character').click();
		await player.locator('dialog .row-button').first().click();
		await button(player, /^Open the sheet of/).click();
		await player.locator('.sheet').waitFor();
		await picture(player, 'sheet-360');

		const leader = await panel(second, 599);
		await logIn(leader, gero);
		await button(leader, /Die Phileasson-Saga/).click();
		await leader.locator('.party').waitFor();

		await player.getByLabel('Find a roll').fill('climb');
		await player.keyboard.press('Enter');
		await stage.emulator.until(({ world }) => world.rolls.length === 1, 'dice are laid', PATIENCE);
		await stage.act({ do: 'forceFaces', faces: [3, 4, 5] });
		await stage.act({ do: 'throwDice', client: first });
		await player.getByText(/Passed, QL \d/).waitFor();
		await leader.getByText(/Passed, QL \d/).waitFor();
		await picture(player, 'thrown-360');
		await picture(leader, 'group-599');
		const rolls = await gero.get<{ items: { source: string; label: { en: string } }[] }>(
			`/groups/${group}/rolls`
		);
		expect(rolls.items.map(({ source, label }) => [source, label.en])).toEqual([
			['talespire', 'Climbing']
		]);
	});

	test('damage is seen by both, and one Undo takes it back', async () => {
		const { gero, mara } = await partyWithHero();
		const [first, second] = await begin();
		const [player, leader] = [await panel(first), await panel(second, 599)];
		await logIn(player, mara);
		await button(player, /Die Phileasson-Saga/).click();
		const life = player.getByRole('meter', { name: 'Life Points' });
		const before = Number(await life.getAttribute('aria-valuenow'));
		await logIn(leader, gero);
		await button(leader, /Die Phileasson-Saga/).click();

		await button(leader, 'Damage and healing').click();
		await leader.getByLabel('How much').fill('7');
		await leader.getByRole('checkbox', { name: /Theodor/ }).check();
		await leader.getByText(`Life Points ${before} → ${before - 7}`).waitFor();
		await picture(leader, 'damage-599');
		await button(leader, 'Apply to 1 character').click();
		await player.locator(`[data-bar=LeP][aria-valuenow="${before - 7}"]`).waitFor();
		await button(leader, 'Undo').click();
		await player.locator(`[data-bar=LeP][aria-valuenow="${before}"]`).waitFor();
	});

	async function atSheet(client: string, person: Person): Promise<Page> {
		const page = await panel(client);
		await logIn(page, person);
		await button(page, /Die Phileasson-Saga/).click();
		await button(page, 'Open the sheet of Theodor').click();
		await page.locator('.sheet').waitFor();
		return page;
	}

	test('between two boards nothing is asked, and what was done is sent on the next one', async () => {
		const { mara, group } = await partyWithHero();
		const [first] = await begin();
		const page = await atSheet(first, mara);
		const before = (await lifeOf(mara, group)) ?? 0;
		const board = stage.emulator.game.client(first).board ?? '';

		await stage.act({ do: 'leaveBoard', client: first });
		await page.getByText('Changing boards').waitFor();
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.locator('.pool').getByRole('button', { name: 'Life Points −5' }).click();
		await page.locator(`.pool [data-bar=LeP][aria-valuenow="${before - 5}"]`).waitFor();
		expect(asked.filter((url) => url.startsWith(server.url))).toEqual([]);
		expect(await lifeOf(mara, group)).toBe(before);

		await stage.act({ do: 'enterBoard', client: first, board });
		await vi.waitFor(async () => expect(await lifeOf(mara, group)).toBe(before - 5), PATIENCE);
	});

	test('a killed server and a panel that is gone lose no throw and no loss of life', async () => {
		const { mara, group } = await partyWithHero();
		const blobs = new MemoryBlobs();
		const [first] = await begin(blobs);
		const page = await atSheet(first, mara);
		const before = (await lifeOf(mara, group)) ?? 0;
		await page.getByLabel('Find a roll').fill('climb');
		await page.keyboard.press('Enter');
		await stage.emulator.until(({ world }) => world.rolls.length === 1, 'dice are laid', PATIENCE);

		await server.kill();
		await stage.act({ do: 'forceFaces', faces: [3, 4, 5] });
		await stage.act({ do: 'throwDice', client: first });
		await page.getByText(/Passed, QL \d/).waitFor();
		await page.locator('.pool').getByRole('button', { name: 'Life Points −5' }).click();
		const { machine } = stage.emulator.game.client(first);
		await vi.waitFor(() => {
			const kept = JSON.parse(blobs.read(machine, SYMBIOTE, 'global') ?? '') as Kept;
			const work = Object.keys(kept.entries).filter((key) => key.startsWith('work/'));
			expect(work).toHaveLength(2);
		}, PATIENCE);
		await page.close();

		await server.run();
		await panel(first);
		await vi.waitFor(async () => {
			expect(await lifeOf(mara, group)).toBe(before - 5);
			const rolls = await mara.get<{ items: unknown[] }>(`/groups/${group}/rolls`);
			expect(rolls.items).toHaveLength(1);
		}, PATIENCE);
	});

	test('a check that the dungeon master asks for is a button on the player’s panel', async () => {
		const { gero, mara, group } = await partyWithHero();
		const [first, second] = await begin();
		const player = await atSheet(first, mara);
		const leader = await panel(second, 599);
		await logIn(leader, gero);
		await button(leader, /Die Phileasson-Saga/).click();
		await button(leader, 'Ask for a check').click();
		await leader.getByLabel('Find a roll').fill('climb');
		await leader.locator('dialog').getByRole('button', { name: 'Climbing' }).click();

		const asked = player.locator('.hint', { hasText: 'The dungeon master asks for: Climbing' });
		await asked.getByRole('button', { name: 'Roll' }).click();
		await stage.emulator.until(({ world }) => world.rolls.length === 1, 'dice are laid', PATIENCE);
		await asked.waitFor({ state: 'detached' });
		await stage.act({ do: 'throwDice', client: first });
		await vi.waitFor(async () => {
			const rolls = await mara.get<{ items: { label: { en: string } }[] }>(
				`/groups/${group}/rolls`
			);
			expect(rolls.items.map(({ label }) => label.en)).toEqual(['Climbing']);
		}, PATIENCE);
	});

	test('after a reload the person is still signed in, at the group of this campaign', async () => {
		const { mara, group, code } = await party();
		await mara.post(`/groups/${group}/join/${code}`);
		const [first] = await begin();
		const page = await panel(first);
		await logIn(page, mara);
		await button(page, /Die Phileasson-Saga/).click();
		await page.getByRole('heading', { name: 'Die Phileasson-Saga' }).waitFor();
		const loaded = page.waitForEvent('load');
		await stage.act({ do: 'reloadPanel', client: first });
		await loaded;
		await page.getByRole('heading', { name: 'Die Phileasson-Saga' }).waitFor();
		await page.keyboard.press('Alt+ArrowLeft');
		await page.getByRole('heading', { name: 'Your groups' }).waitFor();
	});

	test('a wrong password is refused with a sentence, and nobody is signed in', async () => {
		const { mara } = await party();
		const [first] = await begin();
		const page = await panel(first);
		await button(page, 'Password').click();
		await page.getByLabel('Mail address').fill(mara.email);
		await page.getByLabel('Password', { exact: true }).fill('not my password');
		await button(page, 'Log in').click();
		await page.getByRole('alert').getByText('The mail address or the password is wrong.').waitFor();
		expect(await page.getByRole('heading', { name: 'Your groups' }).count()).toBe(0);
	});
});

async function partyWithHero(): Promise<Party> {
	const all = await party();
	const { mara, group, code } = all;
	await mara.post(`/groups/${group}/join/${code}`);
	const ready = await mara.get<{ items: { id: string }[] }>('/rulesets/dsa5e/templates');
	const hero = await mara.post<{ id: string }>('/characters', {
		...{ ruleset_id: 'dsa5e', name: 'Theodor', template: ready.items[0]?.id }
	});
	await mara.post(`/groups/${group}/characters`, { character_id: hero.id, is_active: true });
	return all;
}

/** How many life points the group's only hero has on the server. */
async function lifeOf(person: Person, group: string): Promise<number | undefined> {
	const all = await person.get<{
		items: { card: { resources: { id: string; value: number }[] } }[];
	}>(`/groups/${group}/characters`);
	return all.items[0]?.card.resources.find(({ id }) => id === 'LeP')?.value;
}
