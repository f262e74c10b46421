/** An entry with what its facts need: the sheet's schema, and the names of the entries they name. */
import { listEntries } from '@campaign-manager/client/api/groups';
import { every } from '@campaign-manager/client/api/pages';
import { Problem } from '@campaign-manager/client/api/problem';
import { contentEntry, sheetSchema } from '@campaign-manager/client/api/rulesets';
import type { components } from '@campaign-manager/client/generated/api';
import { findRuleset } from '@campaign-manager/client/play/rulesets';
import type { Language, Text } from '@campaign-manager/rulesets/objects';
import type { Entry as AnyEntry, Requirement } from '@campaign-manager/rulesets/ruleset';
import {
	factsOf,
	factWords,
	references,
	type Fact,
	type FactWords,
	type Reference
} from '@campaign-manager/rulesets/schema/facts';
import type { Schema } from '@campaign-manager/rulesets/schema/schema';
import type { App } from '#app/app.svelte.ts';
import type { Wanted } from './wanted.ts';

type Ruleset = components['schemas']['Ruleset'];
type ContentEntry = components['schemas']['ContentEntry'] & Record<string, unknown>;
type Known = ReadonlyMap<string, ContentEntry>;
interface Option {
	id: string;
	name: Text;
	target?: string;
}
export type OwnEntry = components['schemas']['Entry'];

export interface Shown {
	kind: string;
	id: string;
	name: Text;
	nameLang?: 'de' | 'en';
	/** A group's own, as it goes along with a sheet. */
	own?: OwnEntry;
	facts(language: Language): Fact[];
	requirements: readonly Need[];
}

/** What an entry asks for, with the names of what is meant. */
export interface Need {
	isExcluded: boolean;
	of: Text | undefined;
	anyOf: readonly { name: Text; to: { kind: string; id: string } }[];
	/** Which choice of them, how much of it, or what is meant. */
	words: readonly Text[];
}

export async function readEntry(
	app: App,
	ruleset: Ruleset,
	open: NonNullable<Wanted['open']>
): Promise<Shown> {
	const [entry, schema] = await Promise.all([
		open.group
			? ownEntry(app, open.group, open)
			: contentEntry(app.api, ruleset.id, open.kind, open.id),
		sheetSchema(app.api, ruleset.id)
	]);
	if (!entry) throw new Problem(404, 'unknown_entry');
	const table = ruleset.content.find(({ kind }) => kind === open.kind);
	const words = factWords((schema ?? {}) as Schema, open.kind, table?.facts as FactWords);
	const own = open.group ? (entry as OwnEntry) : undefined;
	const members = (own?.data ?? entry) as Record<string, unknown>;
	const asked = await requirementsOf(ruleset, members);
	const wanted = asked.flatMap(({ anyOf }) => anyOf.map(({ kind, id }) => ({ kinds: [kind], id })));
	const known = await entriesOf(app, ruleset, [...references(members, words), ...wanted]);
	const called = (kind: string, id: string) => known.get(`${kind}/${id}`)?.name;
	const nameLang = own ? undefined : (entry as components['schemas']['ContentEntry']).name_lang;
	return {
		...{ kind: open.kind, id: open.id, name: entry.name },
		...(nameLang && { nameLang }),
		...(own && { own }),
		facts: (language) => factsOf(members, words, language, called),
		requirements: asked.map((one) => needOf(one, known))
	};
}

/** Nothing where this client does not know the ruleset. */
async function requirementsOf(
	{ id, version }: Ruleset,
	entry: Record<string, unknown>
): Promise<Requirement[]> {
	const ruleset = await findRuleset(id, version).catch(() => undefined);
	return ruleset?.requirementsOf?.(entry as AnyEntry) ?? [];
}

function needOf({ isExcluded, of, anyOf, choice, words }: Requirement, known: Known): Need {
	const entries = anyOf.map((to) => ({ to, entry: known.get(`${to.kind}/${to.id}`) }));
	const chosen = entries
		.flatMap(({ entry }) => (entry?.['options'] as readonly Option[] | undefined) ?? [])
		.find(({ id, target }) => choice !== undefined && (id === choice || target === choice));
	return {
		...{ isExcluded, of },
		anyOf: entries.map(({ to, entry }) => ({ to, name: entry?.name ?? { de: to.id, en: to.id } })),
		words: [chosen?.name, words].filter((one) => one !== undefined)
	};
}

async function ownEntry(app: App, group: string, { kind, id }: { kind: string; id: string }) {
	const entries = await every((page) => listEntries(app.api, group, { ...page, kind }));
	return entries.find((entry) => entry.id === id);
}

/** What cannot be found keeps its id. */
async function entriesOf(app: App, ruleset: Ruleset, wanted: readonly Reference[]): Promise<Known> {
	const kinds_ = new Set(ruleset.content.map(({ kind }) => kind));
	const known = new Map<string, ContentEntry>();
	await Promise.all(
		wanted.flatMap(({ kinds, id }) =>
			kinds
				.filter((kind) => kinds_.has(kind))
				.map(async (kind) => {
					const entry = await contentEntry(app.api, ruleset.id, kind, id).catch(() => null);
					if (entry) known.set(`${kind}/${id}`, entry);
				})
		)
	);
	return known;
}
