/** Groups: the list, the table live, throws, who may see what, and the ways in and out. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { TestServer, type Person } from '../../tests/browser/server.ts';
import { idOf, join, makeGroup, resourceOf, seat, throwDice, type Group } from './groups.ts';
import { expectAccessible, expectNoSideways, PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open(TestServer.start()));
afterEach(() => stage.end());
afterAll(() => stage.close());

const heading = (page: Page, name: string) =>
	page.getByRole('heading', { level: 1, name }).waitFor();
const path = (page: Page) => new URL(page.url()).pathname;
const cardOf = (page: Page, name: string) =>
	page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name }) });
const barOf = (page: Page, name: string) =>
	cardOf(page, name).getByRole('meter', { name: 'Lebensenergie' });

/** The group's page, once it hears what happens. */
async function atTable(group: Group, person: Person): Promise<Page> {
	const page = await stage.signedInPage(person, `/groups/${group.id}`);
	await page.locator('[data-room="live"]').waitFor();
	await cardOf(page, 'Runa').waitFor();
	return page;
}

async function standsAt(page: Page, name: string, value: number): Promise<void> {
	await barOf(page, name)
		.and(page.locator(`[aria-valuenow="${value}"]`))
		.waitFor();
}

describe('the list', () => {
	test('is empty at first, and a group that is made in it is led by who made it', async () => {
		const mara = await stage.person('Mara');
		const page = await stage.signedInPage(mara, '/groups');
		await page.getByText('Du bist noch in keiner Gruppe.').waitFor();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Gruppe gründen' }).first().click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Name der Gruppe').fill('Die Sieben');
		await dialog.getByRole('radio', { name: /Freies Spiel/ }).check();
		await dialog.getByLabel('Beschreibung').fill('Freitags');
		await expectAccessible(page);
		await picture(page, 'groups-create');
		await dialog.getByRole('button', { name: 'Gruppe gründen' }).click();
		await heading(page, 'Die Sieben');
		await page.getByText('Du leitest').waitFor();
		const { items } = await mara.get<{ items: object[] }>('/groups');
		expect(items).toMatchObject([
			{ name: 'Die Sieben', description: 'Freitags', ruleset_id: 'generic', role: 'dm' }
		]);
	});

	test('shows each group with who leads it', async () => {
		const { gero } = await makeGroup(stage);
		const page = await stage.signedInPage(gero, '/groups');
		await page.getByText('Leitung: Mara · 2 Mitglieder · Das Schwarze Auge 5').waitFor();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'groups');
		await page.getByRole('link', { name: 'Die Sieben' }).click();
		await heading(page, 'Die Sieben');
	});
});

