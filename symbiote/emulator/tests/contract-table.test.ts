/** The contract as the game keeps it: talk, dice, blobs, limits, payloads (points 6 to 10 and 12). */
import { expect, it } from 'vitest';
import { ALL, contract, outcome, PLAIN, plain } from './contract.ts';

const { stage, play, events } = contract('111');

it('6: sync reaches the board with an echo, keywords and single clients, and nobody else', async () => {
	await stage.begin([plain()]);
	const [ada, ben] = [await play('Ada'), await play('Ben')];
	await ada.evaluate('events = []');
	await ben.evaluate('events = []');
	const me = stage.emulator.game.client('Ada').id;
	expect(await outcome(ben, 'TS.sync.send("to all", "board")')).toBe('undefined');
	expect(await outcome(ben, 'TS.sync.send("to gms", "gms")')).toBe('undefined');
	expect(await outcome(ben, `TS.sync.send("to one", "${me}")`)).toBe('undefined');
	expect(await outcome(ben, 'TS.sync.send("x".repeat(500), "board")')).toBe('undefined');
	expect(await outcome(ben, 'TS.sync.send("x".repeat(501), "board")')).toBe('messageTooLarge');
	expect(await outcome(ben, 'TS.sync.send("x", "everybody")')).toBe('invalidTarget');
	await ada.waitForFunction('events.length === 4');
	expect(await events(ada)).toEqual(['to all', 'to gms', 'to one', 'x'.repeat(500)]);
	expect(await events(ben)).toEqual(['to all', 'x'.repeat(500)]);
	expect(await outcome(ben, 'TS.sync.getClientsConnected().then((all) => all.length)')).toBe(2);
});

it('6: while a client changes boards, calls about the board fail and its peers are told', async () => {
	await stage.begin([plain()]);
	const [ada, ben] = [await play('Ada'), await play('Ben')];
	await ada.waitForFunction('events.filter((each) => each === "clientConnected").length === 2');
	await ada.evaluate('events = []');
	await stage.act({ do: 'leaveBoard', client: 'Ben' });
	for (const call of [
		'TS.boards.whereAmI()',
		'TS.dice.putDiceInTray([{ name: "", roll: "1d6" }])',
		'TS.initiative.getQueue()',
		'TS.clients.getClientsInThisBoard()'
	]) {
		expect(await outcome(ben, call)).toBe('notInBoard');
	}
	expect(await outcome(ben, 'TS.sync.send("lost", "board")')).toBe('notConnected');
	expect(await outcome(ben, 'TS.players.whoAmI().then((me) => me.name)')).toBe('Ben');
	await stage.act({ do: 'enterBoard', client: 'Ben', board: 'Harbour' });
	expect(await outcome(ben, 'TS.boards.whereAmI().then((board) => board.name)')).toBe('Harbour');
	await ada.waitForFunction('events.length === 4');
	expect(await events(ada)).toEqual([
		'clientDisconnected',
		'clientLeftBoard',
		'clientJoinedBoard',
		'clientConnected'
	]);
});

it('7: a roll reaches all clients, can be thrown again under its id, and is removed', async () => {
	await stage.begin([plain()]);
	const [ada, ben] = [await play('Ada'), await play('Ben')];
	for (const page of [ada, ben]) {
		await page.waitForFunction('events.includes("hasInitialized")');
		await page.evaluate('onOther = () => {}, events = []');
	}
	const put =
		'TS.dice.putDiceInTray([{ name: "", roll: "+1D4+1d6+50" }, { name: "B", roll: "!d20-2" }])';
	const rollId = String(await outcome(ben, put));
	expect(rollId).toMatch(/^\d{11,}$/);
	await stage.act({ do: 'forceFaces', faces: [3, 5, 20, 1, 2, 7] });
	await stage.act({ do: 'throwDice', client: 'Ben' });
	await stage.act({ do: 'throwAgain', rollId });
	await stage.act({ do: 'deleteDice', rollId });
	const result = (a: number, b: number, c: number) => ({
		kind: 'rollResults',
		payload: {
			rollId,
			clientId: stage.emulator.game.client('Ben').id,
			gmOnly: false,
			quiet: false,
			resultsGroups: [
				{
					name: '',
					result: {
						operator: '+',
						operands: [
							{ kind: 'd4', results: [a] },
							{ operator: '+', operands: [{ kind: 'd6', results: [b] }, { value: 50 }] }
						]
					}
				},
				{
					name: 'B',
					result: { operator: '-', operands: [{ kind: 'd20', results: [c] }, { value: 2 }] }
				}
			]
		}
	});
	for (const page of [ada, ben]) {
		await page.waitForFunction('events.length === 3');
		expect(await events(page)).toEqual([
			result(3, 5, 20),
			result(1, 2, 7),
			{ kind: 'rollRemoved', payload: { rollId } }
		]);
	}
});

