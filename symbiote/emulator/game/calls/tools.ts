import { Failure } from '../failure.ts';
import { packInfo } from '../packs.ts';
import { LARGEST_SLAB, pack, size, unpack } from '../slabs.ts';
import type { Ruler } from '../world.ts';
import { bytes, flag, idOf, list, text } from '../values.ts';
import { boardOf, type Caller, type Calls } from './call.ts';

const RULER_KINDS: readonly string[] = ['sphere', 'cone', 'line'];

export const tools = {
	'picking.startPicking': (caller) => take(caller, 'picking'),

	'rulers.getRulers': (caller) => rulers(caller).map((ruler) => rulerFragment(caller, ruler)),
	'rulers.getLocalRuler': (caller) => {
		const own = [...rulers(caller)].reverse().find(({ client }) => client === caller.client.id);
		if (!own) throw new Failure('rulerNotFound');
		return rulerFragment(caller, own);
	},
	'rulers.startRuler': (caller, kind) => {
		if (!RULER_KINDS.includes(text(kind))) throw new Failure('invalidRulerKind');
		const board = boardOf(caller).id;
		const id = take(caller, 'ruler');
		const origin = { locId: 1, x: 0, y: 0, z: 0 };
		const common = { id, beingEdited: true, client: caller.client.id, board, seat: caller.seat.id };
		const span = { startPosition: origin, endPosition: origin };
		const shape =
			kind === 'line' ? { positions: [] } : kind === 'cone' ? { ...span, angle: 60 } : span;
		const ruler = { ...common, kind: kind as TaleSpire.RulerKind, ...shape };
		caller.game.world.rulers.push(ruler);
		caller.game.emit(caller.game.clientsOn(board), 'rulers.onRulerEvent', {
			kind: 'rulerAdded',
			payload: { rulerId: id }
		});
		return id;
	},
	'rulers.getMoreInfo': (caller, wanted) =>
		list(wanted).map((each) => {
			const id = idOf(each);
			const ruler = rulers(caller).find((one) => one.id === id);
			if (!ruler) throw new Failure('rulerNotFound');
			return rulerInfo(ruler);
		}),

	'slabs.unpack': (_, slab) => unpack(text(slab)),
	'slabs.pack': (_, data, allowOversized) => pack(bytes(data), flag(allowOversized)),
	'slabs.getDataSize': (_, slab) => size(text(slab)),
	'slabs.getMaxSlabSizeInBytes': () => LARGEST_SLAB,
	'slabs.sendSlabToHand': (caller, slab) => {
		const given = text(slab);
		boardOf(caller);
		if (caller.client.mode !== 'gm') throw new Failure('clientIsNotInGmMode');
		if (size(given) > LARGEST_SLAB) throw new Failure('dataOversized');
		caller.client.hand = `slab: ${size(given)} bytes`;
	},
	'slabs.getSlabInActiveSelection': (caller) => {
		boardOf(caller);
		const selection = caller.client.slabSelection;
		if (selection.state === 'none') throw new Failure('noActiveSelection');
		if (selection.state === 'empty') throw new Failure('nothingInsideSelection');
		if (selection.state === 'notReady') throw new Failure('areaNotReady');
		if (size(selection.slab) > LARGEST_SLAB) throw new Failure('dataOversized');
		return selection.slab;
	},

	'contentPacks.getContentPacks': ({ game }) =>
		game.world.packs.map(({ id, optionalName }) => ({ id, optionalName })),
	'contentPacks.getMoreInfo': ({ game }, wanted) =>
		list(wanted).map((each) => {
			const id = idOf(each);
			const found = game.world.packs.find((one) => one.id === id);
			if (!found) throw new Failure('notFound');
			return packInfo(found, game.settings.contentPackShape);
		}),
	'contentPacks.findBoardObjectInPacks': (_, object, packs) => {
		const id = idOf(object);
		for (const each of list(packs)) {
			const contentPackInfo = each as TaleSpire.ContentPackInfo;
			for (const [kind, field] of OBJECTS) {
				const boardObject = Object.values(contentPackInfo[field] ?? {}).find(
					(one) => one.id === id
				);
				if (boardObject) return { contentPackInfo, kind, boardObject };
			}
		}
		throw new Failure('notFound');
	},
	'contentPacks.createThumbnailElementForBoardObject': ({ game }, object, size) => {
		const id = idOf(object);
		const found = game.world.packs
			.flatMap((each) => [...each.tiles, ...each.props, ...each.creatures])
			.find((one) => one.id === id);
		const atlas = game.world.packs[0]?.iconsAtlases[0];
		if (!found || !atlas) throw new Failure('notFound');
		const pixels = typeof size === 'number' && size > 0 ? size : 128;
		return { thumbnail: { path: atlas.path, region: found.icon.region, size: pixels } };
	}
} satisfies Partial<Calls>;

const OBJECTS = [
	['tile', 'tiles'],
	['prop', 'props'],
	['creature', 'creatures']
] as const;

/** Switch the client to a tool for this Symbiote; there is one hand for all. */
function take(caller: Caller, kind: 'picking' | 'ruler'): string {
	const { client, game, seat } = caller;
	if (client.board === null) throw new Failure('couldNotSwitchToTool');
	if (client.tool) throw new Failure('toolInUse');
	const id = game.id();
	client.tool = { kind, id, seat: seat.id };
	return id;
}

function rulers(caller: Caller): Ruler[] {
	const board = boardOf(caller).id;
	return caller.game.world.rulers.filter((ruler) => ruler.board === board);
}

function rulerFragment({ game }: Caller, { id, client }: Ruler): TaleSpire.RulerFragment {
	return { id, client: game.clientFragment(game.client(client)) };
}

/** What the API tells of a ruler. */
export function rulerInfo(ruler: Ruler): TaleSpire.RulerInfo {
	const { id, beingEdited } = ruler;
	if ('positions' in ruler) return { id, beingEdited, positions: ruler.positions };
	const { startPosition, endPosition } = ruler;
	const span = { id, beingEdited, startPosition, endPosition };
	return 'angle' in ruler ? { ...span, angle: ruler.angle } : span;
}
