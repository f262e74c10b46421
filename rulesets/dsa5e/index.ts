/** The Dark Eye 5 for the clients: the twin of `plugins/dsa5e`, module by module. */
import type { Finding, Outcome, SheetData, Throw } from '../objects.ts';
import type { ContentSlice, OpenRuleset, Ruleset } from '../ruleset.ts';
import { isObject, parentOf, remove } from '../pointer.ts';
import { checkSheet } from '../schema/check.ts';
import { schema } from './generated/schema.ts';
import type { Sheet } from './generated/sheet.ts';
import { Hero } from './hero.ts';
import { improvements } from './improvements.ts';
import { read } from './outcomes.ts';
import { paper } from './paper.ts';
import { about, playing } from './play.ts';
import { editor } from './sheet/edit/index.ts';
import { requirementsOf } from './requirements.ts';
import { ATTRIBUTES, Rules, START } from './tables.ts';
import { findings } from './validation.ts';
import { same, text } from './wording.ts';

export const dsa5e: Ruleset = { ...about, open, requirementsOf };

function open(content: ContentSlice): OpenRuleset {
	const rules = new Rules(content, paper);
	// sheets are never changed in place, so a view of one stays true
	const views = new WeakMap<object, View>();
	const errorsIn = checker();
	let last: View | undefined;
	const view = (sheet: object): View => {
		let found = views.get(sheet);
		if (!found) views.set(sheet, (found = viewOf(rules, sheet as SheetData, errorsIn, last)));
		return (last = found);
	};
	const hero = (sheet: SheetData): Hero => view(sheet).hero;
	return {
		...playing(hero, editor),
		defaultSheet,
		validate(sheet) {
			if (!isObject(sheet)) return checkSheet(schema, sheet);
			const { errors, hero } = view(sheet);
			return errors.length ? errors : hero.once('findings', () => findings(hero).sort(byPlace));
		},
		evaluateRoll: (sheet, thrown, previous) =>
			read(hero(sheet), thrown, previous) ?? unread(thrown),
		getImprovements: (sheet) => improvements(hero(sheet))
	};
}

/** A human of the experience level most groups begin with, everything else still open. */
const defaultSheet = (): SheetData => ({
	species: 'R_1',
	experience_level: 'EL_3',
	phase: 'creation',
	adventure_points: { total: 1100 },
	attributes: Object.fromEntries(ATTRIBUTES.map((code) => [code, START]))
});

const byPlace = (one: Finding, other: Finding): number =>
	compare(one.pointer, other.pointer) || compare(one.code, other.code);

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

/** A sheet as the rules see it, and what its schema has against it. */
interface View {
	errors: Finding[];
	hero: Hero;
}

function viewOf(
	rules: Rules,
	sheet: SheetData,
	errorsIn: (sheet: SheetData) => Finding[],
	last?: View
): View {
	const errors = errorsIn(sheet);
	if (errors.length) return { errors, hero: new Hero(rules, mended(sheet) as Sheet) };
	const before = last?.errors.length === 0 ? last.hero : undefined;
	return { errors, hero: new Hero(rules, sheet as unknown as Sheet, before) };
}

/** Below this many characters a sheet is not too large, however they are written. */
const SMALL = 128 * 1024;

/**
 * What the schema has against a sheet. An edit copies only what it changes, so members that stood
 * in a good sheet are not read again: the schema binds none of them to another.
 */
function checker(): (sheet: SheetData) => Finding[] {
	const good = new WeakMap<object, string>();
	return (sheet) => {
		if (JSON.stringify(sheet).length > SMALL) return checkSheet(schema, sheet);
		const isGood = (name: string) => isObject(sheet[name]) && good.get(sheet[name]) === name;
		const required = (schema.required ?? []).filter((name) => !isGood(name));
		const rest = Object.fromEntries(Object.entries(sheet).filter(([name]) => !isGood(name)));
		const errors = checkSheet({ ...schema, required }, rest);
		if (!errors.length)
			for (const [name, value] of Object.entries(rest)) if (isObject(value)) good.set(value, name);
		return errors;
	};
}

const ROUNDS = 8;

/** The sheet without what its schema has against it, so that all the rest can be drawn. */
function mended(sheet: unknown): unknown {
	let rest: unknown = { ...defaultSheet(), ...(isObject(sheet) ? sheet : {}) };
	for (let round = 0; round < ROUNDS; round++) {
		const errors = checkSheet(schema, rest);
		if (!errors.length) return rest;
		for (const { pointer } of errors) {
			const less = remove(rest, pointer);
			// a member that is missing takes its object with it
			rest = less === rest ? remove(rest, parentOf(pointer)) : less;
		}
		rest = { ...defaultSheet(), ...(rest as SheetData) };
	}
	return defaultSheet();
}

/** Free dice, and throws that do not fit: the sum. */
const unread = ({ actionId, total, groups }: Throw): Outcome => ({
	actionId: actionId ?? null,
	success: null,
	label: text(`Ergebnis ${total}`, `Result ${total}`),
	parts: groups
		.filter((group) => group.name)
		.map((group) => ({ label: same(group.name), value: group.total })),
	offers: [],
	details: {}
});
