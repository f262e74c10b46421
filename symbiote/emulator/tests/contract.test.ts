import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
	fixture,
	folderOf,
	manifestOf,
	PATIENCE,
	shows,
	Stage,
	STATE_SUBSCRIPTION
} from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE * 3 });

const INTEROP = { id: '1b4e28ba-2fa1-4d3b-8f2e-6a5b4c3d2e1f' };

/** What a call came to: its value, or the cause of its failure. */
function outcome(page: Page, call: string): Promise<unknown> {
	return page.evaluate(
		`Promise.resolve().then(() => ${call}).then((value) => value === undefined ? 'undefined' : value, (error) => error.cause ?? String(error))`
	);
}

const PLAIN = `<script>
	var order = [typeof TS];
	document.addEventListener('DOMContentLoaded', () => order.push('dom ' + typeof TS));
	var events = [];
	function onState(event) { events.push(event.kind); order.push(event.kind); }
	function onRoll(event) { events.push(event); }
	function onSync(event) { events.push(event.payload.str); }
	function onOther(event) { events.push(event.kind); }
	function onTurn(event) { events.push(event.payload); }
</script>`;

const ALL = {
	...STATE_SUBSCRIPTION,
	dice: { onRollResults: 'onRoll' },
	sync: { onSyncMessage: 'onSync', onClientEvent: 'onOther' },
	clients: { onClientEvent: 'onOther' },
	initiative: { onInitiativeEvent: 'onTurn' }
};

function plain(more: Record<string, unknown> = {}, files: Record<string, string> = {}): string {
	const api = { version: '0.1', subscriptions: ALL, interop: INTEROP };
	return folderOf(manifestOf({ api, ...more }), { 'index.html': PLAIN, ...files });
}

