import { describe, expect, it } from 'vitest';
import { symbiote, Table } from './table.ts';

const VALE = 'The Drowned Vale';
const NIGHT = 'One Night in Havena';
const background = { environment: { capabilities: ['runInBackground' as const] } };

describe('changing boards', () => {
	it('takes a while, in which the client is nowhere', () => {
		const table = new Table();
		const seat = table.play('Ben');
		table.do({ do: 'switchBoard', client: 'Ben', board: 'Old Mill', ms: 500 });
		expect(table.cause(seat, 'boards.whereAmI')).toBe('notInBoard');
		table.pass(499);
		expect(table.game.client('Ben').board).toBe(null);
		table.pass(1);
		expect(table.call(seat, 'boards.whereAmI')).toMatchObject({ name: 'Old Mill' });
	});

	it('tells the ones left behind and the ones that are met', () => {
		const table = new Table();
		table.do({ do: 'switchBoard', client: 'Ada', board: 'Old Mill', ms: 0 });
		table.do({ do: 'addClient', player: 'Cleo', campaign: VALE });
		const [ada, ben, cleo] = [table.play('Ada'), table.play('Ben'), table.play('Cleo')];
		for (const seat of [ada, ben, cleo]) table.events(seat);
		table.do({ do: 'switchBoard', client: 'Ben', board: 'Old Mill', ms: 0 });
		expect(table.kinds(cleo)).toEqual(['clientDisconnected', 'clientLeftBoard', 'playerLeftBoard']);
		expect(table.kinds(ada)).toEqual(['clientJoinedBoard', 'playerJoinedBoard', 'clientConnected']);
		expect(table.kinds(ben)).toEqual([
			'clientLeftBoard',
			'playerLeftBoard',
			'clientJoinedBoard',
			'playerJoinedBoard',
			'clientConnected'
		]);
	});

	it('with two clients of one player, player events do not fire', () => {
		const table = new Table();
		const second = table.do({ do: 'addClient', player: 'Ben', campaign: VALE });
		const ada = table.play('Ada');
		table.events(ada);
		table.do({ do: 'leaveBoard', client: second });
		expect(table.kinds(ada)).toEqual(['clientLeftBoard']);
		table.do({ do: 'enterBoard', client: second, board: 'Harbour' });
		expect(table.kinds(ada)).toEqual(['clientJoinedBoard']);
	});

	it('dismisses what is in the tray and cancels what is picked', () => {
		const table = new Table();
		const seat = table.play('Ben');
		table.call(seat, 'dice.putDiceInTray', [{ name: '', roll: '1d6' }]);
		table.call(seat, 'picking.startPicking');
		table.events(seat);
		table.do({ do: 'leaveBoard', client: 'Ben' });
		expect(table.kinds(seat).slice(0, 2)).toEqual(['rollRemoved', 'pickingCanceled']);
		expect(table.game.world.rolls).toEqual([]);
	});

	it('to a board of another campaign is refused, and nothing changes', () => {
		const table = new Table();
		const { board } = table.game.client('Ben');
		table.refusal({ do: 'switchBoard', client: 'Ben', board: 'Rooftops' });
		expect(table.game.client('Ben').board).toBe(board);
	});
});

describe('changing campaigns', () => {
	it('keeps the Symbiote, parts the blobs and takes GM mode from who may not', () => {
		const table = new Table();
		table.do({ do: 'setRights', campaign: NIGHT, player: 'Ada', canGm: false });
		const seat = table.play('Ada');
		table.call(seat, 'localStorage.campaign.setBlob', 'vale');
		table.do({ do: 'leaveCampaign', client: 'Ada' });
		expect(table.cause(seat, 'localStorage.campaign.getBlob')).toBe('notInCampaign');
		table.do({ do: 'enterCampaign', client: 'Ada', campaign: NIGHT });
		expect(table.call(seat, 'localStorage.campaign.getBlob')).toBe(undefined);
		expect(table.game.client('Ada').mode).toBe('player');
	});
});

