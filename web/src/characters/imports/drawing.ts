/** What draws a sheet that is not a character yet, and names its places. */
import type { Api } from '@campaign-manager/client/api/api';
import { sheetSchema } from '@campaign-manager/client/api/rulesets';
import type { components } from '@campaign-manager/client/generated/api';
import { registry } from '@campaign-manager/rulesets/bundled';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import type { ContentSlice, OpenRuleset } from '@campaign-manager/rulesets/ruleset';
import { fromSchema } from '@campaign-manager/rulesets/schema/book';
import { namesOf, type Names } from '@campaign-manager/rulesets/schema/names';
import type { Schema } from '@campaign-manager/rulesets/schema/schema';
import type { Language } from '@campaign-manager/rulesets/objects';

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
	const schema = (await sheetSchema(api, id)) as unknown as Schema;
	return {
		open: (content) =>
			(registry.find(id, version) ?? fromSchema(schema, { id, name, version })).open(content),
		names: (content, language, sheet) => namesOf(schema, content, language, sheet)
	};
}
