/** Any game: what a group needs before its own ruleset exists (`plugins/generic`). */
import schema from '../../schemas/generic/sheet.schema.json' with { type: 'json' };
import { ordered } from '../entries.ts';
import type {
	DiceAction,
	Finding,
	Outcome,
	SheetData,
	StatBlock,
	Text,
	Throw
} from '../objects.ts';
import { renderContext } from '../ruleset.ts';
import { fromSchema, type Answers } from '../schema/book.ts';
import { finding } from '../schema/check.ts';
import { both } from '../schema/labels.ts';
import { MODIFIER, modifierOf, targetOf } from '../schema/rolls.ts';
import type { Schema } from '../schema/schema.ts';
import { renderGeneric } from './render.ts';
import type { Action, GenericSheet, Section } from './sheet.ts';

const MAX_DICE = 100;

export const generic = fromSchema(
	schema as Schema,
	{ id: 'generic', name: { de: 'Freies Spiel', en: 'Any game' }, version: '1.0.0' },
	(_, plain): Answers => ({
		rules: (sheet) => rules(read(sheet)),
		getStatBlocks: (sheet) => statBlocks(read(sheet)),
		getDiceActions: (sheet) =>
			(ordered(read(sheet).actions) as [string, Action][]).map(([key, action]) =>
				diceAction(key, action)
			),
		prepareRoll(sheet, id, inputs) {
			const action = find(read(sheet), id);
			return action && diceAction(id.slice('action.'.length), action, modifierOf(inputs));
		},
		evaluateRoll: (sheet, thrown) => outcome(read(sheet), thrown),
		getSummary(sheet) {
			const { hp, concept = '' } = read(sheet);
			const extra = hp.temporary ? ` (+${hp.temporary})` : '';
			const state = `${hp.current}/${hp.maximum}${extra}`;
			return {
				subtitle: both(concept),
				lines: [{ de: `Lebenspunkte ${state}`, en: `Hit points ${state}` }]
			};
		},
		renderSheet(sheet, given) {
			const ctx = renderContext(given);
			const { actions = drawable(sheet), resources = plain.getResources(sheet) } =
				ctx.derived ?? {};
			return renderGeneric(sheet, { ...ctx, actions, resources });
		}
	})
);

/** The actions of a sheet that may have errors. */
function drawable(sheet: SheetData): DiceAction[] {
	return (ordered(sheet.actions) as [string, Partial<Action> | null][]).flatMap(([key, action]) =>
		typeof action?.dice === 'string' && typeof action.label === 'string'
			? [diceAction(key, action as Action)]
			: []
	);
}

/** The schema has let the sheet pass before any of this is asked. */
const read = (sheet: SheetData) => sheet as unknown as GenericSheet;

function rules({ hp, resources = {}, actions = {} }: GenericSheet): Finding[] {
	const found = above('/hp/current', hp.current, hp.maximum);
	for (const [key, pool] of Object.entries(resources)) {
		found.push(...above(`/resources/${key}/value`, pool.value, pool.maximum));
		if ((pool.minimum ?? 0) > pool.maximum) {
			const [de, en] = ['Das liegt unter dem Mindestwert.', 'This is below the minimum.'];
			const pointer = `/resources/${key}/maximum`;
			found.push(finding(pointer, 'maximum_below_minimum', de, en, 'warning'));
		}
	}
	for (const [key, action] of Object.entries(actions)) {
		const counts = [...action.dice.matchAll(/([1-9][0-9]?)?[dD][0-9]+/g)];
		if (counts.reduce((sum, [, count = '1']) => sum + Number(count), 0) <= MAX_DICE) continue;
		const [de, en] = [
			`Ein Wurf darf höchstens ${MAX_DICE} Würfel haben.`,
			`A roll may have at most ${MAX_DICE} dice.`
		];
		found.push(finding(`/actions/${key}/dice`, 'too_many_dice', de, en));
	}
	return found;
}

function above(pointer: string, value: number, maximum: number): Finding[] {
	if (value <= maximum) return [];
	const de = `Das liegt über dem Höchstwert ${maximum}.`;
	return [
		finding(pointer, 'above_maximum', de, `This is above the maximum ${maximum}.`, 'warning')
	];
}

/** Every number that the player entered in a section. */
function statBlocks({ sections }: GenericSheet): StatBlock[] {
	return (ordered(sections) as [string, Section][]).flatMap(([section, { entries }]) =>
		(ordered(entries) as [string, { label: string; value: unknown }][]).flatMap(
			([key, { label, value }]) =>
				typeof value === 'number'
					? [{ id: `${section}.${key}`, label: both(label), section, value }]
					: []
		)
	);
}

function find({ actions = {} }: GenericSheet, id: string): Action | null {
	const key = id.startsWith('action.') ? id.slice('action.'.length) : '';
	return Object.hasOwn(actions, key) ? (actions[key] ?? null) : null;
}

const isBelow = (action: Action) => action.target !== undefined && action.compare === '<=';

function diceAction(key: string, action: Action, modifier = 0): DiceAction {
	const { label, target = 0 } = action;
	const dice = isBelow(action) ? action.dice : withModifier(action.dice, modifier);
	return {
		id: `action.${key}`,
		label: both(label),
		category: action.category ?? 'custom',
		diceString: dice,
		groups: [{ name: label, roll: dice }],
		inputs: [MODIFIER],
		...(isBelow(action) && { targets: [targetOf(target, modifier, label)] })
	};
}

/** `1d20+5` and 2 make `1d20+7`; the tray takes one number after a die. */
function withModifier(dice: string, modifier: number): string {
	if (!modifier) return dice;
	const last = /[+-][0-9]+$/.exec(dice)?.[0] ?? '';
	const number = modifier + Number(last);
	const sign = number > 0 ? '+' : '';
	return dice.slice(0, dice.length - last.length) + (number ? `${sign}${number}` : '');
}

function outcome(sheet: GenericSheet, thrown: Throw): Outcome | null {
	const action = find(sheet, thrown.actionId ?? '');
	if (!action) return null;
	const { total } = thrown;
	const result: Outcome = {
		actionId: thrown.actionId ?? null,
		success: null,
		label: { de: `Ergebnis ${total}`, en: `Result ${total}` },
		parts: [{ label: { de: 'Ergebnis', en: 'Result' }, value: total }],
		offers: [],
		details: {}
	};
	if (action.target === undefined) return result;
	const below = isBelow(action);
	// a modifier moves the target where low is good, the dice where high is
	const target = action.target + (below ? modifierOf(thrown.inputs) : 0);
	const margin = below ? target - total : total - target;
	const held: Text = below
		? { de: 'Höchstens', en: 'At most' }
		: { de: 'Mindestens', en: 'At least' };
	return {
		...result,
		success: margin >= 0,
		label: margin >= 0 ? { de: 'Gelungen', en: 'Success' } : { de: 'Misslungen', en: 'Failure' },
		parts: [
			...result.parts,
			{ label: held, value: target },
			{ label: { de: 'Abstand', en: 'Margin' }, value: margin }
		]
	};
}
