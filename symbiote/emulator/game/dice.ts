import { Failure } from './failure.ts';

const KINDS = [4, 6, 8, 10, 12, 20, 100];
/** Reported by an author as the game's limit. */
const MOST_DICE = 40;

export interface DiceTerm {
	sign: 1 | -1;
	count: number;
	sides: number;
}
export interface NumberTerm {
	sign: 1 | -1;
	value: number;
}
export type Term = DiceTerm | NumberTerm;
export interface DiceGroup {
	name: string;
	terms: Term[];
}
export type Nesting = 'right' | 'left';

const isDice = (term: Term): term is DiceTerm => 'sides' in term;

/**
 * The groups of a roll string: parted by `/`, each with an optional `name:` before it.
 * The text of a group is kept as it was written.
 */
export function describe(roll: string): TaleSpire.RollDescriptor[] {
	return roll.split('/').map((group) => {
		const colon = group.indexOf(':');
		return { name: group.slice(0, Math.max(0, colon)).trim(), roll: group.slice(colon + 1).trim() };
	});
}

/**
 * The terms of one group. What does not belong to a term is passed over, as the game does
 * ("!1d20", "2d6 fire"). Numbers count from the first die on: one before it belongs to no term.
 */
export function terms(roll: string): Term[] {
	if (/[+-]\s*[+-]/.test(roll)) throw new Failure('foundEmptyDiceGroup', `two signs in "${roll}"`);
	const found: Term[] = [];
	for (const [, dieSign, count, sides, numberSign, value] of roll.matchAll(
		/(?:([+-])\s*)?(\d*)d(\d+)|([+-])\s*(\d+)(?!\d*d)/gi
	)) {
		if (sides !== undefined) {
			const sign = dieSign === '-' ? -1 : 1;
			found.push({ sign, count: count ? Number(count) : 1, sides: Number(sides) });
		} else if (found.length > 0) {
			found.push({ sign: numberSign === '-' ? -1 : 1, value: Number(value) });
		}
	}
	return found;
}

/** Read and check what is to be put into the tray; fails as the game would. */
export function read(descriptors: readonly TaleSpire.RollDescriptor[]): DiceGroup[] {
	if (descriptors.length === 0) throw new Failure('noDiceSpecified');
	const groups = descriptors.map(({ name, roll }) => ({ name, terms: terms(roll) }));
	const dice = groups.flatMap((group) => {
		const own = group.terms.filter(isDice);
		if (own.length === 0) throw new Failure('foundEmptyDiceGroup', `no die in "${group.name}"`);
		return own;
	});
	for (const { sides, count } of dice) {
		if (!KINDS.includes(sides)) throw new Failure('unsupportedSidesCount', `d${sides}`);
		if (count === 0) throw new Failure('unsupportedDieCount', '0 dice');
	}
	const total = dice.reduce((sum, { count }) => sum + count, 0);
	if (total > MOST_DICE) throw new Failure('unsupportedDieCount', `${total} dice`);
	return groups;
}

/** Whether the game would take the text as a roll. */
export function isValid(roll: string): boolean {
	try {
		return read(describe(roll)).length > 0;
	} catch (error) {
		if (error instanceof Failure) return false;
		throw error;
	}
}

/** How many sides each die has, in the order in which faces are dealt. */
export function sidesOf(groups: readonly DiceGroup[]): number[] {
	return groups.flatMap((group) =>
		group.terms.filter(isDice).flatMap(({ count, sides }) => Array<number>(count).fill(sides))
	);
}

/** The result trees of a throw. `faces` are those of `sidesOf`, in that order. */
export function results(
	groups: readonly DiceGroup[],
	faces: readonly number[],
	nesting: Nesting
): TaleSpire.RollResultsGroup[] {
	const left = [...faces];
	return groups.map((group) => {
		const signed = group.terms.map((term) => ({
			sign: term.sign,
			node: isDice(term)
				? { kind: `d${term.sides}`, results: left.splice(0, term.count) }
				: { value: term.value }
		}));
		return { name: group.name, result: nesting === 'left' ? leftTree(signed) : rightTree(signed) };
	});
}

