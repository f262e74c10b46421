/** Places and values of a sheet in words: for what was refused, what two people wrote, and the history. */
import { sheetSchema } from '@campaign-manager/client/api/rulesets';
import type { Play } from '@campaign-manager/client/play/play.svelte';
import { NAME } from '@campaign-manager/client/session/places';
import type { Resource, SheetData, Text } from '@campaign-manager/rulesets/objects';
import { get, isObject, join, parse } from '@campaign-manager/rulesets/pointer';
import type { ContentSlice } from '@campaign-manager/rulesets/ruleset';
import { nameOfEntry } from '@campaign-manager/rulesets/schema/labels';
import { entrySchema, merged, type Schema } from '@campaign-manager/rulesets/schema/schema';
import { spokenNumber } from '@campaign-manager/rulesets/words';
import type { App } from '#app/app.svelte.ts';

export interface Names {
	/** "Talente: Klettern" */
	field(pointer: string): string;
	value(pointer: string, value: unknown): string;
	resource(id: string): string;
}

export interface Named {
	rulesetId: string;
	content: ContentSlice;
	resources: readonly Resource[];
	/** Entries are called as they are in the last of these that has them. */
	sheets: readonly SheetData[];
}

const schemas = new Map<string, Promise<Schema>>();

/** Without the server names are what the sheet itself says. */
async function schemaOf(app: App, rulesetId: string): Promise<Schema> {
	const known = schemas.get(rulesetId);
	if (known) return known;
	const asked = sheetSchema(app.api, rulesetId).then((schema) => schema as Schema);
	schemas.set(rulesetId, asked);
	return asked.catch(() => {
		schemas.delete(rulesetId);
		return {};
	});
}

/** Of the sheet that is open. */
export function namesOf(app: App, play: Play, ...before: SheetData[]): Promise<Names> {
	const { state, content } = play;
	return namesFor(app, {
		...{ rulesetId: state?.character?.ruleset_id ?? '', content },
		...{ resources: state?.resources ?? [], sheets: [...before, state?.sheet ?? {}] }
	});
}

export async function namesFor(app: App, named: Named): Promise<Names> {
	const root = await schemaOf(app, named.rulesetId);
	const { t } = app.speaker;
	const say = (text: Text) => text[app.language];

	function entry(kind: string, path: string, key: string): string {
		const places = [...named.sheets].reverse();
		const found = places.map((sheet) => get(sheet, path)).find((one) => one !== undefined);
		const own = places.map((sheet) => get(sheet, join('/custom', kind, key, 'name')));
		const text = own.find((one): one is Text => isObject(one) && 'de' in one);
		const title = isObject(found) ? found['title'] : undefined;
		if (text) return say(text);
		if (typeof title === 'string' && title) return title;
		return say(nameOfEntry(named.content, kind, key, found));
	}

	function field(pointer: string): string {
		if (pointer === NAME) return t('play.name');
		const resource = named.resources.find((one) => one.pointer === pointer);
		return resource ? say(resource.label) : shortened(walk(root, pointer, entry, say));
	}

	function value(pointer: string, told: unknown): string {
		if (told === undefined) return t('sheet.nothing');
		if (typeof told === 'number') return spokenNumber(told, app.language);
		if (typeof told === 'boolean') return t(told ? 'play.yes' : 'play.no');
		const kind = pointer === NAME ? '' : (nodeAt(root, pointer)['x-content'] ?? '');
		if (typeof told === 'string') return kind ? entry(kind, '/', told) : told;
		return inside(told);
	}

	/** What an entry holds, shortly. */
	function inside(told: unknown): string {
		if (Array.isArray(told)) return told.map(inside).join(', ');
		if (!isObject(told)) return String(told);
		const words = Object.entries(told)
			.filter(([name, one]) => name !== 'order' && !isObject(one) && one !== '')
			.map(([, one]) => (typeof one === 'boolean' ? '' : String(one)))
			.filter(Boolean);
		return words.join(', ') || t('play.entry');
	}

	return {
		field,
		value,
		resource: (id) => say(named.resources.find((one) => one.id === id)?.label ?? { de: id, en: id })
	};
}

interface Step {
	text: string;
	isEntry: boolean;
}

function walk(
	root: Schema,
	pointer: string,
	entry: (kind: string, path: string, key: string) => string,
	say: (text: Text) => string
): Step[] {
	let node = merged(root, root);
	let path = '';
	return parse(pointer).map((token): Step => {
		path = join(path, token);
		const own = node.properties?.[token];
		if (own !== undefined) {
			node = merged(root, own);
			return { text: node['x-label'] ? say(node['x-label']) : token, isEntry: false };
		}
		const text = entry(node['x-content'] ?? '', path, token);
		node = merged(root, entrySchema(node, token));
		return { text, isEntry: true };
	});
}

const shortened = (steps: readonly Step[]): string => {
	const last = steps.findLastIndex(({ isEntry }) => isEntry);
	const from =
		last < 0 ? Math.max(0, steps.length - 2) : last === steps.length - 1 ? last - 1 : last;
	return steps
		.slice(Math.max(0, from))
		.map(({ text }) => text)
		.join(': ');
};

function nodeAt(root: Schema, pointer: string): Schema {
	return parse(pointer).reduce<Schema>(
		(node, token) => merged(root, node.properties?.[token] ?? entrySchema(node, token)),
		merged(root, root)
	);
}
