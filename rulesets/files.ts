/** A ruleset's shared cases and templates, read from `schemas/<id>/`: for tests, in Node. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Case } from './cases.ts';
import type { SheetData } from './objects.ts';
import type { ContentSlice, Entry } from './ruleset.ts';

const folder = (id: string, part: string) => new URL(`../schemas/${id}/${part}/`, import.meta.url);

function read(id: string, part: string, suffix: string): [name: string, data: unknown][] {
	const at = folder(id, part);
	if (!existsSync(at)) return []; // no ruleset needs all of them
	return readdirSync(at)
		.filter((name) => name.endsWith(suffix))
		.sort()
		.map((name) => [
			name.slice(0, -suffix.length),
			JSON.parse(readFileSync(new URL(name, at), 'utf8')) as unknown
		]);
}

/** All cases of a ruleset, file by file. */
export function casesOf(id: string): Case[] {
	return read(id, 'cases', '.json').flatMap(([, cases]) => cases as Case[]);
}

/** The sheets of a ruleset's ready-made characters, by template id. */
export function templatesOf(id: string): Record<string, SheetData> {
	const files = read(id, 'templates', '.cmchar') as [string, { sheet_data: SheetData }][];
	return Object.fromEntries(files.map(([name, file]) => [name, file.sheet_data]));
}

/** A ruleset's whole compendium. */
export function contentOf(id: string): ContentSlice {
	const files = read(id, 'content', '.json') as [string, { kind: string; entries: Entry[] }][];
	return Object.fromEntries(
		files.map(([, { kind, entries }]) => [
			kind,
			Object.fromEntries(entries.map((entry) => [entry.id, entry]))
		])
	);
}
