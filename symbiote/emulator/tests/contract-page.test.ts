/** The contract as a page meets it: manifest, injection, handlers, navigation (points 1 to 5 and 11). */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ALL, contract, outcome, PLAIN, plain } from './contract.ts';
import { fixture, folderOf, manifestOf, shows } from './stage.ts';

// both: what the game embeds, and what authors have at home
describe.each(['111', 'current'] as const)('Chromium %s: the contract', (kind) => {
	const { stage, key, play, events } = contract(kind);

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

	it('a frame within a Symbiote has no API of its own', async () => {
		const html = `${PLAIN}<iframe src="/inner.html"></iframe>`;
		await stage.begin([plain({}, { 'index.html': html, 'inner.html': '<p>inner</p>' })]);
		const page = await play('Ben');
		expect(await page.evaluate('typeof frames[0].TS')).toBe('undefined');
	});
});
