/** What the person did to this sheet, step by step, to be taken back and done again. */
import { get, same } from '@campaign-manager/rulesets/pointer';
import type { Clock } from '../clock.ts';
import { change, type Change } from './changes.ts';

export type Step =
	{ kind: 'edit'; changes: Change[] } | { kind: 'adjust'; resource: string; applied: number };

export interface Undo {
	/** `isAlone`: it is no key, and is taken back without what was typed there just before. */
	did(step: Step, isAlone?: boolean): void;
	/** The step that takes the last one back; what somebody else wrote over it meanwhile is left. */
	undo(document: unknown): Step | null;
	redo(document: unknown): Step | null;
	readonly canUndo: boolean;
	readonly canRedo: boolean;
}

const MOST = 100;
/** Keys typed so soon after each other are one step. */
const TOGETHER_MS = 1000;

export function createUndo(clock: Clock): Undo {
	let done: Step[] = [];
	let undone: Step[] = [];
	let typedAt = 0;

	function did(step: Step, isAlone = false): void {
		undone = [];
		const last = done.at(-1);
		const now = clock.now();
		const isSoon = !isAlone && now - typedAt < TOGETHER_MS;
		typedAt = isAlone ? 0 : now;
		if (isSoon && last && isSamePlace(last, step)) done[done.length - 1] = joined(last, step);
		else done = [...done, step].slice(-MOST);
	}

	function back(from: Step[], to: Step[], document: unknown): Step | null {
		for (let step = from.pop(); step; step = from.pop()) {
			const inverse = inverted(step, document);
			if (!inverse) continue;
			to.push(inverse);
			typedAt = 0;
			return inverse;
		}
		return null;
	}

	return {
		did,
		undo: (document) => back(done, undone, document),
		redo: (document) => back(undone, done, document),
		get canUndo() {
			return done.length > 0;
		},
		get canRedo() {
			return undone.length > 0;
		}
	};
}

function isSamePlace(last: Step, step: Step): boolean {
	if (last.kind !== 'edit' || step.kind !== 'edit') return false;
	const [one, other] = [last.changes, step.changes];
	return one.length === 1 && other.length === 1 && one[0]?.pointer === other[0]?.pointer;
}

function joined(last: Step, step: Step): Step {
	if (last.kind !== 'edit' || step.kind !== 'edit') return step;
	const { pointer, value } = step.changes[0] as Change;
	return { kind: 'edit', changes: [change(pointer, last.changes[0]?.base, value)] };
}

function inverted(step: Step, document: unknown): Step | null {
	if (step.kind === 'adjust') {
		return step.applied ? { ...step, applied: -step.applied } : null;
	}
	const changes = step.changes
		.filter(({ pointer, value }) => same(get(document, pointer), value))
		.map(({ pointer, base, value }) => change(pointer, value, base));
	return changes.length ? { kind: 'edit', changes: changes.reverse() } : null;
}
