/** Who finds what on which page: each route, each kind of viewer, things that are gone or never were. */
import { readdirSync } from 'node:fs';
import { dirname, join as joined } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../tests/browser/server.ts';
import { join, makeGroup, type Group, type Seated } from './groups.ts';
import { expectAccessible, expectNoSideways, PATIENCE, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 3, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(async () => {
	await stage.open();
	await prepare();
});
afterEach(() => stage.end());
afterAll(() => stage.close());

const NOBODY_IS = '3f1c2b9e-8a54-4f0b-9d1e-6d9f0c1a2b3c';
const VIEWERS = ['nobody', 'stranger', 'fellow', 'owner', 'dm'] as const;
type Viewer = (typeof VIEWERS)[number];

/** What a page is headed by. `LOGIN`: the login, which leads back; `NO`: that it is not for this person. */
const LOGIN = 'Anmelden';
const NO = 'Das ist nicht für dich bestimmt';
const NOWHERE = 'Diese Seite gibt es nicht';
const INVITED = 'Du bist eingeladen';
const IN = 'Du bist schon dabei';
const MINE = 'Meine Charaktere';

/** Each route with its heading, in the order of VIEWERS. */
const ROUTES: Readonly<Record<string, { path: () => string; finds: readonly string[] }>> = {
	'/': at(
		'/',
		'Eure Charaktere, an jedem Tisch',
		'Willkommen zurück, Tom',
		'Willkommen zurück, Lin',
		'Willkommen zurück, Gero',
		'Willkommen zurück, Mara'
	),
	'/login': at('/login', LOGIN, MINE, MINE, MINE, MINE),
	'/register': at('/register', ...all('Konto anlegen')),
	'/verify': at('/verify#token=x', ...all('Mailadresse bestätigen')),
	'/reset': at('/reset#token=x', ...all('Neues Passwort')),
	'/pair': at('/pair', LOGIN, ...four('TaleSpire verbinden')),
	'/account': at('/account', LOGIN, ...four('Konto')),
	'/characters': at('/characters', LOGIN, ...four(MINE)),
	'/characters/[id]': at(() => `/characters/${runa.id}`, LOGIN, NO, NO, 'Runa', 'Runa'),
	'/characters/[id]/history': at(
		() => `/characters/${runa.id}/history`,
		...[LOGIN, NO, NO, 'Verlauf von Runa', 'Verlauf von Runa']
	),
	'/groups': at('/groups', LOGIN, ...four('Gruppen')),
	'/groups/[id]': at(() => `/groups/${group.id}`, LOGIN, NO, ...three('Die Sieben')),
	'/groups/[id]/settings': at(
		() => `/groups/${group.id}/settings`,
		...[LOGIN, NO, NO, NO, 'Einstellungen']
	),
	'/groups/[id]/characters/[cid]': at(
		() => `/groups/${group.id}/characters/${runa.id}`,
		...[LOGIN, NO, NO, NO, 'Runa']
	),
	'/join/[token]': at(() => `/join/${invite}`, INVITED, INVITED, IN, IN, IN),
	'/rulesets/[id]': at('/rulesets/dsa5e', LOGIN, ...four('Kompendium: Das Schwarze Auge 5'))
};

/** What is gone, was never there, or belongs elsewhere: who asks, where, what is found. */
const MISSING: readonly [what: string, viewer: Viewer, path: () => string, finds: string][] = [
	['a character that was deleted', 'owner', () => `/characters/${gone.character}`, NO],
	['its history', 'owner', () => `/characters/${gone.character}/history`, NO],
	['it at its table', 'dm', () => `/groups/${group.id}/characters/${gone.character}`, NO],
	['a character that never was', 'owner', () => `/characters/${NOBODY_IS}`, NO],
	['what is no id of a character', 'owner', () => '/characters/runa', NO],
	['its history', 'owner', () => '/characters/runa/history', NO],
	['a group that was deleted', 'dm', () => `/groups/${gone.group}`, NO],
	['its settings', 'dm', () => `/groups/${gone.group}/settings`, NO],
	['a group that never was', 'dm', () => `/groups/${NOBODY_IS}`, NO],
	['what is no id of a group', 'dm', () => '/groups/die-sieben', NO],
	['its settings', 'dm', () => '/groups/die-sieben/settings', NO],
	[
		'a character at a table that never was',
		'dm',
		() => `/groups/${NOBODY_IS}/characters/${runa.id}`,
		NO
	],
	['a character at another table', 'dm', () => `/groups/${other}/characters/${runa.id}`, NO],
	['what is no character at a table', 'dm', () => `/groups/${group.id}/characters/runa`, NO],
	[
		'an invitation that was revoked',
		'stranger',
		() => `/join/${gone.invite}`,
		'Diese Einladung gilt nicht mehr'
	],
	['it', 'nobody', () => `/join/${gone.invite}`, 'Diese Einladung gilt nicht mehr'],
	[
		'an invitation that never was',
		'stranger',
		() => '/join/ABCD-EFGH',
		'Diese Einladung gibt es nicht'
	],
	['it', 'nobody', () => '/join/ABCD-EFGH', 'Diese Einladung gibt es nicht'],
	[
		'an invitation into a group that was deleted',
		'stranger',
		() => `/join/${gone.groupInvite}`,
		'Diese Einladung gibt es nicht'
	],
	['a ruleset that is not there', 'stranger', () => '/rulesets/nirgends', NOWHERE],
	['what is no id of a ruleset', 'stranger', () => '/rulesets/%20', NOWHERE],
	['a broken address of a character', 'stranger', () => '/characters/%E0%A4', NO],
	['a broken address of a ruleset', 'stranger', () => '/rulesets/%', NOWHERE],
	['a broken address of nothing', 'nobody', () => '/%E0', NOWHERE],
	['a page that is not there', 'stranger', () => '/groups/a/b/c', NOWHERE],
	['a page that is not there', 'nobody', () => '/nirgends', NOWHERE]
];

function at(path: string | (() => string), ...finds: string[]) {
	return { path: typeof path === 'string' ? () => path : path, finds };
}
function all(heading: string): string[] {
	return VIEWERS.map(() => heading);
}
function four(heading: string): string[] {
	return all(heading).slice(1);
}
function three(heading: string): string[] {
	return all(heading).slice(2);
}

let group: Group;
let runa: Seated;
/** Another group of the same dungeon master, where Runa does not sit. */
let other: string;
let invite: string;
let people: Readonly<Record<Viewer, Person | null>>;
let gone: Readonly<Record<'character' | 'group' | 'invite' | 'groupInvite', string>>;

async function prepare(): Promise<void> {
	group = await makeGroup(stage);
	const { mara, gero } = group;
	({ runa } = group);
	const [tom, lin] = [await stage.person('Tom'), await stage.person('Lin')];
	await join(group.id, mara, lin);
	people = { nobody: null, stranger: tom, fellow: lin, owner: gero, dm: mara };
	const made = { ruleset_id: 'dsa5e', name: 'Die Achte' };
	const asked = (of: string) => mara.post<{ id: string; token: string }>(`/groups/${of}/invite`);
	other = (await mara.post<Seated>('/groups', made)).id;
	invite = (await asked(group.id)).token;
	const revoked = await asked(group.id);
	await mara.delete(`/groups/${group.id}/invites/${revoked.id}`);
	const dead = (await mara.post<Seated>('/groups', made)).id;
	const groupInvite = (await asked(dead)).token;
	await mara.delete(`/groups/${dead}?name=${encodeURIComponent(made.name)}`);
	const { id } = await gero.post<Seated>('/characters', { ruleset_id: 'dsa5e', name: 'Ulf' });
	await gero.post(`/groups/${group.id}/characters`, { character_id: id });
	await gero.delete(`/characters/${id}`);
	gone = { character: id, group: dead, invite: revoked.token, groupInvite };
}

/** In a browser that knows whether somebody is signed in. */
async function pageOf(viewer: Viewer): Promise<Page> {
	const person = people[viewer];
	if (!person) return stage.page('/');
	const page = await stage.signedInPage(person, '/account');
	await page.getByRole('heading', { level: 1, name: 'Konto' }).waitFor();
	return page;
}

/** It is headed so and has come to rest; who is turned away is told where to go. */
async function expectFound(page: Page, path: string, finds: string): Promise<void> {
	await page.goto(path);
	await page.getByRole('heading', { level: 1, name: finds }).waitFor();
	await page
		.locator('main .dimmed, main [aria-busy="true"]')
		.first()
		.waitFor({ state: 'detached' });
	if (finds === LOGIN && path !== '/login')
		// where it would lead anyway
		expect(new URL(page.url()).searchParams.get('to') ?? '/characters').toBe(path);
	if (finds !== NO && finds !== NOWHERE) return;
	const ways = await page.getByRole('main').getByRole('link').all();
	expect(ways.length, path).toBeGreaterThan(0);
	expect(await page.getByText('Runa').count(), path).toBe(0);
}

test('each route is walked', () => {
	const routes = joined(import.meta.dirname, '../src/routes');
	const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => `/${dirname(file)}`.replace(/\/(\.|\([a-z]+\))(?=\/|$)/g, '') || '/');
	expect(pages.sort()).toEqual(Object.keys(ROUTES).sort());
});

