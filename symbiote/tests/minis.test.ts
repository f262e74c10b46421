/** Minis of the board, the order of turns, and what panels tell each other. */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { button, evening, find, lifeOf, PATIENCE } from './evening.ts';

const table = evening();

const miniCalled = (name: string) => {
	const found = table.stage.emulator.game.world.creatures.find((one) => one.name === name);
	if (!found) throw new Error(`there is no ${name} on the board`);
	return found;
};

async function link(client: string, panel: Page, mini: string): Promise<void> {
	await table.stage.act({ do: 'selectCreatures', client, creatures: [miniCalled(mini).id] });
	await panel.locator('.party', { hasText: 'Theodor' }).getByText('Link a mini').click();
	await panel.getByText(/belong together/).waitFor();
}

const hurt = (mini: string, value: number) =>
	table.stage.act({
		do: 'changeCreature',
		id: miniCalled(mini).id,
		changes: { hp: { name: 'HP', value, max: 35 } }
	});

test('a linked mini stands for its character in the order of turns, on every panel', async () => {
	const { gero, mara } = await table.partyWithHero();
	const [first, second] = await table.begin();
	const leader = await table.atGroup(first, gero, 599);
	const player = await table.atGroup(second, mara);
	await leader.locator('.turn', { hasText: 'Runa' }).waitFor();
	await link(second, player, 'Runa');
	const turn = (page: Page) => page.locator('.turn', { hasText: 'Theodor' });
	await turn(leader).locator('[data-bar=LeP]').waitFor();
	await turn(player).getByText('on turn').waitFor();
	await table.picture(player, 'initiative-360');

	// who comes later is told by those who are there
	await table.stage.act({ do: 'reloadPanel', client: first });
	await turn(leader).waitFor();
});

test('a throw for initiative stands beside its turn; whose turn it is, is announced', async () => {
	const { gero, mara } = await table.partyWithHero();
	const [first, second] = await table.begin();
	const leader = await table.atGroup(first, gero, 599);
	const player = await table.atGroup(second, mara);
	await link(second, player, 'Runa');
	await button(player, 'Open the sheet of Theodor').click();
	await find(player, 'initiative');
	await table.throwDice(second, 4);
	await leader
		.locator('.turn', { hasText: 'Theodor' })
		.getByText(/rolled: \d+/)
		.waitFor();

	const { board } = table.stage.emulator.game.client(first);
	await table.stage.act({ do: 'nextTurn', board: board ?? '' });
	await table.stage.act({ do: 'nextTurn', board: board ?? '' });
	await player.locator('.toast', { hasText: 'It is Theodor’s turn.' }).waitFor();
	await button(player, 'Close').last().click();
	await leader.locator('.turn[aria-current]', { hasText: 'Theodor' }).getByText('Call').click();
	await player.locator('.toast', { hasText: 'It is Theodor’s turn.' }).waitFor();
});

test.each(['documented', 'flat', 'both'] as const)(
	'the order of turns is read from the payload in its %s shape',
	async (initiativePayload) => {
		const { mara } = await table.partyWithHero();
		const [, second] = await table.begin();
		await table.stage.act({ do: 'set', settings: { initiativePayload } });
		const player = await table.atGroup(second, mara);
		await player.locator('.turn[aria-current]', { hasText: 'Runa' }).waitFor();
		const { board } = table.stage.emulator.game.client(second);
		await table.stage.act({ do: 'nextTurn', board: board ?? '' });
		await player.locator('.turn[aria-current]', { hasText: 'Goblin' }).waitFor();
	}
);

test('a mini’s loss is offered to its owner alone, and comes to the sheet once', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	const [first, second] = await table.begin();
	const leader = await table.atGroup(first, gero, 599);
	const player = await table.atGroup(second, mara);
	await link(second, player, 'Runa');
	await leader.locator('.turn', { hasText: 'Theodor' }).waitFor();
	const before = await lifeOf(mara, group);
	await hurt('Runa', 29);
	await hurt('Runa', 28);
	await player.getByText('The mini of Theodor: −3. On the sheet too?').waitFor();
	await table.picture(player, 'mini-360');
	expect(await leader.getByText('On the sheet too?').count()).toBe(0);
	expect(await lifeOf(mara, group)).toBe(before);
	await button(player, 'Apply −3').click();
	await leader.locator(`.turn [data-bar=LeP][aria-valuenow="${before - 3}"]`).waitFor();
	expect(await player.getByText('On the sheet too?').count()).toBe(0);

	await hurt('Runa', 20);
	await button(player, 'Leave it').click();
	await player.getByText('On the sheet too?').waitFor({ state: 'detached' });
	expect(await lifeOf(mara, group)).toBe(before - 3);
});

test('without its owner the dungeon master is asked', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	const [first] = await table.begin();
	const leader = await table.atGroup(first, gero, 599);
	const before = await lifeOf(mara, group);
	await link(first, leader, 'Goblin');
	await hurt('Goblin', 4);
	await hurt('Goblin', 2);
	await leader.getByRole('button', { name: /^Apply −/ }).click();
	await vi.waitFor(async () => expect(await lifeOf(mara, group)).toBeLessThan(before), PATIENCE);
});

test('more than one selected mini links nothing', async () => {
	const { mara } = await table.partyWithHero();
	const [, second] = await table.begin();
	const player = await table.atGroup(second, mara);
	const creatures = ['Runa', 'Goblin'].map((name) => miniCalled(name).id);
	await table.stage.act({ do: 'selectCreatures', client: second, creatures });
	await button(player, 'Link a mini').click();
	await player.getByText(/Select exactly one mini/).waitFor();
	expect(await button(player, 'Unlink the mini').count()).toBe(0);
});
