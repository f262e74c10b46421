/** An evening at the table: the built panel in the emulator, against a real server. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, vi } from 'vitest';
import type { Kind } from '../browser.ts';
import { MemoryBlobs } from '../emulator/game/blobs.ts';
import { PATIENCE, Stage } from '../emulator/tests/stage.ts';
import { PASSWORD, TestServer, type Person } from '../../tests/browser/server.ts';

export { PATIENCE };
export const SYMBIOTE = 'campaign-manager';
export const GROUP = 'Die Phileasson-Saga';
/** Pictures of each view are left here for whoever looks. */
export const PICTURES = join(import.meta.dirname, '../dist/pictures');

export interface Party {
	gero: Person;
	mara: Person;
	group: string;
	code: string;
	/** Mara's hero, where she has one already. */
	hero: string;
}

export interface Evening {
	readonly stage: Stage;
	readonly server: TestServer;
	/** Where the panel is, pointing at the server. */
	readonly folder: string;
	/** Two games at one board: the dungeon master's client and the player's. */
	begin(blobs?: MemoryBlobs): Promise<[leader: string, player: string]>;
	panel(client: string, width?: number): Promise<Page>;
	/** The panel of somebody who is logged in and at the group. */
	atGroup(client: string, person: Person, width?: number): Promise<Page>;
	atSheet(client: string, person: Person, width?: number): Promise<Page>;
	party(): Promise<Party>;
	partyWithHero(): Promise<Party>;
	picture(page: Page, name: string): Promise<void>;
	/** Waits until dice lie in the tray, and throws them so that they show these faces. */
	throwDice(client: string, ...faces: number[]): Promise<void>;
}

/**
 * Of a test file: one browser, on the run's server or on one of its own, which it may kill. Each
 * test has a board and people of its own.
 */
export function evening(kind: Kind = '111', isOwn = false): Evening {
	vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });
	const stage = new Stage(kind);
	const errors: string[] = [];
	let server: TestServer;
	let parent = '';
	const folder = () => join(parent, SYMBIOTE);

	beforeAll(async () => {
		parent = mkdtempSync(join(tmpdir(), 'evening-'));
		[server] = await Promise.all([isOwn ? TestServer.start() : TestServer.shared(), stage.open()]);
		cpSync(inject('panel'), folder(), { recursive: true });
		writeFileSync(
			join(folder(), 'config.js'),
			`globalThis.CAMPAIGN_MANAGER = { server: ${JSON.stringify(server.url)} };`
		);
	});
	afterAll(async () => {
		await stage.close();
		await server?.stop();
		rmSync(parent, { recursive: true, force: true });
	});
	afterEach(async () => {
		await stage.end();
		expect(errors.splice(0)).toEqual([]);
	});

	async function panel(client: string, width = 360): Promise<Page> {
		const page = await stage.tab(stage.emulator.page(client, SYMBIOTE));
		page.setDefaultTimeout(PATIENCE / 2);
		page.on('pageerror', (error) => errors.push(String(error)));
		await page.setViewportSize({ width, height: 800 });
		await stage.runs(client, SYMBIOTE);
		return page;
	}

	async function atGroup(client: string, person: Person, width?: number): Promise<Page> {
		const page = await panel(client, width);
		await logIn(page, person);
		await button(page, new RegExp(GROUP)).click();
		await page.getByRole('heading', { name: GROUP }).waitFor();
		return page;
	}

	async function party(): Promise<Party> {
		const [gero, mara] = await Promise.all([server.person('Gero'), server.person('Mara')]);
		const group = await gero.post<{ id: string }>('/groups', {
			...{ name: GROUP, ruleset_id: 'dsa5e' }
		});
		const invite = await gero.post<{ code: string }>(`/groups/${group.id}/invite`);
		return { gero, mara, group: group.id, code: invite.code, hero: '' };
	}

	return {
		stage,
		get server() {
			return server;
		},
		get folder() {
			return folder();
		},
		panel,
		atGroup,
		party,
		async begin(blobs = new MemoryBlobs()) {
			const emulator = await stage.begin([folder()], { blobs });
			const [first = '', second = ''] = emulator.state().clients.map(({ id }) => id);
			return [first, second];
		},
		async atSheet(client, person, width) {
			const page = await atGroup(client, person, width);
			await button(page, 'Open the sheet of Theodor').click();
			await page.locator('.sheet').waitFor();
			return page;
		},
		async partyWithHero() {
			const all = await party();
			const { mara, group, code } = all;
			await mara.post(`/groups/${group}/join/${code}`);
			const ready = await mara.get<{ items: { id: string }[] }>('/rulesets/dsa5e/templates');
			const { id } = await mara.post<{ id: string }>('/characters', {
				...{ ruleset_id: 'dsa5e', name: 'Theodor', template: ready.items[0]?.id }
			});
			await mara.post(`/groups/${group}/characters`, { character_id: id, is_active: true });
			return { ...all, hero: id };
		},
		async picture(page, name) {
			mkdirSync(PICTURES, { recursive: true });
			await page.screenshot({ path: join(PICTURES, `${kind}-${name}.png`) });
		},
		async throwDice(client, ...faces) {
			const { emulator } = stage;
			const lies = () =>
				emulator.game.world.rolls.some((roll) => roll.client === client && roll.place === 'tray');
			await emulator.until(lies, 'dice are laid', PATIENCE);
			if (faces.length) await stage.act({ do: 'forceFaces', faces });
			await stage.act({ do: 'throwDice', client });
		}
	};
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

export async function logIn(page: Page, { email }: Person): Promise<void> {
	await button(page, 'Password').click();
	await page.getByLabel('Email address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await button(page, 'Log in').click();
	await page.getByRole('heading', { name: 'Your groups' }).waitFor();
}

export async function find(page: Page, wish: string): Promise<void> {
	await page.getByLabel('Find a roll').fill(wish);
	await page.keyboard.press('Enter');
}

/** How many life points the group's only hero has on the server. */
export async function lifeOf(person: Person, group: string): Promise<number> {
	const all = await person.get<{
		items: { card: { resources: { id: string; value: number }[] } }[];
	}>(`/groups/${group}/characters`);
	return all.items[0]?.card.resources.find(({ id }) => id === 'LeP')?.value ?? Number.NaN;
}

export interface Logged {
	source: string;
	visibility: string;
	label: { en: string };
	throw: { total: number };
}

export const rollsOf = async (person: Person, group: string): Promise<Logged[]> =>
	(await person.get<{ items: Logged[] }>(`/groups/${group}/rolls`)).items;
