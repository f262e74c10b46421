/** The compendium: found in both languages, said in words, put onto a sheet. And the start page. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../tests/browser/server.ts';
import { makeHero } from './heroes.ts';
import { expectAccessible, expectNoSideways, PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

interface Sheet {
	sheet_data: { spells?: Record<string, number>; custom?: Record<string, object> };
}
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const spellsOf = async (person: Person, id: string) =>
	(await person.get<Sheet>(`/characters/${id}`)).sheet_data.spells ?? {};
const until = async (read: () => Promise<boolean>) =>
	vi.waitFor(async () => expect(await read()).toBe(true), { timeout: PATIENCE / 2, interval: 100 });

const mage = async (person: Person, name = 'Alrik') =>
	(await makeHero(person, name, 'gildenmagier')).id;

test.each(['de', 'en'] as const)('the compendium is for everybody, in %s', async (locale) => {
	const mara = await stage.server.person('Mara', locale);
	const page = await stage.signedInPage(mara, '/rulesets/dsa5e?kind=spells');
	await page.getByRole('list').getByText('Armatrutz').waitFor();
	await expectAccessible(page);
	await expectNoSideways(page);
	await picture(page, 'compendium');
	await page.getByRole('link', { name: /Balsam Salabunde/ }).click();
	await page
		.getByRole('dialog')
		.getByText(locale === 'de' ? 'Heilung' : 'Healing')
		.waitFor();
	await expectAccessible(page);
	await expectNoSideways(page);
	await picture(page, 'compendium-entry');
});

test('an entry is found in both languages, whatever the umlauts, and small slips are forgiven', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.signedInPage(mara, '/rulesets/dsa5e');
	const search = page.getByLabel('Suchen');
	const found = page.getByRole('list', { name: 'Einträge' });
	for (const [wish, name] of [
		['koerperbeherrschung', 'Körperbeherrschung'],
		['Bodycontrol', 'Körperbeherrschung'],
		['Eagle Eye', 'Adlerauge']
	] as const) {
		await search.fill(wish);
		await found.getByRole('link', { name }).first().waitFor();
	}
	expect(new URL(page.url()).searchParams.get('q')).toBe('Eagle Eye');
	await search.fill('xyzzy plugh');
	await page.getByText('Dazu gibt es keinen Eintrag.').waitFor();
});

test('kinds are browsed page by page, and each place has an address', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.signedInPage(mara, '/rulesets/dsa5e');
	await page
		.getByRole('navigation', { name: 'Arten' })
		.getByRole('link', { name: /^Zauber und Rituale/ })
		.click();
	await page.getByRole('heading', { level: 2, name: 'Zauber und Rituale' }).waitFor();
	const found = page.getByRole('list', { name: 'Einträge' }).getByRole('link');
	await found.nth(49).waitFor();
	expect(await found.count()).toBe(50);
	await page.getByRole('button', { name: 'Mehr zeigen' }).click();
	await found.nth(99).waitFor();
	await page.goto('/rulesets/dsa5e?kind=talents&entry=talents/TAL_1');
	const dialog = page.getByRole('dialog', { name: 'Fliegen' });
	await dialog.getByText('MU, IN, GE').waitFor();
	await dialog.getByText('Körper', { exact: true }).waitFor();
	await dialog.getByText('Das Schwarze Auge').first().waitFor();
	await dialog.getByRole('button', { name: 'Schließen' }).click();
	await dialog.waitFor({ state: 'detached' });
	expect(new URL(page.url()).search).toBe('?kind=talents');
});

test('an entry says what it asks for, and each name leads to the entry that is meant', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.signedInPage(mara, '/rulesets/dsa5e?entry=special_abilities/SA_1');
	const dialog = page.getByRole('dialog');
	await dialog.getByText('Voraussetzungen').waitFor();
	await expectAccessible(page, 'dialog');
	await picture(page, 'compendium-requires');
	await dialog.getByRole('listitem').getByRole('link').click();
	await page.getByRole('dialog', { name: 'Magiekunde' }).waitFor();
	expect(new URL(page.url()).searchParams.get('entry')).toBe('talents/TAL_36');
	await page.goBack();
	await page.getByRole('dialog', { name: 'Analytiker' }).waitFor();
});

test('a ruleset that is not there says so, with ways on', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.signedInPage(mara, '/rulesets/nirgends');
	await title(page, 'Diese Seite gibt es nicht');
	await page.getByText('Dieses Regelwerk ist hier nicht installiert.').waitFor();
	await page.getByRole('link', { name: 'Zu meinen Charakteren' }).waitFor();
});

test('while the server is away the page says so, and comes by itself', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.signedInPage(mara, '/account');
	await page.getByText(mara.email).first().waitFor();
	await page.route('**/v1/rulesets/**', (route) => route.abort());
	await page.goto('/rulesets/dsa5e');
	await title(page, 'Der Server ist nicht zu erreichen');
	await page.unroute('**/v1/rulesets/**');
	await title(page, 'Kompendium: Das Schwarze Auge 5');
});

describe('an entry is put onto a sheet', () => {
	test('of one’s own, and taken back by the toast', async () => {
		const mara = await stage.person('Mara');
		const hero = await mage(mara);
		const page = await stage.signedInPage(mara, '/rulesets/dsa5e?entry=spells/SPELL_1');
		const dialog = page.getByRole('dialog', { name: 'Adlerauge' });
		await dialog.getByRole('button', { name: 'Auf einen Bogen übernehmen' }).click();
		await dialog.getByRole('button', { name: 'Alrik' }).click();
		await page.getByText('„Adlerauge“ steht jetzt auf dem Bogen von Alrik.').waitFor();
		expect(await spellsOf(mara, hero)).toMatchObject({ SPELL_1: 0 });
		// it is there already
		await dialog.getByRole('button', { name: 'Auf einen Bogen übernehmen' }).click();
		await dialog.getByRole('button', { name: 'Alrik' }).click();
		await dialog.getByText('„Adlerauge“ steht schon auf dem Bogen von Alrik.').waitFor();
		await dialog.getByRole('button', { name: 'Schließen' }).click();
		const toast = page.locator('.toast');
		await toast.hover(); // it waits while it is looked at
		await toast.getByRole('button', { name: 'Rückgängig' }).click();
		await page.getByText('„Adlerauge“ ist wieder vom Bogen von Alrik genommen.').waitFor();
		await until(async () => !('SPELL_1' in (await spellsOf(mara, hero))));
	});

	test('of a group, with all that it says', async () => {
		const [mara, gero] = [await stage.person('Mara'), await stage.person('Gero')];
		const group = await gero.post<{ id: string }>('/groups', {
			...{ name: 'Die Sieben', ruleset_id: 'dsa5e' }
		});
		const { token } = await gero.post<{ token: string }>(`/groups/${group.id}/invite`, {});
		await mara.post(`/groups/${group.id}/join/${token}`);
		const own = await gero.post<{ id: string }>(`/groups/${group.id}/content`, {
			...{ kind: 'spells', name: { de: 'Windschatten' }, data: { check: ['MU', 'KL', 'CH'] } }
		});
		const hero = await mage(mara);
		const page = await stage.signedInPage(mara, '/rulesets/dsa5e?kind=spells&q=windschatten');
		await page.getByRole('heading', { name: 'Aus deinen Gruppen' }).waitFor();
		await page.getByRole('link', { name: /Windschatten/ }).click();
		const dialog = page.getByRole('dialog', { name: 'Windschatten' });
		await dialog.getByText('MU, KL, CH').waitFor();
		await dialog.getByText('Eigener Eintrag der Gruppe „Die Sieben“').waitFor();
		await dialog.getByRole('button', { name: 'Auf einen Bogen übernehmen' }).click();
		await expectAccessible(page);
		await picture(page, 'compendium-add');
		await dialog.getByRole('button', { name: 'Alrik' }).click();
		await page.getByText('„Windschatten“ steht jetzt auf dem Bogen von Alrik.').waitFor();
		const { sheet_data } = await mara.get<Sheet>(`/characters/${hero}`);
		expect(sheet_data.spells).toHaveProperty(own.id, 0);
		expect(sheet_data.custom).toMatchObject({
			spells: { [own.id]: { check: ['MU', 'KL', 'CH'], name: { de: 'Windschatten' } } }
		});
	});

	test('that has no place for it, says so, and nothing changes', async () => {
		const mara = await stage.person('Mara');
		const hero = await mage(mara);
		const before = await mara.get(`/characters/${hero}`);
		const page = await stage.signedInPage(mara, '/rulesets/dsa5e?entry=talent_groups/body');
		const dialog = page.getByRole('dialog', { name: 'Körper' });
		await dialog.getByRole('button', { name: 'Auf einen Bogen übernehmen' }).click();
		await dialog.getByRole('button', { name: 'Alrik' }).click();
		await dialog.getByText('Auf dem Bogen von Alrik ist dafür kein Platz vorgesehen.').waitFor();
		expect(await mara.get(`/characters/${hero}`)).toEqual(before);
	});

	test('but not without a character', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.signedInPage(mara, '/rulesets/dsa5e?entry=spells/SPELL_1');
		await page.getByRole('button', { name: 'Auf einen Bogen übernehmen' }).click();
		await page.getByText('Du hast noch keinen Charakter in diesem Regelwerk.').waitFor();
		await page.getByRole('link', { name: 'Charakter anlegen' }).waitFor();
	});
});

describe('the start page', () => {
	test.each(['de-DE', 'en-GB'])('says what this is, in %s', async (locale) => {
		const page = await stage.page('/', { locale });
		await page.getByRole('heading', { level: 1 }).waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'start');
	});

	test('shows one’s characters and groups at a glance', async () => {
		const mara = await stage.person('Mara');
		await mage(mara, 'Rondriane');
		await mara.post('/groups', { name: 'Die Sieben', ruleset_id: 'dsa5e' });
		const page = await stage.signedInPage(mara, '/account');
		await page.getByText(mara.email).first().waitFor();
		await page.getByRole('link', { name: 'Campaign Manager' }).click();
		await title(page, 'Willkommen zurück, Mara');
		await page.getByText('Du leitest').waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'glance');
		await page.getByRole('link', { name: 'Rondriane' }).click();
		await title(page, 'Rondriane');
	});

	test('of somebody new says what to do first', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.signedInPage(mara, '/account');
		await page.getByText(mara.email).first().waitFor();
		await page.goto('/');
		await page.getByText('Noch kein Charakter.').waitFor();
		await page.getByText('Noch keine Gruppe.').waitFor();
		await picture(page, 'glance-new');
	});
});
