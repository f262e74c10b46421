import { rulerInfo } from '../calls/tools.ts';
import { Refused } from '../failure.ts';
import type { Game } from '../game.ts';
import { dropTool } from '../moves.ts';
import { LARGEST_SLAB, pack, size } from '../slabs.ts';
import type { Client, Ruler } from '../world.ts';
import { finite, oneOf, several, words } from './check.ts';
import type { Hands } from './index.ts';
import { onBoard } from './table.ts';

/** Picking, rulers, slabs; and what only a tester does: settings, faults, blobs. */
export const tools = {
	pick(game, { client: ref, kind, id }) {
		const client = onBoard(game, ref);
		oneOf(kind, ['unknown', 'tile', 'prop', 'creature'], 'The kind');
		const tool = client.tool;
		if (tool?.kind !== 'picking')
			throw new Refused(
				'Nobody asked the client to pick.',
				'Niemand hat den Client um eine Auswahl gebeten.'
			);
		client.tool = null;
		game.emit(
			[client],
			'picking.onPickingEvent',
			{
				kind: 'pickingCompleted',
				payload: { id: tool.id, kindOfPicked: kind, idOfPicked: String(id) }
			},
			(seat) => seat.id === tool.seat
		);
		return undefined;
	},
	cancelPick(game, { client }) {
		dropTool(game, game.client(client));
		return undefined;
	},
	drawRuler(game, { client: ref, kind, points, angle = 60 }) {
		const client = onBoard(game, ref);
		oneOf(kind, ['sphere', 'cone', 'line'], 'The kind');
		const placed = positions(points);
		const started = game.world.rulers.find(({ id }) => id === client.tool?.id);
		if (started && started.kind !== kind)
			throw new Refused(
				`The Symbiote asked for a ${started.kind}.`,
				`Der Symbiote hat um ${started.kind} gebeten.`
			);
		const ruler = started ?? newRuler(game, client, kind);
		place(ruler, placed, finite(angle, 'The angle'));
		ruler.beingEdited = false;
		if (started) client.tool = null;
		tellRuler(game, ruler);
		return ruler.id;
	},
	moveRuler(game, { id, points, done = true }) {
		const ruler = knownRuler(game, id);
		place(ruler, positions(points));
		ruler.beingEdited = !done;
		tellRuler(game, ruler);
		return undefined;
	},
	removeRuler(game, { id }) {
		const ruler = knownRuler(game, id);
		game.world.rulers = game.world.rulers.filter((one) => one !== ruler);
		for (const client of game.world.clients) if (client.tool?.id === id) client.tool = null;
		game.emit(game.clientsOn(ruler.board), 'rulers.onRulerEvent', {
			kind: 'rulerRemoved',
			payload: { rulerId: id }
		});
		return undefined;
	},
	copySlab(game, { client: ref, content, oversized = false }) {
		const client = onBoard(game, ref);
		const slab = pack(Buffer.from(content), true);
		const tooLarge = oversized || size(slab) > LARGEST_SLAB;
		game.emit([client], 'slabs.onSlabCopied', {
			kind: 'slabCopied',
			payload: { slab, status: tooLarge ? 'oversized' : 'success', dataSize: size(slab) }
		});
		return undefined;
	},
	selectSlab(game, { client: ref, state, content = '' }) {
		const client = onBoard(game, ref);
		oneOf(state, ['none', 'empty', 'notReady', 'slab'], 'The selection');
		client.slabSelection =
			state === 'slab' ? { state, slab: pack(Buffer.from(content), true) } : { state };
		return undefined;
	},
	writeBlob(game, { client, symbiote, scope, text }) {
		const { machine } = game.client(client);
		const { key } = game.symbiote(symbiote);
		const where = scope === 'global' ? scope : game.campaign(scope).id;
		if (text === null) game.outside.blobs.remove(machine, key, where);
		else game.outside.blobs.write(machine, key, where, String(text));
		return undefined;
	},
	set(game, { settings }) {
		game.change(settings);
		return undefined;
	},
	fail(game, { call, cause, times = 1, client }) {
		const fault = {
			call: words(call, 'The call'),
			cause: words(cause, 'The cause'),
			times: finite(times, 'The number'),
			client: client === undefined ? null : game.client(client).id
		};
		if (fault.times < 1)
			throw new Refused('The number must be 1 or more.', 'Die Anzahl muss mindestens 1 sein.');
		game.faults.push(fault);
		return undefined;
	},
	clearFaults(game) {
		game.faults = [];
		return undefined;
	}
} satisfies Partial<Hands>;

function positions(points: readonly [number, number][]): TaleSpire.Position[] {
	const placed = several(points, 'The points', 100).map(([x, z]) => {
		return { locId: 1, x: finite(x, 'x'), y: 0, z: finite(z, 'z') };
	});
	if (placed.length < 2)
		throw new Refused('A ruler has at least two points.', 'Ein Lineal hat mindestens zwei Punkte.');
	return placed;
}

function place(ruler: Ruler, placed: TaleSpire.Position[], angle?: number): void {
	const [startPosition, endPosition] = placed as [TaleSpire.Position, TaleSpire.Position];
	if (ruler.kind === 'line') Object.assign(ruler, { positions: placed });
	else Object.assign(ruler, { startPosition, endPosition });
	if (ruler.kind === 'cone' && angle !== undefined) Object.assign(ruler, { angle });
}

function newRuler(game: Game, client: Client, kind: TaleSpire.RulerKind): Ruler {
	const common = {
		id: game.id(),
		beingEdited: false,
		client: client.id,
		board: client.board ?? ''
	};
	const ruler: Ruler = { ...common, kind, seat: null, positions: [] };
	if (kind !== 'line') delete (ruler as Partial<TaleSpire.LineRulerInfo>).positions;
	game.world.rulers.push(ruler);
	game.emit(game.clientsOn(ruler.board), 'rulers.onRulerEvent', {
		kind: 'rulerAdded',
		payload: { rulerId: ruler.id }
	});
	return ruler;
}

function knownRuler(game: Game, id: string): Ruler {
	const ruler = game.world.rulers.find((one) => one.id === id);
	if (!ruler) throw new Refused(`There is no ruler "${id}".`, `Das Lineal „${id}“ gibt es nicht.`);
	return ruler;
}

function tellRuler(game: Game, ruler: Ruler): void {
	game.emit(game.clientsOn(ruler.board), 'rulers.onRulerEvent', {
		kind: 'rulerResult',
		payload: { ruler: rulerInfo(ruler) }
	});
}
