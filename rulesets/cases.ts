/**
 * Shared cases: what a sheet must give, run here and, from the same files, by the server
 * (`app/rulesets/cases.py`).
 *
 * Findings are compared whole (pointer and code), everything else by named id, and of what is named
 * only the members that the case states. A number for a stat block or a resource states its value.
 */
import type { Inputs, SheetData, Throw } from './objects.ts';
import { applyPatch, isObject, same } from './pointer.ts';
import type { OpenRuleset } from './ruleset.ts';

type Members = Record<string, unknown>;

export interface Case {
	name: string;
	/** What `sheet` is a merge patch on: `default`, or a template's id. */
	base?: string;
	sheet: unknown;
	expect: Expected;
}

export interface Expected {
	findings?: { pointer: string; code: string; severity?: string }[];
	stats?: Members;
	actions?: Members;
	resources?: Members;
	/** Ids that no stat block, action or resource may have. */
	absent?: string[];
	summary?: Members;
	improvements?: Members;
	prepared?: { action: string; inputs?: Inputs; expect: Members }[];
	adjustments?: { resource: string; delta: number; expect: Members }[];
	outcomes?: { throw: Throw; previous?: Throw; expect: Members }[];
}

/** Every difference between what the case expects and what the ruleset answers. */
export function run(
	book: OpenRuleset,
	item: Case,
	templates: Readonly<Record<string, SheetData>> = {}
): string[] {
	const sheet = sheetOf(book, item, templates) as SheetData;
	const { expect } = item;
	const found = book.validate(sheet);
	const wrong = findings(expect.findings, found);
	if (found.some((finding) => finding.severity === 'error')) {
		const asked = Object.keys(expect).filter((name) => name !== 'findings');
		return [...wrong, ...asked.sort().map((name) => `${name}: the sheet has errors`)];
	}
	const stats = book.getStatBlocks(sheet);
	const actions = book.getDiceActions(sheet);
	const resources = book.getResources(sheet);
	const ids = new Set([...stats, ...actions, ...resources].map((item) => item.id));
	return [
		...wrong,
		...named('stats', expect.stats, stats, 'id'),
		...named('actions', expect.actions, actions, 'id'),
		...named('resources', expect.resources, resources, 'id'),
		...(expect.absent ?? []).filter((id) => ids.has(id)).map((id) => `${id} was not expected`),
		...(expect.summary ? subset('summary', expect.summary, book.getSummary(sheet)) : []),
		...rolls(book, sheet, expect),
		...(expect.improvements
			? named('improvements', expect.improvements, book.getImprovements(sheet), 'pointer')
			: [])
	];
}

function sheetOf(
	book: OpenRuleset,
	item: Case,
	templates: Readonly<Record<string, SheetData>>
): unknown {
	if (item.base === undefined) return item.sheet;
	const base = item.base === 'default' ? book.defaultSheet() : templates[item.base];
	if (!base) throw new Error(`${item.name}: there is no template ${item.base}`);
	return applyPatch(base, item.sheet);
}

function findings(
	expected: Expected['findings'],
	found: readonly { pointer: string; code: string; severity: string }[]
): string[] {
	if (!expected) return [];
	const pair = (item: { pointer: string; code: string }) => `${item.pointer || '/'} ${item.code}`;
	const wanted = expected.map(pair).sort();
	const given = found.map(pair).sort();
	const severities = new Map(found.map((item) => [pair(item), item.severity]));
	return [
		...wanted.filter((each) => !given.includes(each)).map((each) => `findings: ${each} is missing`),
		...given
			.filter((each) => !wanted.includes(each))
			.map((each) => `findings: ${each} was not expected`),
		...expected
			.filter((item) => severities.has(pair(item)) && item.severity !== undefined)
			.filter((item) => severities.get(pair(item)) !== item.severity)
			.map((item) => `findings: ${pair(item)} is of severity ${severities.get(pair(item))}`)
	];
}

function named(
	what: string,
	expected: Members | undefined,
	given: readonly object[],
	key: string
): string[] {
	const have = new Map(given.map((item) => [(item as Members)[key], item]));
	return Object.entries(expected ?? {}).flatMap(([name, members]) => {
		const item = have.get(name);
		if (!item) return [`${what}.${name} is missing`];
		return subset(`${what}.${name}`, isObject(members) ? members : { value: members }, item);
	});
}

function rolls(book: OpenRuleset, sheet: SheetData, expect: Expected): string[] {
	return [
		...(expect.prepared ?? []).flatMap((item) =>
			subset(
				`prepared.${item.action}`,
				item.expect,
				book.prepareRoll(sheet, item.action, item.inputs ?? {})
			)
		),
		...(expect.adjustments ?? []).flatMap((item) =>
			subset(
				`adjustments.${item.resource}`,
				item.expect,
				book.adjustResource(sheet, item.resource, item.delta)
			)
		),
		...(expect.outcomes ?? []).flatMap((item, index) =>
			subset(`outcomes.${index}`, item.expect, book.evaluateRoll(sheet, item.throw, item.previous))
		)
	];
}

/** Objects by the members that are expected, lists item by item, the rest by equality. */
function subset(where: string, expected: unknown, given: unknown): string[] {
	if (isObject(expected) && isObject(given)) {
		return Object.entries(expected).flatMap(([key, value]) =>
			Object.hasOwn(given, key)
				? subset(`${where}.${key}`, value, given[key])
				: [`${where}.${key} is missing`]
		);
	}
	if (Array.isArray(expected) && Array.isArray(given) && expected.length === given.length) {
		return expected.flatMap((value, index) => subset(`${where}.${index}`, value, given[index]));
	}
	if (same(expected, given)) return [];
	return [`${where} is ${JSON.stringify(given)}, expected ${JSON.stringify(expected)}`];
}