// both: what the game embeds, and what authors have at home
describe.each(['111', 'current'] as const)('Chromium %s: the contract', (kind) => {
	const stage = new Stage(kind);
	beforeAll(() => stage.open());
	afterAll(() => stage.close());
	afterEach(() => stage.end());

	const key = () => stage.emulator.game.symbiotes[0]?.key ?? '';
	const play = (client: string) => stage.play(client, key());
	const events = (page: Page): Promise<unknown[]> => page.evaluate('events');

	it('1: serves the folder from http://localhost', async () => {
		await stage.begin([plain({}, { 'sub/data.json': '{"n":1}', '.localStorage/blob': 'secret' })]);
		const page = await play('Ben');
		expect(await page.evaluate(() => [location.protocol, location.hostname])).toEqual([
			'http:',
			'localhost'
		]);
		expect(await page.evaluate('fetch("./sub/data.json").then((r) => r.json())')).toEqual({ n: 1 });
		const status = (path: string) => page.evaluate((url) => fetch(url).then((r) => r.status), path);
		expect(await status('/.localStorage/blob')).toBe(404);
		expect(await status('/..%2f..%2fetc/passwd')).toBe(404);
	});

	it('1: a refused manifest has no page', async () => {
		await stage.begin([folderOf({ manifestVersion: 2, name: 'Old' }, { 'index.html': PLAIN })]);
		const page = await stage.tab(stage.emulator.page('Ben', key()));
		await shows(page, 'The game refuses this Symbiote.');
		expect(await page.evaluate(() => typeof window.TS)).toBe('undefined');
	});

	it('2: the API comes after DOMContentLoaded, extras in order after it, hasInitialized last', async () => {
		const environment = {
			extras: ['colorStyles', '/one.js', '/two.css', '/three.js', 'icons', 'fonts']
		};
		const files = {
			'one.js': 'order.push("one " + typeof TS)',
			'two.css': 'body { color: rgb(1, 2, 3) }',
			'three.js': 'order.push("three " + getComputedStyle(document.body).color)'
		};
		await stage.begin([plain({ environment }, files)]);
		const page = await play('Ben');
		await page.waitForFunction('order.includes("hasInitialized")');
		expect(await page.evaluate('order')).toEqual([
			'undefined',
			'dom undefined',
			'one object',
			'three rgb(1, 2, 3)',
			'hasInitialized'
		]);
		expect(await page.evaluate('TS === com.bouncyrock.talespire')).toBe(true);
		const accent =
			'getComputedStyle(document.documentElement).getPropertyValue("--ts-accent-primary").trim()';
		expect(await page.evaluate(accent)).toBe('#ff6e00');
		expect(await page.evaluate('document.head.firstElementChild.localName')).toBe('script');
		expect(await page.evaluate('document.documentElement.innerHTML.includes("boot.js")')).toBe(
			false
		);
	});

	it('2: a second mode injects before scripts', async () => {
		await stage.begin([plain()]);
		await stage.act({ do: 'set', settings: { injection: 'beforeScripts' } });
		const page = await play('Ben');
		await page.waitForFunction('order.includes("hasInitialized")');
		expect(await page.evaluate('order')).toEqual(['object', 'dom object', 'hasInitialized']);
	});

	it('2: without api.version nothing is injected', async () => {
		const page = PLAIN + '<p>here</p>';
		await stage.begin([folderOf(manifestOf({ api: undefined }), { 'index.html': page })]);
		const tab = await stage.tab(stage.emulator.page('Ben', key()));
		await shows(tab, 'here');
		expect(await tab.evaluate('typeof TS')).toBe('undefined');
	});

	it('2: when initialisation fails, hasInitialized comes after initTimeout and calls stay refused', async () => {
		const api = { version: '0.1', subscriptions: ALL, initTimeout: 0.05 };
		await stage.begin([plain({ api })]);
		await stage.act({ do: 'set', settings: { initialization: 'fails' } });
		const page = await stage.tab(stage.emulator.page('Ben', key()));
		await page.waitForFunction('events.includes("hasInitialized")');
		expect(await outcome(page, 'TS.players.whoAmI()')).toBe('outOfOrderMessage');
	});

	it('3: every call before hasInitialized rejects with outOfOrderMessage', async () => {
		const early =
			'var early = TS.dice.putDiceInTray([{ name: "", roll: "1d6" }]).catch((e) => e.cause)';
		await stage.begin([plain({ environment: { extras: ['/early.js'] } }, { 'early.js': early })]);
		const page = await play('Ben');
		expect(await page.evaluate('early')).toBe('outOfOrderMessage');
		expect(stage.emulator.game.world.rolls).toEqual([]);
		expect(stage.emulator.record().remarks.map((each) => each.kind)).toContain('calledTooEarly');
	});

	it('4: handlers are properties of window, lexical names are not seen', async () => {
		const html = '<script>const events = []; const onState = () => events.push("never");</script>';
		await stage.begin([folderOf(manifestOf(), { 'index.html': html })]);
		const page = await play('Ben');
		const { remarks } = stage.emulator.record();
		await stage.emulator.until(() => remarks.length > 0, 'the missing handler is noted');
		expect(remarks.map((each) => [each.kind, each.detail])).toEqual([
			['missingHandler', 'onState (hasInitialized)']
		]);
		expect(await page.evaluate('events')).toEqual([]);
	});

	it('4: a throwing handler is noted, and the next event is delivered', async () => {
		const html = `${PLAIN}<script>onState = () => { throw new Error("oops"); }</script>`;
		await stage.begin([plain({}, { 'index.html': html })]);
		const page = await play('Ben');
		await stage.act({ do: 'nextTurn', board: 'Harbour' });
		await page.waitForFunction('events.some((each) => each.queue)');
		expect(stage.emulator.record().remarks.map((each) => each.kind)).toContain('throwingHandler');
	});

	it.each([
		['byName', ['replaced']],
		['firstSeen', ['willEnterBackground']]
	] as const)(
		'4: a function put there later is called or not: handlers %s',
		async (handlers, heard) => {
			await stage.begin([plain({ environment: { capabilities: ['runInBackground'] } })]);
			await stage.act({ do: 'set', settings: { handlers } });
			const page = await play('Ben');
			await page.waitForFunction('events.length === 2');
			await page.evaluate('events = [], onState = () => events.push("replaced")');
			await stage.act({ do: 'otherPanel', client: 'Ben' });
			await page.waitForFunction('events.length > 0');
			expect(await events(page)).toEqual(heard);
		}
	);

	it('5: the surface is frozen, unknown members are undefined and listed', async () => {
		await stage.begin([plain()]);
		const page = await play('Ben');
		const tried = await outcome(page, 'TS.dice.putDiceInHand()');
		expect(tried).toContain('TypeError');
		expect(await page.evaluate('typeof TS.storage')).toBe('undefined');
		expect(await page.evaluate('TS.dice.roll = 1, Object.isFrozen(TS.dice) && TS.dice.roll')).toBe(
			undefined
		);
		const unknown = () =>
			stage.emulator
				.record()
				.remarks.filter((each) => each.kind === 'unknownMember')
				.map((each) => each.detail);
		await stage.emulator.until(() => unknown().length >= 3, 'the accesses are listed');
		expect(unknown()).toEqual(['TS.dice.putDiceInHand', 'TS.storage', 'TS.dice.roll']);
	});

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

	it('11: links, window.open and reload stay in the view and begin anew', async () => {
		await stage.begin([fixture('symbiote')]);
		const page = await play('Ben');
		for (const way of ['button', 'text=link', '#top']) {
			await page.click(way);
			await shows(page, 'second hasInitialized');
			await page.goBack();
			await shows(page, 'visible true');
		}
		await page.click('button');
		await shows(page, 'second hasInitialized');
		await page.reload();
		await shows(page, 'second hasInitialized');
		expect(page.context().pages()).toHaveLength(1);
	});

	it('11: with loadTargetBehavior none a new window is suppressed', async () => {
		const environment = { loadTargetBehavior: 'none' };
		await stage.begin([plain({ environment }, { 'second.html': PLAIN })]);
		const page = await play('Ben');
		expect(await page.evaluate('window.open("/second.html")')).toBe(null);
		expect(await outcome(page, 'TS.players.whoAmI().then((me) => me.name)')).toBe('Ben');
		expect(page.context().pages()).toHaveLength(1);
	});

	it('11: with loadTargetBehavior popup the view stays, and the popup does not take its place', async () => {
		const environment = { loadTargetBehavior: 'popup' };
		await stage.begin([plain({ environment }, { 'second.html': PLAIN })]);
		const page = await play('Ben');
		const opened = page.context().waitForEvent('page');
		await page.evaluate('window.open("/second.html"), 1');
		const popup = await opened;
		await popup.waitForLoadState();
		expect(await popup.evaluate('typeof TS')).toBe('undefined');
		expect(await outcome(page, 'TS.players.whoAmI().then((me) => me.name)')).toBe('Ben');
	});

	it('11: no way of clicking a link leaves the view', async () => {
		const html = `${PLAIN}<a href="/second.html" target="_blank" onclick="event.stopPropagation()">kept</a>`;
		await stage.begin([plain({}, { 'index.html': html, 'second.html': `${PLAIN}<p>second</p>` })]);
		const page = await play('Ben');
		const ways: Parameters<Page['click']>[1][] = [
			{},
			{ button: 'middle' },
			{ modifiers: ['Control'] }
		];
		for (const options of ways) {
			await page.click('a', options);
			await shows(page, 'second');
			expect(page.context().pages()).toHaveLength(1);
			await page.goBack();
			await page.waitForSelector('a');
		}
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

	it('a frame within a Symbiote has no API of its own', async () => {
		const html = `${PLAIN}<iframe src="/inner.html"></iframe>`;
		await stage.begin([plain({}, { 'index.html': html, 'inner.html': '<p>inner</p>' })]);
		const page = await play('Ben');
		expect(await page.evaluate('typeof frames[0].TS')).toBe('undefined');
	});
});