describe.each(VIEWERS)('%s', (viewer) => {
	test('finds on each route what is theirs, and else is told so, with ways on', async () => {
		const page = await pageOf(viewer);
		for (const { path, finds } of Object.values(ROUTES))
			await expectFound(page, path(), finds[VIEWERS.indexOf(viewer)] ?? '');
		for (const [, who, path, finds] of MISSING)
			if (who === viewer) await expectFound(page, path(), finds);
		// no table has such an address
		stage.complaints.splice(
			0,
			Infinity,
			...stage.complaints.filter((said) => !said.includes('/die-sieben/live'))
		);
	});
});

describe('a page that says so', () => {
	test.each(['de-DE', 'en-GB'])('is for everybody, in %s', async (locale) => {
		const tom = people.stranger as Person;
		await tom.patch('/me', { locale: locale.slice(0, 2) });
		const page = await stage.signedInPage(tom, `/groups/${group.id}/settings`, { locale });
		await page.getByRole('heading', { level: 1, name: /nicht für dich|no access here/ }).waitFor();
		await page.getByText(/oder du bist nicht in ihr|or you are not/).waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await page.getByRole('main').getByRole('link').first().click();
		await page.getByRole('heading', { level: 1, name: /^(Gruppen|Groups)$/ }).waitFor();
	});

	test('leads a player from the dungeon master’s view to their own sheet', async () => {
		const path = `/groups/${group.id}/characters/${runa.id}`;
		const page = await stage.signedInPage(group.gero, path);
		await page.getByText('Hier liest mit, wer die Gruppe leitet').waitFor();
		await page.getByRole('link', { name: 'Zum Bogen' }).click();
		await page.getByRole('heading', { level: 1, name: 'Runa' }).waitFor();
		await page.getByRole('button', { name: 'Bearbeiten' }).waitFor();
	});

	test('comes as soon as a right ends while one looks', async () => {
		const party = await makeGroup(stage);
		const path = `/groups/${party.id}/characters/${party.runa.id}`;
		const page = await stage.signedInPage(party.mara, path);
		await page.locator('.sheet .throw').first().waitFor();
		await page.locator('[data-table="live"]').waitFor();
		await party.gero.delete(`/groups/${party.id}/characters/${party.runa.id}`);
		await page.getByRole('heading', { level: 1, name: NO }).waitFor();
		expect(await page.getByText('Runa').count()).toBe(0);
	});
});
