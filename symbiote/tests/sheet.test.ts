/** One sheet: throws, what is reached for, edits of two people, entries of the group. */
import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { button, evening, find, lifeOf, PATIENCE, rollsOf } from './evening.ts';
import type { Person } from '../../tests/browser/server.ts';

const table = evening();

interface Character {
	revision: number;
	sheet_data: Record<string, unknown>;
}
const characterOf = (person: Person, id: string) => person.get<Character>(`/characters/${id}`);

async function edit(person: Person, id: string, sheet_data: unknown): Promise<void> {
	const response = await fetch(`${table.server.url}/v1/characters/${id}`, {
		method: 'PATCH',
		headers: {
			...{ authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
			'idempotency-key': randomUUID()
		},
		body: JSON.stringify({ sheet_data })
	});
	expect(response.status).toBe(200);
}

test('a throw that is made often is pinned, here and on every other device', async () => {
	const { mara, hero } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await find(page, 'climb');
	await table.throwDice(client, 3, 4, 5);
	await page.getByRole('group', { name: 'Recent' }).getByText('Climbing').waitFor();
	await button(page, 'Pin').click();
	const pinned = page.getByRole('group', { name: 'Pinned' });
	await pinned.getByText('Climbing').waitFor();
	await table.picture(page, 'pinned-360');
	await vi.waitFor(async () => {
		const view = await mara.get<{ pinned?: string[] }>(`/characters/${hero}/view`);
		expect(view.pinned).toHaveLength(1);
	}, PATIENCE);
	await page.locator('.throw-bar').getByRole('button', { name: 'Close' }).click();
	await pinned.getByText('Climbing').click();
	await table.throwDice(client, 20, 20, 20);
	await page
		.locator('.last')
		.getByText(/Botch|Failed|Fumble/i)
		.waitFor();
});

test('a modifier and a quiet roll count for the next throw; the chat is told if it is wanted', async () => {
	const { mara, group } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	const { world } = table.stage.emulator.game;
	await button(page, 'Lower the modifier by 1').click();
	await button(page, 'To the chat').click();
	await find(page, 'climb');
	await table.throwDice(client, 3, 4, 5);
	await table.stage.emulator.until(
		() => world.chat.some(({ body }) => /^Theodor: Climbing – Passed/.test(body)),
		'the chat says it',
		PATIENCE
	);
	await button(page, 'Secret').click();
	await find(page, 'climb');
	await table.throwDice(client, 3, 4, 5);
	await vi.waitFor(async () => {
		const rolls = await rollsOf(mara, group);
		expect(rolls.map(({ visibility }) => visibility)).toEqual(['dm', 'all']);
	}, PATIENCE);
	expect(world.chat).toHaveLength(1);
	expect(world.rolls.map(({ quiet }) => quiet)).toEqual([false, true]);
});

test('a night’s rest is a throw whose gain is taken with one press', async () => {
	const { gero, mara, group, hero } = await table.partyWithHero();
	const full = await lifeOf(mara, group);
	await gero.post(`/characters/${hero}/resources/LeP`, { delta: -9 });
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await button(page, /^Pain\s+I$/).waitFor();
	await page.getByRole('group', { name: 'Other' }).getByText('Regeneration').click();
	await table.throwDice(client, 4, 4);
	const offer = page.locator('.last .action').first();
	await offer.click();
	await vi.waitFor(async () => {
		expect(await lifeOf(mara, group)).toBeGreaterThan(full - 9);
	}, PATIENCE);
	await expect.poll(() => offer.isDisabled(), { timeout: PATIENCE }).toBe(true);
});

test('what hinders stands beside the throws, and is changed from there', async () => {
	const { mara } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await edit(
		mara,
		(await mara.get<{ items: { id: string }[] }>('/characters')).items[0]?.id ?? '',
		{
			profile: { title: 'Magus' }
		}
	);
	const chips = page.locator('.throw-bar .chips');
	expect(await chips.count()).toBe(0);
	await mara.post(
		`/characters/${(await mara.get<{ items: { id: string }[] }>('/characters')).items[0]?.id}/resources/COND_4`,
		{ delta: 2 }
	);
	await chips.getByRole('button', { name: /Fear\s+II\b/ }).click();
	await page.getByLabel('How much').fill('1');
	await page.locator('dialog').getByRole('button', { name: /Loss/ }).click();
	await chips.getByRole('button', { name: /Fear\s+I\b/ }).waitFor();
});

test('own dice from the game’s own tray are logged as free rolls, unless that is off', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	const [first, client] = await table.begin();
	const leader = await table.atGroup(first, gero, 599);
	const page = await table.atGroup(client, mara);
	const { stage } = table;
	await stage.act({ do: 'putDice', client, text: 'Luck:2d6+1' });
	await table.throwDice(client, 3, 4);
	await leader.getByText('= 8').waitFor();
	expect(await rollsOf(mara, group)).toMatchObject([{ source: 'talespire', throw: { total: 8 } }]);

	await button(page, 'Settings').click();
	await page.getByRole('checkbox', { name: /Log own rolls/ }).uncheck();
	await stage.act({ do: 'putDice', client, text: '1d20' });
	await table.throwDice(client, 9);
	await button(page, /Back/).click();
	await page.getByLabel('Free dice').fill('1d4');
	await button(page, /^Roll$/).click();
	await table.throwDice(client, 2);
	await vi.waitFor(async () => expect(await rollsOf(mara, group)).toHaveLength(2), PATIENCE);
});

