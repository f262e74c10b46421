/** Dice that this panel laid into the game's tray, and what became of them. */
import type { Throw } from '@campaign-manager/rulesets/objects';
import type { Clock } from '@campaign-manager/client/clock';
import type { Game, RollDescriptor, Rolled } from '../game/game.ts';

export interface InTray {
	/** What the dice are for; free dice have none. */
	actionId?: string;
	groups: readonly RollDescriptor[];
	inputs: Throw['inputs'];
	isQuiet: boolean;
	/** For each time that the dice are thrown. */
	thrown(thrown: Throw): void;
}

export interface Tray {
	/** Throws GameFailure. */
	put(what: InTray): Promise<void>;
	/** Whether an action's dice wait to be thrown. */
	holds(actionId: string): boolean;
	/** Own dice that were not laid here: thrown from the game's own tray, or by another Symbiote. */
	onStray(listener: (rolled: Rolled) => void): void;
	subscribe(listener: () => void): () => void;
	close(): void;
}

/** A result may come before the answer that says its id. */
const EARLY_MS = 3_000;

export function createTray(game: Game, clock: Clock): Tray {
	const known = new Map<string, InTray>();
	const waiting = new Set<string>();
	const early = new Map<string, Rolled[]>();
	const listeners = new Set<() => void>();
	let tellStray: (rolled: Rolled) => void = () => undefined;
	const tell = () => [...listeners].forEach((listener) => listener());

	function arrived(rolled: Rolled): void {
		const what = known.get(rolled.rollId);
		if (!what) return keepForAWhile(rolled);
		waiting.delete(rolled.rollId);
		const thrown = readThrow(what, rolled);
		if (thrown) what.thrown(thrown);
		tell();
	}

	function keepForAWhile(rolled: Rolled): void {
		if (!rolled.isOwn) return;
		early.set(rolled.rollId, [...(early.get(rolled.rollId) ?? []), rolled]);
		clock.after(EARLY_MS, () => {
			const missed = early.get(rolled.rollId) ?? [];
			early.delete(rolled.rollId);
			missed.forEach(tellStray);
		});
	}

	const leave = game.subscribe((event) => {
		if (event.is === 'rolled') arrived(event);
		if (event.is !== 'removed') return;
		known.delete(event.rollId);
		waiting.delete(event.rollId);
		tell();
	});

	return {
		async put(what) {
			const rollId = await game.putDice(what.groups, what.isQuiet);
			known.set(rollId, what);
			waiting.add(rollId);
			tell();
			const missed = early.get(rollId) ?? [];
			early.delete(rollId);
			missed.forEach(arrived);
		},
		holds: (actionId) => [...waiting].some((id) => known.get(id)?.actionId === actionId),
		onStray: (listener) => (tellStray = listener),
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close: leave
	};
}

/** The game keeps the groups' order; what was to be thrown is what was laid into the tray. */
function readThrow({ actionId, groups, inputs }: InTray, rolled: Rolled): Throw | null {
	if (rolled.groups.length !== groups.length) return null;
	const named = rolled.groups.map((group, at) => ({
		...group,
		name: groups[at]?.name ?? group.name,
		roll: groups[at]?.roll ?? group.roll
	}));
	return {
		...(actionId !== undefined && { actionId }),
		inputs,
		groups: named as Throw['groups'],
		total: named.reduce((all, { total }) => all + total, 0)
	};
}