interface SignedNode {
	sign: 1 | -1;
	node: TaleSpire.RollNode;
}

/** `a+b+c` as +(a, +(b, c)), as recorded from the game; behind a minus the signs turn round. */
function rightTree(nodes: readonly SignedNode[]): TaleSpire.RollNode {
	const [first, ...rest] = nodes;
	if (!first) return { value: 0 };
	if (first.sign < 0) return rightTree([{ sign: 1, node: { value: 0 } }, ...nodes]);
	const [next] = rest;
	if (!next) return first.node;
	const turned = rest.map(({ sign, node }): SignedNode => ({
		sign: sign === next.sign ? 1 : -1,
		node
	}));
	return { operator: next.sign < 0 ? '-' : '+', operands: [first.node, rightTree(turned)] };
}

/** `a+b+c` as +(+(a, b), c). */
function leftTree(nodes: readonly SignedNode[]): TaleSpire.RollNode {
	const [first, ...rest] = nodes;
	if (!first) return { value: 0 };
	if (first.sign < 0) return leftTree([{ sign: 1, node: { value: 0 } }, ...nodes]);
	return rest.reduce<TaleSpire.RollNode>(
		(tree, { sign, node }) => ({ operator: sign < 0 ? '-' : '+', operands: [tree, node] }),
		first.node
	);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** The sum of a result tree in any nesting. */
export function evaluate(node: unknown): number {
	if (!isRecord(node)) throw new Failure('invalidOperand', 'not a node');
	if (Array.isArray(node['results'])) {
		return node['results'].reduce<number>((sum, face) => sum + Number(face), 0);
	}
	if ('value' in node) return Number(node['value']);
	if (!('operator' in node)) throw new Failure('invalidOperand', 'neither dice, number nor sum');
	if (node['operator'] !== '+' && node['operator'] !== '-') throw new Failure('invalidOperator');
	const operands = node['operands'];
	if (!Array.isArray(operands) || operands.length !== 2) {
		throw new Failure('invalidOperand', 'an operation takes two');
	}
	const [first, second] = operands.map(evaluate) as [number, number];
	return node['operator'] === '-' ? first - second : first + second;
}

/** Check groups that a Symbiote made itself; fails with the state the documentation names. */
export function checkResults(groups: unknown): TaleSpire.RollResultsGroup[] {
	if (!Array.isArray(groups) || groups.length === 0) throw new Failure('emptyGroupResults');
	return groups.map((group: unknown) => {
		if (!isRecord(group) || group['result'] === undefined) throw new Failure('emptyGroupResults');
		checkNode(group['result']);
		return { name: String(group['name'] ?? ''), result: group['result'] as TaleSpire.RollNode };
	});
}

function checkNode(node: unknown): void {
	if (!isRecord(node)) throw new Failure('invalidOperand', 'not a node');
	if ('kind' in node || 'results' in node) return checkDice(node);
	if ('value' in node) {
		if (!Number.isSafeInteger(node['value'])) throw new Failure('invalidModifier');
		return;
	}
	evaluateShape(node);
	for (const operand of node['operands'] as unknown[]) checkNode(operand);
}

function evaluateShape(node: Record<string, unknown>): void {
	if (node['operator'] !== '+' && node['operator'] !== '-') throw new Failure('invalidOperator');
	const operands = node['operands'];
	if (!Array.isArray(operands) || operands.length !== 2) throw new Failure('invalidOperand');
}

function checkDice(node: Record<string, unknown>): void {
	const sides = KINDS.find((kind) => `d${kind}` === node['kind']);
	if (!sides) throw new Failure('invalidDiceType', String(node['kind']));
	const faces = node['results'];
	if (!Array.isArray(faces) || faces.length === 0) throw new Failure('emptyGroupResults');
	for (const face of faces as unknown[]) {
		const whole = typeof face === 'number' && Number.isInteger(face);
		if (!whole || face < 1 || face > sides) throw new Failure('invalidScore', String(face));
	}
}