describe('two browsers on one group', () => {
	test('see each other’s life points and rolls', async () => {
		const group = await makeGroup(stage);
		const [mara, gero] = await Promise.all([
			atTable(group, group.mara),
			atTable(group, group.gero)
		]);
		await mara.getByText('2 Personen sind da').waitFor();
		await standsAt(gero, 'Runa', 35);

		await mara.getByRole('button', { name: 'Schaden oder Heilung für Runa' }).click();
		const dialog = mara.getByRole('dialog');
		await dialog.getByLabel('Wie viel').fill('7');
		await dialog.getByText('28').waitFor();
		await dialog.getByLabel('Anmerkung (freiwillig)').fill('Orkpfeil');
		await dialog.getByRole('button', { name: 'Auf 1 Charakter anwenden' }).click();
		await standsAt(gero, 'Runa', 28);
		await cardOf(gero, 'Runa').getByText('Lebensenergie −7 · Orkpfeil · Mara').waitFor();
		await gero
			.getByRole('status')
			.getByText('Runa: Lebensenergie −7, jetzt 28 von 35')
			.waitFor({ state: 'attached' });
		await mara.getByRole('button', { name: 'Rückgängig' }).click();
		await standsAt(gero, 'Runa', 35);

		await gero.getByLabel('Frei würfeln').fill('2W6+3');
		await gero.getByRole('button', { name: 'Würfeln' }).click();
		await mara.getByText('Gero · 2W6+3').waitFor();
		const said = (words: string | RegExp) =>
			mara.getByRole('status').getByText(words).waitFor({ state: 'attached' });
		await said(/^Gero, 2W6\+3: \d+$/);
		// who leads throws in secret, and then for all to see
		const free = mara.getByLabel('Frei würfeln');
		await mara.getByRole('checkbox', { name: /^Verdeckt/ }).check();
		await free.fill('1W4');
		await free.press('Enter');
		await mara.getByText('Mara · 1W4').waitFor();
		await mara.locator('.roll').getByText('nur Leitung').waitFor();
		await mara.getByRole('checkbox', { name: /^Verdeckt/ }).uncheck();
		await free.fill('1W8');
		await free.press('Enter');
		await gero.getByText('Mara · 1W8').waitFor();
		expect(await gero.getByText('1W4').count()).toBe(0);
	});

	test('hear of each blow and each throw, of those that come together, too', async () => {
		const group = await makeGroup(stage);
		const [orc, ogre] = [
			await seat(group.id, group.mara, 'Ork', {}),
			await seat(group.id, group.mara, 'Oger', {})
		];
		const page = await atTable(group, group.gero);
		await cardOf(page, 'Oger').waitFor();
		const heard = await page.evaluateHandle(() => {
			const all: string[] = [];
			new MutationObserver((changes) => {
				for (const { target } of changes)
					if (target.parentElement?.matches('.unseen[role=status]'))
						all.push(target.textContent ?? '');
			}).observe(document.body, { subtree: true, characterData: true });
			return all;
		});
		await Promise.all(
			[group.runa, orc, ogre].map(({ id }) =>
				group.mara.post(`/characters/${id}/resources/LeP`, { delta: -2, group_id: group.id })
			)
		);
		for (let turn = 0; turn < 3; turn += 1)
			await throwDice(group.id, group.mara, { dice: '1d2', label: 'Münze' });
		const told = async (words: RegExp) =>
			(await heard.jsonValue()).join(' | ').match(words)?.length ?? 0;
		for (const name of ['Runa', 'Ork', 'Oger'])
			await expect
				.poll(() => told(new RegExp(`${name}: Lebensenergie −2`, 'g')), { timeout: PATIENCE })
				.toBe(1);
		await expect.poll(() => told(/Mara, Münze: [12]/g), { timeout: PATIENCE }).toBe(3);
	});

	test('see who comes, what is brought, hidden, and goes', async () => {
		const group = await makeGroup(stage);
		const [mara, gero] = await Promise.all([
			atTable(group, group.mara),
			atTable(group, group.gero)
		]);
		const lin = await stage.person('Lin');
		await join(group.id, group.mara, lin);
		await gero.getByRole('heading', { level: 3, name: 'Lin' }).waitFor();
		const thorgrim = await seat(group.id, lin, 'Thorgrim');
		await cardOf(gero, 'Thorgrim').waitFor();

		await mara.getByRole('button', { name: 'Mehr: Thorgrim' }).click();
		await mara.getByRole('button', { name: 'Vor den anderen verbergen' }).click();
		await cardOf(mara, 'Thorgrim').getByText('verborgen').waitFor();
		await cardOf(gero, 'Thorgrim').waitFor({ state: 'detached' });

		await group.mara.patch(`/groups/${group.id}`, { name: 'Die Acht' });
		await heading(gero, 'Die Acht');
		await mara.getByRole('button', { name: 'Mehr: Thorgrim' }).click();
		await mara.getByRole('button', { name: 'Vom Tisch nehmen' }).click();
		const question = mara.getByRole('dialog', { name: 'Thorgrim vom Tisch nehmen?' });
		await question.getByRole('button', { name: 'Vom Tisch nehmen' }).click();
		await cardOf(mara, 'Thorgrim').waitFor({ state: 'detached' });
		const { groups } = await lin.get<{ groups: object[] }>(`/characters/${thorgrim.id}`);
		expect(groups).toEqual([]);
		await lin.delete(`/groups/${group.id}/members/${await idOf(lin)}`);
		await mara.getByRole('heading', { level: 3, name: 'Lin' }).waitFor({ state: 'detached' });
	});
});

