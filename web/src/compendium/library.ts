/** An entry with what its facts need: the sheet's schema, and the names of the entries they name. */
import { listEntries } from '@campaign-manager/client/api/groups';
import { every } from '@campaign-manager/client/api/pages';
import { Problem } from '@campaign-manager/client/api/problem';
import { contentEntry, sheetSchema } from '@campaign-manager/client/api/rulesets';
import type { components } from '@campaign-manager/client/generated/api';
import type { Text } from '@campaign-manager/rulesets/objects';
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
export type OwnEntry = components['schemas']['Entry'];

export interface Shown {
	kind: string;
	id: string;
	name: Text;
	nameLang?: 'de' | 'en';
	/** A group's own, as it goes along with a sheet. */
	own?: OwnEntry;
	facts(language: 'de' | 'en'): Fact[];
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
	const names = await namesOf(app, ruleset, references(members, words));
	const called = (kind: string, id: string) => names.get(`${kind}/${id}`);
	const nameLang = own ? undefined : (entry as components['schemas']['ContentEntry']).name_lang;
	return {
		...{ kind: open.kind, id: open.id, name: entry.name },
		...(nameLang && { nameLang }),
		...(own && { own }),
		facts: (language) => factsOf(members, words, language, called)
	};
}

async function ownEntry(app: App, group: string, { kind, id }: { kind: string; id: string }) {
	const entries = await every((page) => listEntries(app.api, group, { ...page, kind }));
	return entries.find((entry) => entry.id === id);
}

/** What cannot be found keeps its id. */
async function namesOf(
	app: App,
	ruleset: Ruleset,
	wanted: readonly Reference[]
): Promise<Map<string, Text>> {
	const known = new Set(ruleset.content.map(({ kind }) => kind));
	const names = new Map<string, Text>();
	await Promise.all(
		wanted.flatMap(({ kinds, id }) =>
			kinds
				.filter((kind) => known.has(kind))
				.map(async (kind) => {
					const entry = await contentEntry(app.api, ruleset.id, kind, id).catch(() => null);
					if (entry) names.set(`${kind}/${id}`, entry.name);
				})
		)
	);
	return names;
}