describe('two games on one machine', () => {
	it('share blobs, and the last write wins', () => {
		const table = new Table();
		const second = table.do({ do: 'addClient', player: 'Ben', campaign: VALE });
		const elsewhere = table.do({
			do: 'addClient',
			player: 'Ben',
			campaign: VALE,
			machine: 'laptop'
		});
		const seats = [table.play('Ben'), table.play(second), table.play(elsewhere)] as const;
		table.call(seats[0], 'localStorage.global.setBlob', 'first');
		table.call(seats[1], 'localStorage.global.setBlob', 'second');
		const read = seats.map((seat) => table.call(seat, 'localStorage.global.getBlob'));
		expect(read).toEqual(['second', 'second', undefined]);
	});
});

describe('who sees a roll', () => {
	it('everybody on the board, but one for the GM only who threw it and who may be GM', () => {
		const table = new Table();
		table.do({ do: 'addClient', player: 'Cleo', campaign: VALE });
		const seats = [table.play('Ada'), table.play('Ben'), table.play('Cleo')];
		for (const seat of seats) table.events(seat);
		table.do({ do: 'putDice', client: 'Ben', text: '1d20' });
		table.do({ do: 'throwDice', client: 'Ben' });
		expect(seats.map((seat) => table.kinds(seat).length)).toEqual([1, 1, 1]);
		table.do({ do: 'throwAgain', rollId: table.game.world.rolls[0]?.rollId ?? '', gmOnly: true });
		expect(seats.map((seat) => table.kinds(seat).length)).toEqual([1, 1, 0]);
	});

	it('not those on another board', () => {
		const table = new Table();
		table.do({ do: 'switchBoard', client: 'Ada', board: 'Old Mill', ms: 0 });
		const ada = table.play('Ada');
		table.events(ada);
		table.do({ do: 'putDice', client: 'Ben', text: '1d20' });
		table.do({ do: 'throwDice', client: 'Ben' });
		expect(table.events(ada)).toEqual([]);
	});

	it('a face that does not fit is refused, and the dice stay in the tray', () => {
		const table = new Table();
		table.do({ do: 'putDice', client: 'Ben', text: '1d6' });
		table.do({ do: 'forceFaces', faces: [20] });
		expect(table.refusal({ do: 'throwDice', client: 'Ben' })).toBe('A d6 has no face 20.');
		expect(table.game.world.rolls[0]).toMatchObject({ place: 'tray', throws: 0 });
		expect(table.game.world.results).toEqual([]);
	});

	it('sendDiceResult takes one’s own roll ids and makes new ones', () => {
		const table = new Table();
		const [ada, ben] = [table.play('Ada'), table.play('Ben')];
		const groups = [{ name: 'x', result: { kind: 'd20', results: [7] } }];
		const id = table.call(ben, 'dice.putDiceInTray', [{ name: '', roll: '1d20' }], true);
		expect(table.call(ben, 'dice.sendDiceResult', groups, id)).toBe(id);
		expect(table.cause(ada, 'dice.sendDiceResult', groups, id)).toBe('invalidRollId');
		expect(table.call(ada, 'dice.sendDiceResult', groups)).toMatch(/^\d+$/);
	});
});