test('damage is dealt to several at once, foreseen, and taken back as it came out', async () => {
	const group = await makeGroup(stage);
	const lin = await stage.person('Lin');
	await join(group.id, group.mara, lin);
	const thorgrim = await seat(group.id, lin, 'Thorgrim');
	const page = await atTable(group, group.mara);
	await page.getByRole('button', { name: 'Schaden und Heilung', exact: true }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Alle' }).click();
	await dialog.getByLabel('Wie viel').fill('40');
	// as low as it goes
	await dialog
		.getByText('-5')
		.or(dialog.getByText('0', { exact: true }))
		.first()
		.waitFor();
	await expect.poll(() => dialog.getByText('Schmerz IV').count(), { timeout: PATIENCE }).toBe(2);
	await expectAccessible(page);
	await picture(page, 'group-damage');
	await dialog.getByRole('button', { name: 'Auf 2 Charaktere anwenden' }).click();
	await dialog.waitFor({ state: 'detached' });
	const after = await resourceOf(group.id, group.mara, thorgrim.id);
	expect(after.value).toBeLessThan(1);
	await standsAt(page, 'Runa', after.value);
	await page.getByRole('button', { name: 'Rückgängig' }).click();
	await standsAt(page, 'Runa', 35);
	await standsAt(page, 'Thorgrim', 35);
});

test('a check is asked for, thrown by who is asked, and read by the ruleset', async () => {
	const group = await makeGroup(stage);
	const [mara, gero] = await Promise.all([atTable(group, group.mara), atTable(group, group.gero)]);
	await mara.getByRole('button', { name: 'Probe verlangen' }).click();
	const dialog = mara.getByRole('dialog');
	await dialog.getByLabel('Welche Probe').fill('klett');
	await dialog.getByRole('button', { name: 'Klettern' }).waitFor();
	await expectAccessible(mara);
	await picture(mara, 'group-ask');
	await dialog.getByRole('checkbox', { name: /^Verdeckt/ }).check();
	await dialog.getByRole('button', { name: 'Klettern' }).click();
	await dialog.waitFor({ state: 'detached' });

	const request = gero.locator('.request');
	await request.getByText('Die Spielleitung verlangt von Runa: Klettern').waitFor();
	await request.getByText('nur Leitung').waitFor();
	await expectAccessible(gero);
	await picture(gero, 'group-player');
	await request.getByRole('button', { name: 'Würfeln' }).click();
	await request.locator('.reading').waitFor();
	await mara.getByText('Runa · Klettern').waitFor();
	const { items } = await group.mara.get<{ items: object[] }>(`/groups/${group.id}/rolls`);
	expect(items).toMatchObject([{ visibility: 'dm', character: { name: 'Runa' } }]);
	await request.getByRole('button', { name: 'Schließen' }).click();
	await request.waitFor({ state: 'detached' });
});

test('the log is filtered, goes back, and keeps secrets from those who may not see them', async () => {
	const group = await makeGroup(stage);
	for (let count = 0; count < 51; count += 1) await throwDice(group.id, group.gero);
	await throwDice(group.id, group.mara, { dice: '3d6', visibility: 'dm' });
	const [mara, gero] = await Promise.all([atTable(group, group.mara), atTable(group, group.gero)]);
	const rolls = (page: Page) => page.locator('.rolls > li');
	await rolls(gero).nth(49).waitFor();
	expect(await gero.getByText('3W6').count()).toBe(0);
	await gero.getByRole('button', { name: 'Ältere Würfe' }).click();
	await rolls(gero).nth(50).waitFor();

	await mara.getByText('Mara · 3W6').waitFor();
	await mara.getByRole('button', { name: 'Filter' }).click();
	await mara.getByRole('checkbox', { name: 'Nur verdeckte' }).check();
	await rolls(mara).nth(1).waitFor({ state: 'detached' });
	// what comes in meanwhile meets the same filter
	await throwDice(group.id, group.gero, { dice: '1d4' });
	await throwDice(group.id, group.gero, { dice: '1d8', visibility: 'dm' });
	await mara.getByText('Gero · 1W8').waitFor();
	expect(await rolls(mara).count()).toBe(2);
	await mara.getByRole('radio', { name: 'Du' }).check();
	await rolls(mara).nth(1).waitFor({ state: 'detached' });
	await mara.getByRole('radio', { name: 'Angriff' }).check();
	await mara.getByText('Solche Würfe gibt es hier nicht.').waitFor();
	await mara.keyboard.press('Escape');
	await mara.getByRole('button', { name: 'Alle Würfe zeigen' }).click();
	await mara.getByText('Gero · 1W4').waitFor();
});

test('an attribute that a check asks for twice stands there twice, in its colour', async () => {
	const group = await makeGroup(stage);
	const body = { source: 'server', character_id: group.runa.id, action_id: 'talent.TAL_8' };
	await group.gero.post(`/groups/${group.id}/rolls`, body);
	const page = await atTable(group, group.mara);
	const caps = page.locator('.roll [data-cap]');
	await caps.nth(2).waitFor();
	expect(await caps.allTextContents()).toEqual(['MU', 'MU', 'KO']);
});

test('a player brings a character, rests it, takes it off the table and back again', async () => {
	const group = await makeGroup(stage);
	const page = await atTable(group, group.gero);
	await page.getByRole('button', { name: 'Charakter an den Tisch' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Rondriane' }).waitFor();
	await expectAccessible(page);
	await picture(page, 'group-seat');
	await dialog.getByRole('button', { name: 'Rondriane' }).click();
	await cardOf(page, 'Rondriane').waitFor();
	// one plays at a time
	await cardOf(page, 'Runa').getByText('pausiert').waitFor();

	await page.getByRole('button', { name: 'Mehr: Runa' }).click();
	await page.getByRole('button', { name: 'Mitspielen lassen' }).click();
	await cardOf(page, 'Rondriane').getByText('pausiert').waitFor();
	await page.getByRole('button', { name: 'Mehr: Runa' }).click();
	await page.getByRole('button', { name: 'Vom Tisch nehmen' }).click();
	await cardOf(page, 'Runa').waitFor({ state: 'detached' });
	await page.getByRole('button', { name: 'Rückgängig' }).click();
	await cardOf(page, 'Runa').waitFor();
	expect(await cardOf(page, 'Runa').getByText('pausiert').count()).toBe(0);
});

test('the table is for everybody to read: both themes, 360 px, keys', async () => {
	const group = await makeGroup(stage);
	await throwDice(group.id, group.gero);
	const page = await atTable(group, group.mara);
	await page.locator('.roll').first().waitFor();
	await expectAccessible(page);
	await picture(page, 'group');
	await expectNoSideways(page);
	await page.getByRole('button', { name: 'Würfe', exact: true }).press('Enter');
	await page.getByLabel('Frei würfeln').waitFor();
	expect(await cardOf(page, 'Runa').isVisible()).toBe(false);
	await expectNoSideways(page);
	await page.getByRole('button', { name: 'Mitglieder', exact: true }).press('Enter');
	await page.getByRole('heading', { level: 3, name: 'Gero' }).waitFor();
	await expectNoSideways(page);
	await expectAccessible(page);
});

describe('an invitation', () => {
	const invite = (group: Group, more = {}) =>
		group.mara.post<{ id: string; token: string; code: string }>(
			`/groups/${group.id}/invite`,
			more
		);

	test('leads through a login to the group, and back once one is in', async () => {
		const group = await makeGroup(stage);
		const { token } = await invite(group);
		const anna = await stage.person('Anna');
		const page = await stage.page(`/join/${token}`);
		await heading(page, 'Du bist eingeladen');
		await expectAccessible(page);
		await page.getByRole('main').getByRole('link', { name: 'Anmelden' }).click();
		await page.getByLabel('Mailadresse').fill(anna.email);
		await page.getByLabel('Passwort', { exact: true }).fill(anna.password);
		await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click();
		await page.getByText('Leitung: Mara · 2 Mitglieder · Das Schwarze Auge 5').waitFor();
		await expectAccessible(page);
		await picture(page, 'join');
		await page.getByRole('button', { name: 'Beitreten' }).click();
		await heading(page, 'Die Sieben');
		await page.goto(`/join/${token}`);
		await heading(page, 'Du bist schon dabei');
		await page.getByRole('link', { name: 'Zur Gruppe' }).click();
		await heading(page, 'Die Sieben');
	});

	test('is found by its code as people type it', async () => {
		const group = await makeGroup(stage);
		const { code } = await invite(group);
		const page = await stage.signedInPage(await stage.person('Anna'), '/groups');
		await page.getByLabel('Einladungscode').fill(code.toLowerCase().replace('-', ' '));
		await page.getByRole('button', { name: 'Nachsehen' }).click();
		await page.getByRole('heading', { level: 2, name: 'Die Sieben' }).waitFor();
	});

	test.each([
		['revoked', 'Die Einladung wurde zurückgezogen.'],
		['used up', 'Die Einladung wurde schon so oft benutzt, wie sie gilt.'],
		['expired', 'Die Einladung ist abgelaufen.']
	])('that is %s says so', async (how, text) => {
		const group = await makeGroup(stage);
		const { id, token } = await invite(group, { max_uses: 1 });
		if (how === 'revoked') await group.mara.delete(`/groups/${group.id}/invites/${id}`);
		if (how === 'used up')
			await (await stage.person('Lin')).post(`/groups/${group.id}/join/${token}`);
		// none is that short
		const late = how === 'expired' ? { state: 'expired' } : {};
		const device = await stage.device();
		await stage.signIn(device, await stage.person('Anna'));
		const stranger = await (await stage.device()).newPage();
		for (const where of [device, stranger])
			await where.route('**/v1/invites/**', async (route) => {
				const response = await route.fetch();
				await route.fulfill({ response, json: { ...(await response.json()), ...late } });
			});
		const page = await device.newPage();
		await page.goto(`/join/${token}`);
		await page.getByRole('alert').getByText(text).waitFor();
		expect(await page.getByRole('button', { name: 'Beitreten' }).count()).toBe(0);
		await stranger.goto(`/join/${token}`);
		await heading(stranger, 'Diese Einladung gilt nicht mehr');
		await stranger.getByRole('alert').getByText(text).waitFor();
		await expectAccessible(stranger);
		await picture(stranger, `join-${how.replace(' ', '-')}`);
	});

	test('that there is none of says so before a login, too', async () => {
		const page = await stage.page('/join/ABCD-EFGH');
		await heading(page, 'Diese Einladung gibt es nicht');
		await expectAccessible(page);
	});

	test('that ends while one looks at it says so, and nobody has joined', async () => {
		const group = await makeGroup(stage);
		const { id, token } = await invite(group);
		const page = await stage.signedInPage(await stage.person('Anna'), `/join/${token}`);
		const button = page.getByRole('button', { name: 'Beitreten' });
		await button.waitFor();
		await group.mara.delete(`/groups/${group.id}/invites/${id}`);
		await button.click();
		await page.getByRole('alert').getByText('Die Einladung wurde zurückgezogen.').waitFor();
		const { member_count } = await group.mara.get<{ member_count: number }>(`/groups/${group.id}`);
		expect(member_count).toBe(2);
	});

	test('that there is none of says so', async () => {
		const page = await stage.signedInPage(await stage.person('Anna'), '/join/ABCD-EFGH');
		await heading(page, 'Diese Einladung gibt es nicht');
		await expectAccessible(page);
	});
});

test('who leaves is out at once, everywhere', async () => {
	const group = await makeGroup(stage);
	const [page, other] = [await atTable(group, group.gero), await atTable(group, group.gero)];
	await page.getByRole('button', { name: 'Gruppe verlassen' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Gruppe verlassen' }).click();
	await heading(page, 'Gruppen');
	await heading(other, 'Du bist nicht mehr in dieser Gruppe');
	await expectAccessible(other);
	await other.reload();
	await heading(other, 'Das ist nicht für dich bestimmt');
});

test('while the server is away the table stays, says so, and goes on by itself', async () => {
	const group = await makeGroup(stage);
	const page = await atTable(group, group.gero);
	await stage.server.kill();
	await page.locator('[data-room="waiting"]').waitFor();
	await cardOf(page, 'Runa').waitFor();
	await stage.server.run();
	await page.locator('[data-room="live"]').waitFor();
	await group.mara.post(`/characters/${group.runa.id}/resources/LeP`, { delta: -3 });
	await standsAt(page, 'Runa', 32);
	// that nobody answered is no fault of the page
	const others = stage.complaints.splice(0).filter((said) => !said.startsWith('WebSocket'));
	expect(others).toEqual([]);
	expect(path(page)).toBe(`/groups/${group.id}`);
});
