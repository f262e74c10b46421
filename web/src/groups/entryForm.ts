/** The form for an entry of the group's own, as its ruleset's schema describes such an entry. */
import type { Text } from '@campaign-manager/rulesets/objects';
import type { Entry as ContentEntry } from '@campaign-manager/rulesets/ruleset';
import { ownEntrySchema, type FactWords } from '@campaign-manager/rulesets/schema/facts';
import { mapOf, merged, type Schema } from '@campaign-manager/rulesets/schema/schema';

export interface Kind {
	kind: string;
	label: Text;
	/** What the kind's table calls its facts and their values. */
	facts?: unknown;
}

/** What a form holds; pointers into it are those of the server's findings. */
export interface Draft {
	kind: string;
	name: { de: string; en: string };
	data: Readonly<Record<string, unknown>>;
}

const WORDS = {
	kind: { de: 'Art', en: 'Kind' },
	name: { de: 'Name', en: 'Name' },
	de: { de: 'Auf Deutsch', en: 'In German' },
	en: { de: 'Auf Englisch', en: 'In English' },
	data: { de: 'Angaben', en: 'Facts' },
	description: { de: 'Beschreibung', en: 'Description' }
};
const LONGEST_NAME = 120;
/** A text that may be longer is written in several lines. */
const LINE = 300;
/** Every entry may have words of its own, whether the shipped ones do or not. */
const ALWAYS = 'description';

/** Null where the ruleset does not say how a sheet keeps an own entry. */
export const schemaOf = ownEntrySchema;

/** The kinds that a sheet can keep an own entry of; all, where the ruleset does not say. */
export function ownKinds<K extends Kind>(sheet: Schema, kinds: readonly K[]): K[] {
	const able = kinds.filter(({ kind }) => schemaOf(sheet, kind));
	return able.length ? able : [...kinds];
}

/** The facts that some of these entries have. */
export const factsOf = (entries: readonly ContentEntry[]): ReadonlySet<string> =>
	new Set(entries.flatMap((entry) => Object.keys(entry)));

/**
 * `facts`: those that are shown; null for all. `kinds`: those to choose from; without any the kind
 * is settled. `words`: those of the kind's table.
 */
export function formOf(
	sheet: Schema,
	kind: string,
	facts: ReadonlySet<string> | null,
	kinds: readonly Kind[],
	words: FactWords = {}
): Schema {
	const entry = schemaOf(sheet, kind, words);
	const properties = Object.entries(entry?.properties ?? { [ALWAYS]: plain() })
		.filter(([name]) => name !== 'name')
		.filter(([name]) => !facts || name === ALWAYS || facts.has(name))
		.map(([name, node]) => [name, lined(node)] as const);
	const text = { type: 'string', maxLength: LONGEST_NAME, 'x-width': 6 } as const;
	return {
		type: 'object',
		required: ['kind', 'name', 'data'],
		properties: {
			...(kinds.length > 0 && {
				kind: {
					...{ type: 'string', 'x-label': WORDS.kind, 'x-order': 1, 'x-width': 12 },
					...{ enum: kinds.map((one) => one.kind), 'x-content': 'kinds' }
				}
			}),
			name: {
				...{ type: 'object', 'x-label': WORDS.name, 'x-order': 2 },
				properties: {
					de: { ...text, 'x-label': WORDS.de, 'x-order': 1 },
					en: { ...text, 'x-label': WORDS.en, 'x-order': 2 }
				}
			},
			data: {
				...{ type: 'object', 'x-label': WORDS.data, 'x-order': 3 },
				properties: Object.fromEntries(properties)
			}
		},
		...(sheet.$defs && { $defs: sheet.$defs })
	} as Schema;
}

const plain = (): Schema => ({ type: 'string', maxLength: 2000, 'x-label': WORDS.description });

function lined(node: Schema | boolean): Schema | boolean {
	if (typeof node !== 'object' || node.type !== 'string' || node['x-widget']) return node;
	return (node.maxLength ?? 0) > LINE ? { ...node, 'x-widget': 'longtext', 'x-width': 12 } : node;
}

/** The kinds of content that fields of the form are picked from. */
export function pickedFrom(form: Schema): string[] {
	const found = new Set<string>();
	const seen = new Set<unknown>();
	function walk(node: Schema | boolean | undefined): void {
		if (typeof node !== 'object' || seen.has(node)) return;
		seen.add(node);
		const whole = merged(form, node);
		if (whole['x-content']) found.add(whole['x-content']);
		for (const inner of Object.values(whole.properties ?? {})) walk(inner);
		walk(mapOf(whole));
	}
	walk(form);
	found.delete('kinds');
	return [...found];
}
