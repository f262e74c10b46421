/** The ruleset that draws and reckons a character here, with the content that its sheet refers to. */
import type { Api } from '../api/api.ts';
import { derived } from '../api/characters.ts';
import { getRuleset, sheetSchema } from '../api/rulesets.ts';
import type { Documents } from '../session/documents.ts';
import { readJson, type Store } from '../store.ts';
import type { Finding, Text } from '@campaign-manager/rulesets/objects';
import type { ContentSlice, PlayRuleset } from '@campaign-manager/rulesets/ruleset';
import type { Schema } from '@campaign-manager/rulesets/schema/schema';
import { findRuleset, readPlain, type Find } from './rulesets.ts';
import type { Asked } from './serverDerived.ts';

/** All that is needed to open a sheet; kept, so that the next start draws it at once. */
export interface Slice {
	ruleset_id: string;
	/** The server's. */
	version: string;
	content: ContentSlice;
	/** The server's, too. */
	findings?: readonly Finding[];
	/** Where this client has no ruleset of this version. */
	plain?: { name: Text; schema: Schema };
}

export interface Opened {
	ruleset: PlayRuleset;
	/** Drawn by the schema alone: names and sums may be fewer than the server knows. */
	isPlain: boolean;
	isLong?: (pointer: string) => boolean;
}

const placeOf = (server: string, id: string) => `slice/${server}|${id}`;

export const knownSlice = (store: Store, server: string, id: string): Slice | undefined =>
	readJson<Slice>(store, placeOf(server, id));

/** Throws Problem, Unreachable; and if the ruleset cannot be fetched. */
export async function readSlice(
	api: Api,
	store: Store,
	documents: Documents,
	id: string,
	find: Find = findRuleset
): Promise<Slice> {
	const reading = documents.read(id);
	// its files are on their way while the server still reckons
	void reading
		.then(({ ruleset_id, ruleset_version }) => find(ruleset_id, ruleset_version))
		.catch(() => undefined);
	const [answer, character] = await Promise.all([derived(api, id), reading]);
	const { ruleset_id } = character;
	const version = answer?.ruleset_version ?? character.ruleset_version;
	const content = (answer?.content ?? {}) as unknown as ContentSlice;
	const isKnown = (await find(ruleset_id, version)) !== undefined;
	const plain = isKnown ? undefined : await readSchema(api, ruleset_id);
	const findings = (answer?.findings ?? []) as unknown as readonly Finding[];
	const slice = { ruleset_id, version, content, findings, ...(plain && { plain }) };
	try {
		store.write(placeOf(api.server, id), JSON.stringify(slice));
	} catch {
		// no room for a copy; it can be read again
	}
	return slice;
}

async function readSchema(api: Api, id: string): Promise<NonNullable<Slice['plain']>> {
	const [schema, { name }] = await Promise.all([sheetSchema(api, id), getRuleset(api, id)]);
	return { name, schema: schema as unknown as Schema };
}

/**
 * `asked`: the server, which reckons what a schema alone cannot say. Throws if the ruleset cannot be
 * fetched, or nothing here draws it.
 */
export async function openSlice(
	{ ruleset_id, version, content, plain }: Slice,
	asked?: Asked,
	find: Find = findRuleset
): Promise<Opened> {
	const bundled = await find(ruleset_id, version);
	if (bundled) return { ruleset: bundled.open(content), isPlain: false };
	if (!plain) throw new Error(`nothing here draws ${ruleset_id} ${version}`);
	const { fromSchema, longTexts, serverDerived } = await readPlain();
	const manifest = { id: ruleset_id, name: plain.name, version };
	const ruleset = fromSchema(plain.schema, manifest).open(content);
	return {
		ruleset: asked ? serverDerived(ruleset, asked) : ruleset,
		isPlain: true,
		isLong: longTexts(plain.schema as Record<string, unknown>)
	};
}
