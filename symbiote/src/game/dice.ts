/** The game's results as throws. Its operator trees do not leave this folder. */
import type { components } from '@campaign-manager/client/generated/api';

export type ThrownGroup = components['schemas']['ThrownGroup'];
type Die = ThrownGroup['dice'][number];

/** Dice and sum of a tree in any nesting; `sum` is what the tree says, for where the game cannot be asked. */
export function readTree(node: TaleSpire.RollNode, sign: 1 | -1 = 1): Reading {
	if ('operator' in node) {
		const [first, ...others] = node.operands;
		const turned = node.operator === '-' ? ((sign * -1) as 1 | -1) : sign;
		const parts = [
			...(first ? [readTree(first, sign)] : []),
			...others.map((operand) => readTree(operand, turned))
		];
		return {
			dice: parts.flatMap(({ dice }) => dice),
			modifier: parts.reduce((all, { modifier }) => all + modifier, 0)
		};
	}
	if ('results' in node) {
		const sides = Number(/\d+/.exec(node.kind)?.[0] ?? 0) as Die['sides'];
		return { dice: node.results.map((value) => ({ sides, value, sign })), modifier: 0 };
	}
	return { dice: [], modifier: sign * node.value };
}

interface Reading {
	dice: Die[];
	modifier: number;
}

export const sumOf = ({ dice, modifier }: Reading): number =>
	dice.reduce((all, { value, sign }) => all + sign * value, modifier);

/** A group of a result. `total` is the game's own where it said one. */
export function readGroup(
	{ name, result }: TaleSpire.RollResultsGroup,
	total?: number
): ThrownGroup {
	const reading = readTree(result);
	return { name, roll: rollOf(reading), ...reading, total: total ?? sumOf(reading) };
}

/** `2d6-1d4+3` of what was thrown: a result does not say what was asked for. */
function rollOf({ dice, modifier }: Reading): string {
	const terms: { sign: 1 | -1; count: number; sides: number }[] = [];
	for (const { sign, sides } of dice) {
		const last = terms.at(-1);
		if (last?.sign === sign && last.sides === sides) last.count += 1;
		else terms.push({ sign: sign === -1 ? -1 : 1, count: 1, sides });
	}
	const text = terms
		.map(({ sign, count, sides }) => `${sign < 0 ? '-' : '+'}${count}d${sides}`)
		.join('');
	const added = modifier ? (modifier < 0 ? String(modifier) : `+${modifier}`) : '';
	return (text + added).replace(/^\+/, '');
}
