/** What goes wrong around the panel: boards, servers, games that end, two games at once. */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { MemoryBlobs } from '../emulator/game/blobs.ts';
import { button, evening, find, GROUP, lifeOf, PATIENCE, rollsOf, SYMBIOTE } from './evening.ts';

const table = evening('111', true);
/** What the panel keeps in the game's blob. */
interface Kept {
	entries: Record<string, string>;
}
const kept = (blobs: MemoryBlobs, client: string): string[] => {
	const { machine } = table.stage.emulator.game.client(client);
	const text = blobs.read(machine, SYMBIOTE, 'global') ?? '{"entries":{}}';
	return Object.keys((JSON.parse(text) as Kept).entries);
};
const loses5 = (page: Page) =>
	page.locator('.pool').getByRole('button', { name: 'Life Points −5' }).click();

test('between two boards nothing is asked, and what was done is sent on the next one', async () => {
	const { mara, group } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	const before = await lifeOf(mara, group);
	const board = table.stage.emulator.game.client(client).board ?? '';

	await table.stage.act({ do: 'leaveBoard', client });
	await page.getByText('Changing boards').waitFor();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await loses5(page);
	await page.locator(`.pool [data-bar=LeP][aria-valuenow="${before - 5}"]`).waitFor();
	expect(asked.filter((url) => url.startsWith(table.server.url))).toEqual([]);
	expect(await lifeOf(mara, group)).toBe(before);

	await table.stage.act({ do: 'enterBoard', client, board });
	await vi.waitFor(async () => expect(await lifeOf(mara, group)).toBe(before - 5), PATIENCE);
});

test('another client that leaves the board holds nobody up', async () => {
	const { mara, group } = await table.partyWithHero();
	const [other, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	const before = await lifeOf(mara, group);
	await table.stage.act({ do: 'leaveBoard', client: other });
	await loses5(page);
	await vi.waitFor(async () => expect(await lifeOf(mara, group)).toBe(before - 5), PATIENCE);
	expect(await page.getByText('Changing boards').count()).toBe(0);
});

test('a killed server and a panel that is gone lose no throw and no loss of life', async () => {
	const { mara, group } = await table.partyWithHero();
	const blobs = new MemoryBlobs();
	const [, client] = await table.begin(blobs);
	const page = await table.atSheet(client, mara);
	const before = await lifeOf(mara, group);
	await find(page, 'climb');

	await table.server.kill();
	await table.throwDice(client, 3, 4, 5);
	await page.getByText(/Passed, QL \d/).waitFor();
	await loses5(page);
	await page.getByText(/Offline/).waitFor();
	await vi.waitFor(() => {
		expect(kept(blobs, client).filter((key) => key.startsWith('work/'))).toHaveLength(2);
	}, PATIENCE);
	await page.close();

	await table.server.run();
	await table.panel(client);
	await vi.waitFor(async () => {
		expect(await lifeOf(mara, group)).toBe(before - 5);
		expect(await rollsOf(mara, group)).toHaveLength(1);
	}, PATIENCE);
});

test('after a reload the person is still signed in, at the group of this campaign', async () => {
	const { mara } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atGroup(client, mara);
	const loaded = page.waitForEvent('load');
	await table.stage.act({ do: 'reloadPanel', client });
	await loaded;
	await page.getByRole('heading', { name: GROUP }).waitFor();
	await page.keyboard.press('Alt+ArrowLeft');
	await page.getByRole('heading', { name: 'Your groups' }).waitFor();
});

test('who folds the panel is away for the others, and nothing of their work is lost', async () => {
	const { gero, mara, group } = await table.partyWithHero();
	const [first, client] = await table.begin();
	const leader = await table.atGroup(first, gero, 599);
	const player = await table.atSheet(client, mara);
	const before = await lifeOf(mara, group);
	await loses5(player);
	await table.stage.act({ do: 'foldPanel', client });
	const presence = leader.locator('.party', { hasText: 'Theodor' }).locator('.presence');
	await presence.getByText('away').waitFor();
	await vi.waitFor(async () => expect(await lifeOf(mara, group)).toBe(before - 5), PATIENCE);
	await table.stage.act({ do: 'unfoldPanel', client });
	await presence.getByText('here', { exact: true }).waitFor();
});

test('another Symbiote takes the panel and gives it back: the sheet is as it was', async () => {
	const { mara } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await table.stage.act({ do: 'otherPanel', client });
	await table.stage.act({ do: 'openPanel', client, symbiote: SYMBIOTE });
	await find(page, 'climb');
	await table.throwDice(client, 3, 4, 5);
	await page.getByText(/Passed, QL \d/).waitFor();
});

test('two games of one machine share the sign-in, and neither writes over the other', async () => {
	const { mara, group } = await table.partyWithHero();
	const blobs = new MemoryBlobs();
	const [, client] = await table.begin(blobs);
	const first = await table.atSheet(client, mara);
	const { player, campaign } = table.stage.emulator.game.client(client);
	const other =
		(await table.stage.act({ do: 'addClient', player, campaign: campaign ?? '' })) ?? '';
	const before = await lifeOf(mara, group);

	const second = await table.panel(other);
	await second.locator('.sheet').waitFor();
	await Promise.all([loses5(first), loses5(second)]);
	await vi.waitFor(async () => expect(await lifeOf(mara, group)).toBe(before - 10), PATIENCE);
	for (const page of [first, second])
		await page.locator(`.pool [data-bar=LeP][aria-valuenow="${before - 10}"]`).waitFor();
	await vi.waitFor(() => {
		const keys = kept(blobs, client);
		expect(keys.filter((key) => key.startsWith('work/'))).toEqual([]);
		expect(keys.some((key) => key.startsWith('sign-in/'))).toBe(true);
	}, PATIENCE);
});

test('another campaign has its own place, and the first one is found again', async () => {
	const { mara } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	const { campaigns } = table.stage.emulator.game.world;
	const here = table.stage.emulator.game.client(client).campaign;
	const elsewhere = campaigns.find(({ id }) => id !== here);
	await table.stage.act({ do: 'switchCampaign', client, campaign: elsewhere?.id ?? '' });
	await page.locator('.status', { hasText: 'Connected' }).waitFor();
	await table.stage.act({ do: 'switchCampaign', client, campaign: here ?? '' });
	await page.locator('.sheet').waitFor();
});

test('a game that cannot store anything is told of, and the panel goes on', async () => {
	const { mara, group } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	const before = await lifeOf(mara, group);
	const call = 'localStorage.global.setBlob';
	await table.stage.act({ do: 'fail', call, cause: 'writeFailed', times: 1000 });
	await loses5(page);
	await page.getByText('TaleSpire cannot store anything').waitFor();
	await vi.waitFor(async () => expect(await lifeOf(mara, group)).toBe(before - 5), PATIENCE);
	await table.stage.act({ do: 'clearFaults' });
	await loses5(page);
	await page.getByText('TaleSpire cannot store anything').waitFor({ state: 'detached' });
});

test('a game that limits calls is waited for, and every one of them is made', async () => {
	const { mara } = await table.partyWithHero();
	const [, client] = await table.begin();
	const page = await table.atSheet(client, mara);
	await table.stage.act({ do: 'fail', call: 'dice.*', cause: 'rateLimited', times: 3 });
	await find(page, 'climb');
	await table.throwDice(client, 3, 4, 5);
	await page.getByText(/Passed, QL \d/).waitFor();
	await button(page, 'Again').waitFor();
});
