/** A ruleset that follows from its schema alone, and what a hand-made one builds on. */
import type {
	Adjustment,
	Finding,
	Outcome,
	SheetData,
	StatBlock,
	Text,
	Throw
} from '../objects.ts';
import type { ContentSlice, OpenRuleset, Ruleset } from '../ruleset.ts';
import { smallest } from './blank.ts';
import { checkSheet, sorted } from './check.ts';
import { Values } from './derivations.ts';
import { shownAt } from './fields.ts';
import { readSchema, type SchemaBook } from './read.ts';
import {
	actionAt,
	findAction,
	modifierOf,
	outcomeAt,
	plainOutcome,
	withModifiers
} from './rolls.ts';
import { adjusted, resourcesOf, temporaryPointer } from './resources.ts';
import { schemaSheet } from './sheet.ts';
import type { Schema } from './schema.ts';
import { attempt, blocksOf, failures, failuresOf } from './values.ts';

const MOST = 1000;
const MAX_FAILURES = 100;

/** What `ruleset.toml` says of a ruleset. */
export interface Manifest {
	id: string;
	name: Text;
	version: string;
}

/** What a ruleset knows better than its schema. */
export interface Answers extends Partial<Omit<OpenRuleset, 'validate' | 'evaluateRoll'>> {
	/** What the rules say of a sheet that the schema lets pass; warnings, mostly. */
	rules?(sheet: SheetData): Finding[];
	/** Null for a throw that is not its own, such as free dice. */
	evaluateRoll?(sheet: SheetData, thrown: Throw, previous?: Throw): Outcome | null;
}

/**
 * The ruleset of a schema. `own` answers what the ruleset knows better, given the content and what
 * the schema alone would answer.
 */
export function fromSchema(
	schema: Schema,
	manifest: Manifest,
	own: (content: ContentSlice, plain: OpenRuleset) => Answers = () => ({})
): Ruleset {
	const book = readSchema(schema);
	return {
		...manifest,
		open(content) {
			const plain = answers(book, content, {});
			const better = own(content, plain);
			return { ...answers(book, content, better), ...given(better, plain) };
		}
	};
}

function given({ rules: _, evaluateRoll, ...better }: Answers, plain: OpenRuleset) {
	return {
		...better,
		...(evaluateRoll && {
			evaluateRoll: (sheet: SheetData, thrown: Throw, previous?: Throw) =>
				evaluateRoll(sheet, thrown, previous) ?? plain.evaluateRoll(sheet, thrown)
		})
	};
}

/** What the schema answers, asking what is known better where one answer builds on another. */
function answers(book: SchemaBook, content: ContentSlice, better: Answers): OpenRuleset {
	const over = (sheet: unknown) => new Values(book.derivations, sheet);
	const getResources =
		better.getResources ??
		((sheet) => {
			const values = over(sheet);
			return book.resources.flatMap((word) => resourcesOf(word, values)).slice(0, MOST);
		});
	const getStatBlocks = better.getStatBlocks ?? ((sheet) => statBlocks(book, over(sheet), content));
	const getDiceActions = better.getDiceActions ?? ((sheet) => actions(book, over(sheet), content));

	function adjustResource(sheet: SheetData, id: string, delta: number): Adjustment | null {
		const resource = getResources(sheet).find((resource) => resource.id === id);
		return resource ? adjusted(resource, delta, temporaryPointer(book.resources, id)) : null;
	}

	return {
		defaultSheet: () => smallest(book.schema, book.schema) as SheetData,
		validate(sheet) {
			const found = checkSheet(book.schema, sheet);
			if (found.length > 0) return found;
			const rules = better.rules ?? ((sheet: SheetData) => failed(book, over(sheet)));
			return sorted(rules(sheet as SheetData));
		},
		getStatBlocks,
		getDiceActions,
		prepareRoll(sheet, id, inputs) {
			const action = getDiceActions(sheet).find((action) => action.id === id);
			if (!action) return null;
			const values = over(sheet);
			const found = attempt(() => findAction(book.rolls, values, id));
			if (!found) return withModifiers(action, inputs);
			// where the modifier makes an impossible number it is thrown without it
			return attempt(() => actionAt(...found, values, content, modifierOf(inputs))) ?? action;
		},
		evaluateRoll(sheet, thrown) {
			const values = over(sheet);
			const found = findAction(book.rolls, values, thrown.actionId ?? '');
			// where the sheet is another than when it was thrown only the dice can be told
			return (found && attempt(() => outcomeAt(...found, values, thrown))) ?? plainOutcome(thrown);
		},
		getResources,
		adjustResource,
		getSummary: () => ({ subtitle: { de: '', en: '' }, lines: [] }),
		getImprovements: () => [],
		renderSheet(sheet, ctx = {}) {
			const derived = ctx.derived ?? {
				stats: getStatBlocks(sheet),
				actions: getDiceActions(sheet),
				resources: getResources(sheet)
			};
			return schemaSheet(book.schema, sheet, { content, ...ctx, derived });
		}
	};
}

function statBlocks(book: SchemaBook, values: Values, content: ContentSlice): StatBlock[] {
	return book.values.flatMap((word) => blocksOf(word, values, book.fields, content)).slice(0, MOST);
}

function actions(book: SchemaBook, values: Values, content: ContentSlice) {
	return book.rolls
		.flatMap((roll) =>
			shownAt(roll.field, values).flatMap(
				(place) => attempt(() => actionAt(roll, place, values, content)) ?? []
			)
		)
		.slice(0, MOST);
}

/** A warning for each value and throw that cannot be worked out, one for each place. */
function failed(book: SchemaBook, values: Values): Finding[] {
	const found = [
		...book.values.flatMap((word) => failuresOf(word, values)),
		...book.rolls.flatMap((roll) =>
			failures(roll.field, values, (place) => actionAt(roll, place, values, {}))
		)
	].slice(0, MAX_FAILURES);
	return [...new Map(found.reverse().map((item) => [item.pointer, item])).values()];
}
