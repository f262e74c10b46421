import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CALL_NAMES } from '../game/calls/index.ts';
import { fixture, PATIENCE, shows, Stage, textOf } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE * 3 });

const stage = new Stage('current');
beforeAll(() => stage.open());
afterAll(() => stage.close());
afterEach(() => stage.end());

const harbour = 'Harbour';
const vale = 'The Drowned Vale';

describe('Symbiotes in strangers’ style run as they are', () => {
	it('boards: handlers that are put on window late are found', async () => {
		await stage.begin([fixture('boards')]);
		const ada = await stage.tab(stage.emulator.page('Ada', 'boards'));
		await shows(ada, 'here: Harbour');
		await shows(ada, 'all: Harbour, Old Mill');
		const ben = await stage.tab(stage.emulator.page('Ben', 'boards'));
		await shows(ben, 'all: insufficientRights');
		await shows(ben, 'mine: Harbour');
		const made = await stage.act({ do: 'addBoard', campaign: vale, name: 'Cellar' });
		await shows(ben, 'boardAdded Cellar');
		await stage.act({ do: 'changeBoard', id: 'Cellar', name: 'Deep cellar' });
		await shows(ben, 'boardInfoChanged Deep cellar');
		await stage.act({ do: 'removeBoard', id: 'Deep cellar' });
		await shows(ben, `boardRemoved ${made ?? ''}`);
	});

	it('bookmarks: a GM reads, goes and sends; a player may not read', async () => {
		await stage.begin([fixture('bookmarks')]);
		const ada = await stage.play('Ada', 'bookmarks');
		await shows(ada, 'mark Pier');
		await shows(ada, 'sent 2');
		await shows(ada, 'goto couldNotFindBookmark');
		expect(stage.emulator.game.client('Ben').camera).toBe('Pier');
		const ben = await stage.play('Ben', 'bookmarks');
		await shows(ben, 'marks insufficientRights');
		await shows(ben, 'here insufficientRights');
		// named in the manifest, but nowhere defined
		await stage.act({ do: 'foldPanel', client: 'Ben' });
		await stage.emulator.until(
			({ record }) => record.remarks.some(({ kind }) => kind === 'missingHandler'),
			'the missing handler is noted'
		);
	});

	it('campaigns: information and settings arrive, nested once more in the manifest', async () => {
		await stage.begin([fixture('campaigns')]);
		const ben = await stage.play('Ben', 'campaigns');
		await shows(ben, `${vale} is ${vale}`);
		await shows(ben, 'default board true');
		await stage.act({ do: 'changeCampaign', id: vale, description: 'Wet.' });
		await shows(ben, 'info Wet.');
		await stage.act({ do: 'setUnits', campaign: vale, name: 'ft', numberPerTile: 5 });
		await shows(ben, 'distanceUnitsChanged {"units":{"name":"ft","numberPerTile":5}}');
		const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
		await stage.act({ do: 'setStatNames', campaign: vale, names });
		await shows(ben, `statNamesChanged {"statNames":${JSON.stringify(names)}}`);
	});

	it('chat: the target is needed, long messages are cut at 400, own messages come back', async () => {
		await stage.begin([fixture('chat')]);
		const ada = await stage.play('Ada', 'chat');
		const ben = await stage.play('Ben', 'chat');
		await shows(ben, 'internalDispatchBug type error: not a fragment or id');
		await shows(ben, 'everybody: invalidTarget');
		await ben.click('#say');
		await shows(ada, 'player Ben: Hear ye (7)');
		await shows(ben, 'player Ben: Hear ye (7)');
		await ben.fill('#text', 'ä'.repeat(401));
		await ben.click('#say');
		await shows(ada, '(400)');
		await ben.click('#as');
		await shows(ada, 'creature Runa: I speak (7)');
		await shows(ben, 'player Ben: to one (6)');
		await shows(ben, 'creature Runa: to one too (10)');
		expect(await textOf(ada)).not.toContain('to one');
		await ben.click('#gms');
		await shows(ada, 'player Ben: psst (4)');
	});

	it('clients: modes, leaving and joining, and the gap between boards', async () => {
		await stage.begin([fixture('clients')]);
		const ada = await stage.play('Ada', 'clients');
		const ben = await stage.play('Ben', 'clients');
		await shows(ada, 'Ada is gm');
		await shows(ben, 'Ben is player');
		await shows(ben, '2 here');
		await stage.act({ do: 'leaveBoard', client: 'Ben' });
		await shows(ada, 'clientLeftBoard Ben');
		await shows(ben, 'clientLeftBoard me');
		await shows(ben, 'board: notInBoard');
		await stage.act({ do: 'enterBoard', client: 'Ben', board: 'Old Mill' });
		await shows(ben, 'clientJoinedBoard me');
		await shows(ben, 'board of 1');
		await stage.act({ do: 'setMode', client: 'Ada', mode: 'player' });
		await shows(ada, 'clientModeChanged me player');
	});

	it('contentPacks: read by list and by asset id, with a thumbnail', async () => {
		await stage.begin([fixture('contentpacks')]);
		const ben = await stage.play('Ben', 'contentpacks');
		await shows(ben, 'packs: Emulator basics');
		await shows(ben, 'by id: Hero');
		await shows(ben, 'atlas: 0 atlasIndex: 0 id: true');
		await shows(ben, 'found creature Hero');
		await shows(ben, 'thumbnail 64x64');
		await shows(ben, 'nope notFound');
		const id = (await stage.act({ do: 'addPack', name: 'Sea monsters' })) ?? '';
		await shows(ben, 'contentPackAdded Sea monsters');
		await stage.act({ do: 'removePack', id });
		await shows(ben, 'contentPackRemoved Sea monsters');
	});

	it('creatures: selection, hit points, names; numbers only of one’s own', async () => {
		await stage.begin([fixture('creatures')]);
		const ben = await stage.play('Ben', 'creatures');
		await shows(ben, 'stats: 8');
		await shows(ben, 'unique: insufficientRights');
		const { creatures } = stage.emulator.game.world;
		const [runa, goblin] = creatures.map(({ id }) => id) as [string, string];
		await stage.act({ do: 'selectCreatures', client: 'Ben', creatures: [runa] });
		await shows(ben, 'selected 1/1');
		await shows(ben, 'Runa 31/35');
		await shows(ben, 'copied');
		expect(stage.emulator.game.client('Ben').hand).toBe('blueprint: Runa');
		await stage.act({ do: 'selectCreatures', client: 'Ben', creatures: [goblin] });
		await shows(ben, 'Goblin 0/0');
		const hp = { name: 'HP', value: 24, max: 35 };
		await stage.act({ do: 'changeCreature', id: runa, changes: { hp, name: 'Runa the Red' } });
		await shows(ben, 'hp 24');
		await shows(ben, 'creatureNameChanged Runa the Red');
		await stage.act({ do: 'removeCreature', id: goblin });
		await shows(ben, 'creatureRemoved 36');
		await stage.act({ do: 'addCreature', board: harbour, name: 'Rat' });
		await shows(ben, 'creatureAdded 36');
	});

	it('debug: a line is written though the state handler is missing and another throws', async () => {
		await stage.begin([fixture('debug')]);
		const ben = await stage.play('Ben', 'debug');
		await shows(ben, 'logged');
		await stage.act({ do: 'putDice', client: 'Ben', text: '1d6' });
		await stage.act({ do: 'throwDice', client: 'Ben' });
		await stage.emulator.until(
			({ record }) => record.remarks.some(({ kind }) => kind === 'throwingHandler'),
			'the throwing handler is noted'
		);
		const { remarks } = stage.emulator.record();
		expect(remarks.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual(
			expect.arrayContaining([
				'missingHandler nowhereToBeFound (hasInitialized)',
				'log {"hello":"world","n":1}',
				'throwingHandler throwsAlways: Error: handler broke on rollResults'
			])
		);
	});

	it('dice: "!1D20+5" is thrown, and the best of two is sent by the Symbiote', async () => {
		await stage.begin([fixture('dice')]);
		const ben = await stage.play('Ben', 'dice');
		await shows(ben, 'ready');
		await ben.click('button');
		await stage.emulator.until(({ world }) => world.rolls.length === 1, 'the dice are in the tray');
		await stage.act({ do: 'forceFaces', faces: [12] });
		await stage.act({ do: 'throwDice', client: 'Ben' });
		await shows(ben, 'Sword: 17');
		await ben.check('#best');
		await ben.click('button');
		await stage.emulator.until(
			({ world }) => world.rolls.length === 2,
			'more dice are in the tray'
		);
		await stage.act({ do: 'forceFaces', faces: [3, 19] });
		await stage.act({ do: 'throwDice', client: 'Ben' });
		await shows(ben, 'Sword: 8, Sword: 24');
		const results = stage.emulator.game.world.results;
		expect(results.map(({ total, quiet, sentBy }) => [total, quiet, sentBy])).toEqual([
			[17, false, null],
			[32, true, null],
			[24, false, 'Dice Pouch']
		]);
	});

	it('dice: an empty roll fails with the documented state', async () => {
		await stage.begin([fixture('dice')]);
		const ben = await stage.play('Ben', 'dice');
		await ben.fill('#roll', '+5');
		await ben.click('button');
		await shows(ben, 'foundEmptyDiceGroup');
		expect(
			await ben.evaluate(() => TS.dice.putDiceInTray([]).catch(({ cause }) => cause as string))
		).toBe('noDiceSpecified');
		expect(stage.emulator.game.world.rolls).toEqual([]);
	});

	it.each(['right', 'left'] as const)(
		'dice: sums that nest to the %s are added up',
		async (sumNesting) => {
			await stage.begin([fixture('dice')]);
			await stage.act({ do: 'set', settings: { sumNesting } });
			const ben = await stage.play('Ben', 'dice');
			await ben.fill('#roll', 'd6-2d12-1+1d4');
			await ben.click('button');
			await stage.emulator.until(
				({ world }) => world.rolls.length === 1,
				'the dice are in the tray'
			);
			await stage.act({ do: 'forceFaces', faces: [6, 2, 1, 4] });
			await stage.act({ do: 'throwDice', client: 'Ben' });
			await shows(ben, 'Sword: 6');
			expect(await textOf(ben)).not.toContain('DIFFERENT');
		}
	);

	it('dice: the dice finder makes text throwable, with an author’s own expression too', async () => {
		await stage.begin([fixture('dice')]);
		const ben = await stage.play('Ben', 'dice');
		for (const [id, roll] of [
			['#finder', '1d4+2'],
			['#half', '1d20+5']
		] as const) {
			await ben.hover(id);
			await ben.click('[data-dice-finder]');
			await stage.emulator.until(
				({ world }) => world.rolls.some(({ descriptors }) => descriptors[0]?.roll === roll),
				`${roll} is in the tray`
			);
		}
	});

	it('initiative: items straight in the payload, or in its queue', async () => {
		await stage.begin([fixture('initiative')]);
		const ben = await stage.play('Ben', 'initiative');
		await shows(ben, '*Runa Goblin');
		await stage.act({ do: 'nextTurn', board: harbour });
		await shows(ben, 'Runa *Goblin\nRuna *Goblin');
	});

	it('localStorage: one text per scope, extra arguments do nothing, nothing is undefined', async () => {
		await stage.begin([fixture('localstorage')]);
		const ben = await stage.play('Ben', 'localstorage');
		await shows(ben, 'opened 1 times, at first undefined');
		await shows(ben, 'campaign note: undefined');
		await ben.reload();
		await shows(ben, 'opened 2 times, at first {"opened":1}');
		await shows(ben, `campaign note: note of ${vale}`);
		await ben.click('text=5 MB');
		await shows(ben, 'wrote 5242880');
		await ben.click('text=more');
		await shows(ben, '5242881: dataTooLarge');
		await ben.click('text=forget');
		await shows(ben, 'left: undefined');
	});

	it('parties: there is one', async () => {
		await stage.begin([fixture('parties')]);
		const ben = await stage.play('Ben', 'parties');
		await shows(ben, 'party of 1');
		await shows(ben, 'unknownPartyId');
	});

	it('picking: the answer is an event; the tool is one for all', async () => {
		await stage.begin([fixture('picking')]);
		const ben = await stage.play('Ben', 'picking');
		await ben.click('button');
		await shows(ben, 'picking');
		await ben.click('button');
		await shows(ben, 'toolInUse');
		await stage.act({ do: 'pick', client: 'Ben', kind: 'creature', id: 'x' });
		await shows(ben, 'mine pickingCompleted creature');
		await ben.click('button');
		await stage.emulator.until((game) => game.client('Ben').tool !== null, 'Ben picks again');
		await stage.act({ do: 'cancelPick', client: 'Ben' });
		await shows(ben, 'mine pickingCanceled');
	});

	it('players: away ones are listed, rights change, a list is needed', async () => {
		await stage.begin([fixture('players')]);
		const ben = await stage.play('Ben', 'players');
		await shows(ben, 'me Ben true, 3 in the campaign, 2 here');
		await shows(ben, 'Ada may GM with 1');
		await shows(ben, 'Cleo may not GM with 0');
		await shows(ben, 'internalDispatchBug type error: not a list');
		await stage.act({ do: 'addClient', player: 'Cleo', campaign: vale });
		await shows(ben, 'playerJoinedBoard Cleo');
		await stage.act({ do: 'setRights', campaign: vale, player: 'Ben', canGm: true });
		await shows(ben, 'playerRightsChanged Ben');
		await stage.act({ do: 'removePlayer', campaign: vale, player: 'Cleo' });
		await shows(ben, 'playerLeftBoard Cleo');
		await shows(ben, 'playerLeftCampaign 36');
		await stage.act({ do: 'addPlayer', campaign: vale, name: 'Dora' });
		await shows(ben, 'playerJoinedCampaign Dora');
	});

	it('rulers: started by the Symbiote, drawn by the player, read by all', async () => {
		await stage.begin([fixture('rulers')]);
		const ada = await stage.play('Ada', 'rulers');
		const ben = await stage.play('Ben', 'rulers');
		await ben.click('text=cube');
		await shows(ben, 'cube invalidRulerKind');
		await ben.click('text=sphere');
		await shows(ben, 'started 36');
		await shows(ada, 'rulerAdded 36');
		const points: [number, number][] = [
			[1, 1],
			[4, 5]
		];
		const id = (await stage.act({ do: 'drawRuler', client: 'Ben', kind: 'sphere', points })) ?? '';
		await shows(ada, 'length 5 of 1 by Ben');
		await shows(ada, 'local rulerNotFound');
		await shows(ben, 'mine true');
		await stage.act({ do: 'removeRuler', id });
		await shows(ada, 'rulerRemoved 36');
	});

	it('slabs: unpacked, packed, sent to the hand in GM mode only', async () => {
		await stage.begin([fixture('slabs')]);
		const ben = await stage.play('Ben', 'slabs');
		await stage.act({ do: 'copySlab', client: 'Ben', content: 'a wall' });
		await shows(ben, 'success a wall true');
		await shows(ben, 'size true of 30720');
		await shows(ben, 'clientIsNotInGmMode');
		await shows(ben, 'noActiveSelection');
		await shows(ben, 'invalidSlabString');
		await shows(ben, 'noise dataOversized');
		await shows(ben, 'oversized 8');
		const ada = await stage.play('Ada', 'slabs');
		await stage.act({ do: 'selectSlab', client: 'Ada', state: 'slab', content: 'floor' });
		await stage.act({ do: 'copySlab', client: 'Ada', content: 'a roof' });
		await shows(ada, 'in hand');
		await shows(ada, 'selected 4');
	});

	it('symbiote: folded, in the background, back, and a second page that is initialised anew', async () => {
		await stage.begin([fixture('symbiote')]);
		const ben = await stage.play('Ben', 'symbiote');
		await shows(ben, 'visible true');
		await stage.act({ do: 'foldPanel', client: 'Ben' });
		await shows(ben, 'hasBecomeHidden');
		await stage.act({ do: 'unfoldPanel', client: 'Ben' });
		await shows(ben, 'hasBecomeVisible');
		await stage.act({ do: 'otherPanel', client: 'Ben' });
		await shows(ben, 'willEnterBackground');
		await stage.act({ do: 'openPanel', client: 'Ben', symbiote: 'symbiote' });
		await shows(ben, 'hasEnteredForeground');
		await ben.evaluate("notify('T', 'B', 'extra')");
		await shows(ben, 'notified');
		const [note] = stage.emulator.game.world.notifications;
		await stage.act({ do: 'activateNotification', id: note?.id ?? '' });
		await shows(ben, 'clicked extra');
		await ben.evaluate("notify('T'.repeat(151), 'B')");
		await shows(ben, 'stringLengthError');
		await ben.click('button');
		await shows(ben, 'second hasInitialized ?from=first#here');
		await shows(ben, 'I am Ben');
	});

	it('sync: a long text in parts, with its echo, and peers that come and go', async () => {
		await stage.begin([fixture('sync')]);
		const ada = await stage.play('Ada', 'sync');
		const ben = await stage.play('Ben', 'sync');
		await shows(ada, 'clientConnected Ben');
		await shows(ben, 'peers 2');
		await ada.evaluate("share('ß'.repeat(1000))");
		await shows(ben, 'got 1000 from Ada');
		await shows(ada, 'echo 4');
		await ben.close();
		await shows(ada, 'clientDisconnected 36');
	});

	it('system: text goes to the clipboard, nothing but text', async () => {
		await stage.begin([fixture('system')]);
		const ben = await stage.play('Ben', 'system');
		await shows(ben, 'copied');
		await shows(ben, 'internalDispatchBug type error: not a string');
		expect(stage.emulator.game.client('Ben').clipboard).toBe('Grüße, Ärger & ß');
	});

	it('units: with initializeEarly and doNotUseNickname, in a page without a doctype', async () => {
		await stage.begin([fixture('units')]);
		const ben = await stage.play('Ben', 'units');
		await shows(ben, 'undefined object 1.5m');
	});

	it('urls: dice by address and by link, and messages that start a closed Symbiote', async () => {
		await stage.begin([fixture('urls')]);
		const ben = await stage.play('Ben', 'urls');
		await shows(ben, 'prefix talespire://symbiote/SEGMENT/');
		await shows(ben, 'urlInvalid');
		await shows(ben, 'urlRejected');
		await ben.click('text=axe');
		await stage.emulator.until(({ world }) => world.rolls.length === 2, 'the axe is in the tray');
		expect(stage.emulator.game.world.rolls.map(({ descriptors }) => descriptors)).toEqual([
			[
				{ name: 'Torch bearer', roll: '1d20+5' },
				{ name: '', roll: '1d6' }
			],
			[{ name: 'Axe', roll: '1d8' }]
		]);
		const url = `${await ben.evaluate(() => TS.urls.createUrlPrefixForThisSymbiote())}hello%20there`;
		await stage.act({ do: 'followUrl', client: 'Ben', url });
		await shows(ben, 'message hello there');
		await stage.act({ do: 'followUrl', client: 'Ada', url });
		expect(stage.emulator.game.seat(stage.emulator.game.client('Ada'), 'urls').state).toBe(
			'loading'
		);
		await stage.tab(stage.emulator.page('Ada', 'urls'));
		await stage.emulator.until(
			({ record }) =>
				record.events.some(({ kind, client }) => {
					return kind === 'urlMessageReceived' && client === stage.emulator.game.client('Ada').id;
				}),
			'the message arrived'
		);
		// it was started for the message alone
		expect(stage.emulator.game.seat(stage.emulator.game.client('Ada'), 'urls').state).toBe(
			'closed'
		);
	});

	it('there is a Symbiote for every namespace', () => {
		const namespaces = new Set(CALL_NAMES.map((name) => name.split('.')[0]?.toLowerCase()));
		expect(readdirSync(fixture('.')).sort()).toEqual([...namespaces].sort());
	});
});
