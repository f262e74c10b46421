/** What draws a sheet that is not a character yet, and names its places. */
import type { Api } from '@campaign-manager/client/api/api';
import { sheetSchema } from '@campaign-manager/client/api/rulesets';
import type { components } from '@campaign-manager/client/generated/api';
import { findRuleset, readSchemaRuleset } from '@campaign-manager/client/play/rulesets';
import type { Language, SheetData } from '@campaign-manager/rulesets/objects';
import type { ContentSlice, OpenRuleset } from '@campaign-manager/rulesets/ruleset';
import { namesOf, type Names } from '@campaign-manager/rulesets/schema/names';
import type { Schema } from '@campaign-manager/rulesets/schema/schema';

type Ruleset = components['schemas']['Ruleset'];

export interface Drawing {
	open(content: ContentSlice): OpenRuleset;
	names(content: ContentSlice, language: Language, sheet: SheetData): Names;
}

const known = new Map<string, Promise<Drawing>>();

/** Once for each version of a ruleset. Throws Problem, Unreachable. */
export function drawingOf(api: Api, ruleset: Ruleset): Promise<Drawing> {
	const key = `${ruleset.id} ${ruleset.schema_etag}`;
	let drawing = known.get(key);
	if (!drawing) {
		drawing = read(api, ruleset);
		drawing.catch(() => known.delete(key));
		known.set(key, drawing);
	}
	return drawing;
}

async function read(api: Api, { id, name, version }: Ruleset): Promise<Drawing> {
	const [answer, bundled] = await Promise.all([sheetSchema(api, id), findRuleset(id, version)]);
	const schema = answer as unknown as Schema;
	const ruleset = bundled ?? (await readSchemaRuleset())(schema, { id, name, version });
	return {
		open: (content) => ruleset.open(content),
		names: (content, language, sheet) => namesOf(schema, content, language, sheet)
	};
}
