/** What the dungeon master and the players do at one table. */
import { expect, test, vi } from 'vitest';
import { button, evening, lifeOf, PATIENCE, rollsOf } from './evening.ts';

const table = evening();

test('damage is foreseen with its pain, seen by both, and one Undo takes it back', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	const [first, second] = await table.begin();
	const player = await table.atGroup(second, mara);
	const leader = await table.atGroup(first, gero, 599);
	const before = await lifeOf(mara, group);

	await button(leader, 'Damage and healing').click();
	await leader.getByLabel('How much').fill('7');
	await leader.getByRole('checkbox', { name: /Theodor/ }).check();
	await leader.getByText(`Life Points ${before} → ${before - 7}, Pain I`).waitFor();
	await table.picture(leader, 'damage-599');
	await button(leader, 'Apply to 1 character').click();
	await player.locator(`.party [data-bar=LeP][aria-valuenow="${before - 7}"]`).waitFor();
	await button(leader, 'Undo').click();
	await player.locator(`.party [data-bar=LeP][aria-valuenow="${before}"]`).waitFor();
});

test.each([
	['the sheet', 'atSheet'],
	['the group, which opens the sheet', 'atGroup']
] as const)('a check that is asked for is a button on the player’s panel at %s', async (_, at) => {
	const { gero, mara, group } = await table.partyWithHero();
	const [first, second] = await table.begin();
	const player = await table[at](second, mara);
	const leader = await table.atGroup(first, gero, 599);
	await button(leader, 'Ask for a check').click();
	await leader.getByLabel('Find a roll').fill('climb');
	await table.picture(leader, 'ask-599');
	await leader.locator('dialog').getByRole('button', { name: 'Climbing' }).click();

	const asked = player.locator('.hint', { hasText: 'The dungeon master asks for: Climbing' });
	await asked.getByRole('button', { name: 'Roll' }).click();
	await table.throwDice(second);
	await asked.waitFor({ state: 'detached' });
	await vi.waitFor(async () => {
		const rolls = await rollsOf(mara, group);
		expect(rolls.map(({ label }) => label.en)).toEqual(['Climbing']);
	}, PATIENCE);
});

test('a hidden character is gone from the players’ panels until it is shown', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	const made = await gero.post<{ id: string }>('/characters', {
		...{ ruleset_id: 'dsa5e', name: 'Ork' }
	});
	await gero.post(`/groups/${group}/characters`, { character_id: made.id, is_active: true });
	const [first, second] = await table.begin();
	const player = await table.atGroup(second, mara);
	const leader = await table.atGroup(first, gero, 599);
	const ork = leader.locator('.party', { hasText: 'Ork' });

	await player.getByRole('heading', { name: 'Ork' }).waitFor();
	await ork.getByRole('button', { name: 'Hide' }).click();
	await player.getByRole('heading', { name: 'Ork' }).waitFor({ state: 'detached' });
	await ork.getByText('hidden').waitFor();
	await ork.getByRole('button', { name: 'Show' }).click();
	await player.getByRole('heading', { name: 'Ork' }).waitFor();
});

test('free dice of the dungeon master are shown to all, or to nobody else', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	const [first, second] = await table.begin();
	const player = await table.atGroup(second, mara);
	const leader = await table.atGroup(first, gero, 599);
	await leader.getByLabel('Free dice').fill('2W6 + 3');
	await button(leader, /^Roll$/).click();
	await table.throwDice(first, 2, 5);
	await player.getByText('= 10').waitFor();

	await button(leader, 'Secret').click();
	await button(leader, /^Roll$/).click();
	await table.throwDice(first, 6, 6);
	await leader.getByText('dungeon master only').waitFor();
	await vi.waitFor(async () => expect(await rollsOf(gero, group)).toHaveLength(2), PATIENCE);
	expect(await rollsOf(mara, group)).toHaveLength(1);
	expect(await player.getByText('= 15').count()).toBe(0);
	const quiet = table.stage.emulator.game.world.rolls.map((roll) => roll.quiet);
	expect(quiet).toEqual([false, true]);
});

test('what cannot be thrown is said, and nothing is laid into the tray', async () => {
	const { mara } = await table.partyWithHero();
	const [, second] = await table.begin();
	const player = await table.atGroup(second, mara);
	await player.getByLabel('Free dice').fill('2d7');
	await button(player, /^Roll$/).click();
	await player.getByText(/These dice cannot be thrown/).waitFor();
	expect(table.stage.emulator.game.world.rolls).toEqual([]);
});

test('the roll history is filtered by person and kind, and goes on live', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	for (const [person, dice] of [
		[gero, '1d20'],
		[mara, '3d6']
	] as const)
		await person.post(`/groups/${group}/rolls`, { source: 'server', dice, visibility: 'all' });
	const [, second] = await table.begin();
	const player = await table.atGroup(second, mara);
	await button(player, 'All rolls').click();
	await player.locator('.roll').nth(1).waitFor();
	await button(player, 'Own').click();
	await vi.waitFor(async () => expect(await player.locator('.roll').count()).toBe(1), PATIENCE);
	await table.picture(player, 'rolls-360');
	await mara.post(`/groups/${group}/rolls`, { source: 'server', dice: '1d4', visibility: 'all' });
	await player.locator('.roll').nth(1).waitFor();
	await button(player, 'Attack').click();
	await player.getByText('Nobody has rolled here yet.').waitFor();
});