test('two people write at once: short values are told of, long texts are asked about', async () => {
	const { mara, hero } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await button(page, 'Edit').click();
	const { board } = table.stage.emulator.game.client(client);
	const title = page.locator('.sheet').getByLabel('Title', { exact: true });
	await title.waitFor();
	await table.stage.act({ do: 'leaveBoard', client });
	await page.getByText('Changing boards').waitFor();
	await title.fill('Magistra');
	await edit(mara, hero, { profile: { title: 'Adepta' } });
	await table.stage.act({ do: 'enterBoard', client, board: board ?? '' });
	await page.getByText(/Adepta.*you: Magistra|you: Magistra/).waitFor();
	await table.picture(page, 'conflict-360');
	await page.locator('.line').getByRole('button', { name: 'Undo' }).click();
	await vi.waitFor(async () => {
		const { profile } = (await characterOf(mara, hero)).sheet_data as {
			profile: { title?: string };
		};
		expect(profile.title).toBe('Adepta');
	}, PATIENCE);
});

test('a long text that two people wrote is decided by the person', async () => {
	const { mara, hero } = await table.partyWithHero();
	const [mine, theirs] = ['Ich mag lange Briefe. ', 'Sie hat ein Geheimnis. '].map((text) =>
		text.repeat(20)
	) as [string, string];
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await button(page, 'Edit').click();
	const { board } = table.stage.emulator.game.client(client);
	const info = page.locator('.sheet').getByRole('textbox', { name: 'Other', exact: true });
	await edit(mara, hero, { profile: { other_info: 'Anfang' } });
	await expect.poll(() => info.inputValue(), { timeout: PATIENCE }).toBe('Anfang');
	await table.stage.act({ do: 'leaveBoard', client });
	await page.getByText('Changing boards').waitFor();
	await info.fill(mine);
	await edit(mara, hero, { profile: { other_info: theirs } });
	await table.stage.act({ do: 'enterBoard', client, board: board ?? '' });
	await page.getByText('This text was changed elsewhere too.').waitFor();
	await button(page, 'Take the other').click();
	await page.locator('.conflict').waitFor({ state: 'detached' });
	const { profile } = (await characterOf(mara, hero)).sheet_data as {
		profile: { other_info?: string };
	};
	expect(profile.other_info).toBe(theirs);
});

test('an entry is picked from the tables, and one of the group’s own goes along with the sheet', async () => {
	const { gero, mara, group, hero } = await table.partyWithHero();
	const own = await gero.post<{ id: string }>(`/groups/${group}/content`, {
		...{ kind: 'advantages', name: { de: 'Rabenfreund', en: 'Friend of ravens' } },
		data: { ap: 5 }
	});
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await button(page, 'Edit').click();
	const heading = page.getByRole('heading', { name: 'Advantages', exact: true });
	const add = page.locator('.sheet .group', { has: heading }).getByRole('button', { name: /Add/ });
	await add.click();
	const dialog = page.locator('dialog[open]');
	await dialog.getByRole('searchbox').fill('raven');
	await dialog.getByText('Friend of ravens').waitFor();
	await table.picture(page, 'picker-360');
	await dialog.getByRole('button', { name: /Friend of ravens/ }).click();
	await vi.waitFor(async () => {
		const { sheet_data } = await characterOf(mara, hero);
		const { custom } = sheet_data as { custom?: Record<string, Record<string, unknown>> };
		expect(custom?.['advantages']?.[own.id]).toMatchObject({ name: { en: 'Friend of ravens' } });
	}, PATIENCE);
	await page.locator('.sheet').getByText('Friend of ravens').first().waitFor();

	await add.click();
	await dialog.getByRole('searchbox').fill('agile');
	await dialog.locator('.row-button').first().click();
	await dialog.waitFor({ state: 'detached' });
});