it('7: dice dismissed from the tray are told to their own client only', async () => {
	await stage.begin([plain()]);
	const [ada, ben] = [await play('Ada'), await play('Ben')];
	const rollId = String(await outcome(ben, 'TS.dice.putDiceInTray([{ name: "", roll: "1d6" }])'));
	await stage.act({ do: 'dismissDice', rollId });
	await ben.waitForFunction('events.some((each) => each.kind === "rollRemoved")');
	expect(await ada.evaluate('events.some((each) => each.kind === "rollRemoved")')).toBe(false);
});

it('8: storage is one text per scope, campaign and Symbiote, and fails when it is told to', async () => {
	const other = plain({ api: { version: '0.1', subscriptions: ALL } });
	await stage.begin([plain(), other]);
	const page = await play('Ben');
	const { campaign, global } = {
		campaign: 'TS.localStorage.campaign',
		global: 'TS.localStorage.global'
	};
	expect(await outcome(page, `${global}.getBlob()`)).toBe('undefined');
	await outcome(page, `${global}.setBlob("everywhere")`);
	await outcome(page, `${campaign}.setBlob("vale")`);
	await stage.act({ do: 'leaveCampaign', client: 'Ben' });
	expect(await outcome(page, `${campaign}.getBlob()`)).toBe('notInCampaign');
	expect(await outcome(page, `${global}.getBlob()`)).toBe('everywhere');
	await stage.act({ do: 'enterCampaign', client: 'Ben', campaign: 'One Night in Havena' });
	expect(await outcome(page, `${campaign}.getBlob()`)).toBe('undefined');
	await stage.act({ do: 'fail', call: 'localStorage.global.setBlob', cause: 'writeFailed' });
	expect(await outcome(page, `${global}.setBlob("lost")`)).toBe('writeFailed');
	expect(await outcome(page, `${global}.getBlob()`)).toBe('everywhere');
	const second = await stage.play('Ben', stage.emulator.game.symbiotes[1]?.key ?? '');
	expect(await outcome(second, `${global}.getBlob()`)).toBe('undefined');
});

it('8: a text of 5 MB is stored, a byte more is not', async () => {
	await stage.begin([plain()]);
	const page = await play('Ben');
	const set = (size: number) =>
		outcome(page, `TS.localStorage.global.setBlob("x".repeat(${size}))`);
	expect(await set(5 * 1024 * 1024)).toBe('undefined');
	expect(await set(5 * 1024 * 1024 + 1)).toBe('dataTooLarge');
	expect(await outcome(page, 'TS.localStorage.global.getBlob().then((all) => all.length)')).toBe(
		5 * 1024 * 1024
	);
});

it('9: the rate limiter is off until it is turned on', async () => {
	await stage.begin([plain()]);
	const page = await play('Ben');
	const burst =
		'Promise.all(Array.from({ length: 50 }, () => TS.clients.whoAmI())).then(() => "all")';
	expect(await outcome(page, burst)).toBe('all');
	await stage.act({ do: 'set', settings: { rateLimit: { calls: 3, perMs: 3_600_000 } } });
	for (let n = 0; n < 3; n += 1) await outcome(page, 'TS.clients.whoAmI()');
	expect(await outcome(page, 'TS.clients.whoAmI()')).toBe('rateLimited');
});

