/** What a sheet throws as the schema says (`x-roll`): actions, and the reading of what fell. */
import type { DiceAction, Input, Inputs, Outcome, Text, Throw } from '../objects.ts';
import type { ContentSlice } from '../ruleset.ts';
import type { Values } from './derivations.ts';
import { shownAt, type Field, type Place } from './fields.ts';
import { readDice, readFormula, rollOf, valueOf, type Dice, type Formula } from './formula.ts';
import { both, labelHere } from './labels.ts';
import type { RollWord as Word } from './schema.ts';
import { dotted } from './values.ts';

const MAX_MODIFIER = 100;

/** The one input of every throw that a schema describes. */
export const MODIFIER: Input = {
	id: 'modifier',
	label: { de: 'Modifikator', en: 'Modifier' },
	kind: 'modifier',
	default: 0,
	minimum: -MAX_MODIFIER,
	maximum: MAX_MODIFIER
};
const RESULT: Text = { de: 'Ergebnis', en: 'Result' };
const TARGET: Text = { de: 'Zielwert', en: 'Target' };
const MARGIN: Text = { de: 'Abstand', en: 'Margin' };
const SUCCESS: Text = { de: 'Gelungen', en: 'Success' };
const FAILURE: Text = { de: 'Misslungen', en: 'Failure' };

/** One `x-roll` and the field it stands on. */
export interface RollWord {
	field: Field;
	word: Word;
	dice: Dice;
	target: number | Formula | undefined;
}

export const rollWords = (fields: readonly Field[]): RollWord[] =>
	fields.flatMap((field) =>
		[field.node['x-roll'] ?? []].flat().map((word) => ({
			field,
			word,
			dice: readDice(word.dice),
			target: typeof word.target === 'string' ? readFormula(word.target) : word.target
		}))
	);

const isBelow = ({ word }: RollWord) => word.compare === '<=';

export const modifierOf = (inputs: Inputs): number => Math.trunc(Number(inputs.modifier ?? 0)) || 0;

export const actionId = ({ word }: RollWord, place: Place): string =>
	word.id === undefined ? dotted(place) : [word.id, ...place.keys].join('.');

/** The action at one place, the modifier worked in. Throws FormulaError. */
export function actionAt(
	roll: RollWord,
	place: Place,
	values: Values,
	content: ContentSlice,
	modifier = 0
): DiceAction {
	const dice = rollOf(roll.dice, values.get, place.keys, isBelow(roll) ? 0 : modifier);
	const target = targetAt(roll, place, values);
	return {
		id: actionId(roll, place),
		label: labelHere(content, roll.field, place, roll.word.label),
		category: roll.word.category ?? 'custom',
		diceString: dice,
		groups: [{ name: '', roll: dice }],
		inputs: [MODIFIER],
		...(isBelow(roll) && target !== undefined && { targets: [targetOf(target, modifier)] })
	};
}

/** A target of the group without a name, and what it is made of. */
export function targetOf(target: number, modifier: number, group = '') {
	const parts = [{ label: TARGET, value: target }];
	if (modifier) parts.push({ label: MODIFIER.label, value: modifier });
	return { group, value: target + modifier, parts };
}

function targetAt({ target }: RollWord, place: Place, values: Values): number | undefined {
	return typeof target === 'object' ? valueOf(target.program, values.get, place.keys) : target;
}

/** The word and the place that an action's id names. */
export function findAction(
	rolls: readonly RollWord[],
	values: Values,
	id: string
): [RollWord, Place] | undefined {
	for (const roll of rolls) {
		const place = shownAt(roll.field, values).find((place) => actionId(roll, place) === id);
		if (place) return [roll, place];
	}
	return undefined;
}

/** The reading of a throw of an action. Throws FormulaError. */
export function outcomeAt(roll: RollWord, place: Place, values: Values, thrown: Throw): Outcome {
	const plain = plainOutcome(thrown);
	const target = targetAt(roll, place, values);
	if (target === undefined) return plain;
	const held = isBelow(roll) ? target + modifierOf(thrown.inputs) : target;
	const margin = isBelow(roll) ? held - thrown.total : thrown.total - held;
	return {
		...plain,
		success: margin >= 0,
		label: margin >= 0 ? SUCCESS : FAILURE,
		parts: [
			{ label: RESULT, value: thrown.total },
			{ label: TARGET, value: held },
			{ label: MARGIN, value: margin }
		]
	};
}

/** The reading of free dice: what they show. */
export function plainOutcome(thrown: Throw): Outcome {
	return {
		actionId: thrown.actionId ?? null,
		success: null,
		label: { de: `Ergebnis ${thrown.total}`, en: `Result ${thrown.total}` },
		parts: thrown.groups
			.filter((group) => group.name)
			.map((group) => ({ label: both(group.name), value: group.total })),
		offers: [],
		details: {}
	};
}

/** An action with every `modifier` input added to its targets. */
export function withModifiers(action: DiceAction, inputs: Inputs): DiceAction {
	const extra = action.inputs
		.filter((input) => input.kind === 'modifier')
		.map(({ id, label, default: otherwise }) => ({
			label,
			value: Math.trunc(Number(inputs[id] ?? otherwise)) || 0
		}))
		.filter((part) => part.value !== 0);
	if (extra.length === 0 || !action.targets) return action;
	const more = extra.reduce((sum, part) => sum + part.value, 0);
	return {
		...action,
		targets: action.targets.map(({ group, value, parts }) => ({
			group,
			value: value + more,
			parts: [...parts, ...extra]
		}))
	};
}
