/** What the page can draw: every ruleset's schema, templates and tables, and the games of the cases. */
import type { ContentSlice, Entry, Schema, SheetData } from '@campaign-manager/rulesets';

export interface Game {
	schema: Schema;
	templates: Record<string, SheetData>;
	content: ContentSlice;
}

const schemas = import.meta.glob('../../schemas/*/sheet.schema.json', {
	query: '?raw',
	import: 'default',
	eager: true
});
const templates = import.meta.glob('../../schemas/*/templates/*.cmchar', {
	query: '?raw',
	import: 'default',
	eager: true
});
const content = import.meta.glob('../../schemas/*/content/*.json', {
	query: '?raw',
	import: 'default',
	eager: true
});
const games = import.meta.glob('../../schemas/grammar/sheets/*.json', {
	query: '?raw',
	import: 'default',
	eager: true
});

const read = (text: unknown) => JSON.parse(text as string) as unknown;
const idOf = (path: string) => path.split('/')[3] ?? '';
const nameOf = (path: string) => path.replace(/.*\/(.*)\.[a-z]+$/, '$1');

interface Table {
	kind: string;
	entries: Entry[];
}
interface CaseGame {
	schema: Schema;
	content: Record<string, Entry[]>;
	cases: { name: string; sheet: SheetData }[];
}

const byId = (entries: Entry[]) => Object.fromEntries(entries.map((entry) => [entry.id, entry]));

export const all: Record<string, Game> = {
	...Object.fromEntries(
		Object.entries(schemas).map(([path, text]) => {
			const mine = ([other]: [string, unknown]) => idOf(other) === idOf(path);
			const tables = Object.entries(content)
				.filter(mine)
				.map(([, text]) => read(text) as Table);
			const sheets = Object.entries(templates)
				.filter(mine)
				.map(([file, text]) => [
					nameOf(file),
					(read(text) as { sheet_data: SheetData }).sheet_data
				]);
			return [
				idOf(path),
				{
					schema: read(text) as Schema,
					templates: Object.fromEntries(sheets) as Game['templates'],
					content: Object.fromEntries(tables.map(({ kind, entries }) => [kind, byId(entries)]))
				}
			];
		})
	),
	...Object.fromEntries(
		Object.entries(games).map(([path, text]) => {
			const { schema, content, cases } = read(text) as CaseGame;
			const entries = Object.entries(content).map(([kind, entries]) => [kind, byId(entries)]);
			return [
				nameOf(path),
				{
					schema,
					templates: Object.fromEntries(cases.map(({ name, sheet }) => [name, sheet])),
					content: Object.fromEntries(entries) as ContentSlice
				}
			];
		})
	)
};