it('10: the initiative payload is documented, flat or both', async () => {
	await stage.begin([plain()]);
	const page = await play('Ben');
	const fields: unknown[] = [];
	for (const initiativePayload of ['both', 'documented', 'flat'] as const) {
		await stage.act({ do: 'set', settings: { initiativePayload } });
		await page.evaluate('events = []');
		await stage.act({ do: 'nextTurn', board: 'Harbour' });
		await page.waitForFunction('events.length === 1');
		fields.push(await page.evaluate('Object.keys(events[0]).sort()'));
	}
	expect(fields).toEqual([
		['activeItemIndex', 'items', 'queue'],
		['queue'],
		['activeItemIndex', 'items']
	]);
});

it('10: content packs are documented, as seen, or both', async () => {
	await stage.begin([plain()]);
	const seen: unknown[] = [];
	for (const contentPackShape of ['both', 'documented', 'seen'] as const) {
		await stage.act({ do: 'set', settings: { contentPackShape } });
		const page = await play('Ben');
		seen.push(
			await outcome(
				page,
				`TS.contentPacks.getContentPacks().then((all) => TS.contentPacks.getMoreInfo(all)).then(([pack]) => {
					const first = Object.values(pack.creatures)[0];
					return [Array.isArray(pack.creatures), pack.creatures[first.id]?.name, 'id' in pack, Object.keys(first.icon).sort().join()];
				})`
			)
		);
		await page.close();
	}
	expect(seen).toEqual([
		[true, 'Hero', true, 'atlas,atlasIndex,region'],
		[true, undefined, true, 'atlasIndex,region'],
		[false, 'Hero', false, 'atlas,region']
	]);
});

it('7: a roll may come before the id of its dice', async () => {
	await stage.begin([plain()]);
	const page = await play('Ben');
	await stage.act({ do: 'set', settings: { answerDelayMs: 60_000 } });
	await page.evaluate(
		'var id; TS.dice.putDiceInTray([{ name: "", roll: "1d6" }]).then((it) => { id = it; }); 1'
	);
	await stage.emulator.until(({ world }) => world.rolls.length === 1, 'the dice are in the tray');
	await stage.act({ do: 'throwDice', client: 'Ben' });
	await page.waitForFunction('events.some((each) => each.kind === "rollResults")');
	expect(await page.evaluate('typeof id')).toBe('undefined');
});

it('12: every call is recorded with its arguments', async () => {
	await stage.begin([plain()]);
	const page = await play('Ben');
	await outcome(page, 'TS.chat.send("Hello", "board", { extra: true })');
	await outcome(page, 'TS.localStorage.global.setBlob(42)');
	const calls = stage.emulator
		.record()
		.calls.map(({ path, args, cause }) => ({ path, args, cause }));
	expect(calls).toEqual([
		{ path: 'chat.send', args: ['Hello', 'board', { extra: true }], cause: null },
		{ path: 'localStorage.global.setBlob', args: [42], cause: 'internalDispatchBug' }
	]);
});

it('a Symbiote taken from the panel is shut down, and may still save', async () => {
	const html = PLAIN.replace(
		'events.push(event.kind);',
		'if (event.kind === "willShutdown") TS.localStorage.global.setBlob("saved");'
	);
	await stage.begin([plain({}, { 'index.html': html })]);
	const page = await play('Ben');
	await stage.act({ do: 'otherPanel', client: 'Ben' });
	await page.waitForURL('about:blank');
	const again = await play('Ben');
	expect(await outcome(again, 'TS.localStorage.global.getBlob()')).toBe('saved');
});

it('a crash tells nobody', async () => {
	await stage.begin([plain()]);
	const page = await play('Ben');
	await stage.act({ do: 'crashPanel', client: 'Ben' });
	await page.waitForURL('about:blank');
	expect(stage.emulator.record().events.map((each) => each.kind)).not.toContain('willShutdown');
});

it('both error shapes: a failed call rejects, or resolves with its cause', async () => {
	await stage.begin([plain()]);
	await stage.act({ do: 'set', settings: { errorShape: 'resolved' } });
	const page = await play('Ben');
	expect(await outcome(page, 'TS.urls.submit("nonsense")')).toEqual({
		cause: 'urlInvalid',
		message: 'urlInvalid\nnonsense'
	});
});
