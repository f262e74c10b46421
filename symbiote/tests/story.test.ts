/** The one story that everything is for, in the game's browser and in a current one. */
import { describe, expect, test } from 'vitest';
import type { Kind } from '../browser.ts';
import { button, evening, find, GROUP, logIn, rollsOf } from './evening.ts';

describe.each(['111', 'current'] as Kind[])('in Chromium %s', (kind) => {
	const table = evening(kind);

	test('a player pairs, joins by code, throws, and everybody sees how it was read', async () => {
		const { gero, mara, group, code } = await table.party();
		const [first, second] = await table.begin();
		const player = await table.panel(second);
		const user_code = await player.locator('output.code').textContent();
		await table.picture(player, 'sign-in-360');
		await mara.post('/auth/device/confirm', { user_code, approve: true });
		await player.getByRole('heading', { name: 'Your groups' }).waitFor();
		await table.picture(player, 'groups-360');

		await player.getByLabel('Invite code').fill(code.toLowerCase());
		await button(player, 'Look it up').click();
		await button(player, 'Join').click();
		await button(player, 'Choose a character').click();
		await player.locator('dialog .row-button').first().click();
		await button(player, /^Open the sheet of/).click();
		await player.locator('.sheet').waitFor();
		await table.picture(player, 'sheet-360');

		const leader = await table.panel(first, 599);
		await logIn(leader, gero);
		await button(leader, new RegExp(GROUP)).click();
		await leader.locator('.party').waitFor();

		await find(player, 'climb');
		await table.throwDice(second, 3, 4, 5);
		await player.getByText(/Passed, QL \d/).waitFor();
		await leader.getByText(/Passed, QL \d/).waitFor();
		await table.picture(player, 'thrown-360');
		await table.picture(leader, 'group-599');
		const rolls = await rollsOf(gero, group);
		expect(rolls.map(({ source, label }) => [source, label.en])).toEqual([
			['talespire', 'Climbing']
		]);
		const mine = await mara.get<{ sessions: { device: string }[] }>('/me/sessions');
		expect(mine.sessions.map(({ device }) => device)).toContain('TaleSpire');
	});
});