describe('the panel', () => {
	it('without runInBackground a Symbiote is shut down when another takes the panel', () => {
		const table = new Table([symbiote('one'), symbiote('two', { api: { version: '0.1' } })]);
		const seat = table.play('Ben');
		table.events(seat);
		table.do({ do: 'openPanel', client: 'Ben', symbiote: 'two' });
		expect(table.kinds(seat)).toEqual(['willShutdown']);
		expect(seat.state).toBe('closed');
	});

	it('with it, it goes to the background, hears everything and comes back', () => {
		const table = new Table([symbiote('one', background)]);
		const seat = table.play('Ben');
		table.events(seat);
		table.do({ do: 'otherPanel', client: 'Ben' });
		expect(table.call(seat, 'symbiote.getIfThisSymbioteIsVisible')).toBe(false);
		table.do({ do: 'nextTurn', board: 'Harbour' });
		table.do({ do: 'foldPanel', client: 'Ben' });
		table.do({ do: 'openPanel', client: 'Ben', symbiote: 'one' });
		expect(table.kinds(seat)).toEqual([
			'willEnterBackground',
			'initiativeUpdated',
			'hasEnteredForeground'
		]);
		expect(seat.state).toBe('running');
	});

	it('shutdown can come without a word', () => {
		const table = new Table();
		const seat = table.play('Ben');
		table.events(seat);
		table.do({ do: 'set', settings: { shutdownNotice: false } });
		table.do({ do: 'closePanel', client: 'Ben' });
		expect(table.events(seat)).toEqual([]);
	});

	it('a reload makes the peers see it go and come', () => {
		const table = new Table();
		const [ada, ben] = [table.play('Ada'), table.play('Ben')];
		table.events(ada);
		table.do({ do: 'reloadPanel', client: 'Ben' });
		expect(table.orders(ben)).toContain('reload');
		table.play('Ben');
		expect(table.kinds(ada)).toEqual(['clientDisconnected', 'clientConnected']);
	});

	it('quitting the game shuts all down and tells the board', () => {
		const table = new Table();
		const [ada, ben] = [table.play('Ada'), table.play('Ben')];
		table.events(ada);
		table.do({ do: 'disconnect', client: 'Ben' });
		expect(ben.state).toBe('closed');
		expect(table.kinds(ada)).toEqual(['clientDisconnected', 'clientLeftBoard', 'playerLeftBoard']);
		table.refusal({ do: 'openPanel', client: 'Ben', symbiote: 'one' });
	});
});

describe('rights', () => {
	it('losing GM rights ends GM mode', () => {
		const table = new Table();
		const seat = table.play('Ben');
		table.events(seat);
		table.do({ do: 'setRights', campaign: VALE, player: 'Ada', canGm: false });
		expect(table.kinds(seat)).toEqual(['playerRightsChanged', 'clientModeChanged']);
		table.refusal({ do: 'setMode', client: 'Ada', mode: 'gm' });
		expect(table.game.client('Ada').mode).toBe('player');
	});

	it('hidden creatures are not there for players, whole ones are for GMs', () => {
		const table = new Table();
		const [ada, ben] = [table.play('Ada'), table.play('Ben')];
		const ogre = table.game.world.creatures.find(({ name }) => name === 'Ogre')?.id;
		expect(table.cause(ben, 'creatures.getMoreInfo', [ogre])).toBe('invalidCreatureId');
		expect(table.call(ada, 'creatures.getMoreInfo', [ogre])).toMatchObject([{ hp: { value: 10 } }]);
	});

	it('speaking as a creature that is another’s needs GM rights', () => {
		const table = new Table();
		const ben = table.play('Ben');
		const goblin = table.game.world.creatures.find(({ name }) => name === 'Goblin')?.id;
		expect(table.cause(ben, 'chat.sendAsCreature', 'hi', goblin, 'board')).toBe(
			'insufficientRights'
		);
		expect(table.game.world.chat).toEqual([]);
	});
});

it('the same seed gives the same table', () => {
	expect(new Table(undefined, 5).game.world).toEqual(new Table(undefined, 5).game.world);
	expect(new Table(undefined, 5).game.world).not.toEqual(new Table(undefined, 6).game.world);
});

it('a removed creature leaves queue, selection and party', () => {
	const table = new Table();
	const runa = table.game.world.creatures[0]?.id ?? '';
	const seat = table.play('Ben');
	table.do({ do: 'selectCreatures', client: 'Ben', creatures: [runa] });
	table.events(seat);
	table.do({ do: 'removeCreature', id: runa });
	expect(table.kinds(seat)).toEqual(['creatureRemoved', 'initiativeUpdated']);
	expect(table.call(seat, 'initiative.getQueue')).toMatchObject({ items: [{ name: 'Goblin' }] });
	expect(table.call(seat, 'creatures.getSelectedCreatures')).toEqual([]);
	expect(table.game.campaign(VALE).party.creatures).toEqual([]);
});
