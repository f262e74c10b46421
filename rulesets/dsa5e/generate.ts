/** Writes `generated/`: the sheet's type and the core tables, from what Python reads too. */
import { readFileSync, writeFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format } from 'prettier';

const SCHEMAS = new URL('../../schemas/dsa5e/', import.meta.url);
const STYLE = { useTabs: true, singleQuote: true, printWidth: 100, trailingComma: 'none' } as const;
const BANNER = '// Made from schemas/dsa5e by `npm run generate`; do not edit.';

type Row = Record<string, unknown> & { id: string; name: { de: string; en: string } };

/** What is written where. */
export async function generated(): Promise<{ url: URL; text: string }[]> {
	return [
		{ url: new URL('./generated/sheet.ts', import.meta.url), text: await sheetType() },
		{ url: new URL('./generated/schema.ts', import.meta.url), text: await sheetSchema() },
		{ url: new URL('./generated/core.ts', import.meta.url), text: await coreTables() }
	];
}

const schema = (): unknown =>
	plain(JSON.parse(readFileSync(new URL('sheet.schema.json', SCHEMAS), 'utf8')));

/** What the schema asks for, and in which words; without what only explains and lays out. */
const sheetSchema = async (): Promise<string> =>
	format(
		`${BANNER}\nimport type { Schema } from '../../schema/schema.ts';\n\nexport const schema: Schema = ${JSON.stringify(schema())};\n`,
		{ ...STYLE, parser: 'typescript' }
	);

/** The type of a sheet that passes the schema. */
async function sheetType(): Promise<string> {
	const text = await compile(schema() as JSONSchema, 'Sheet', {
		bannerComment: BANNER,
		ignoreMinAndMaxItems: true,
		style: STYLE
	});
	return text.replace(/ \*\n \* This interface was referenced by [^\n]+\n \* via [^\n]+\n/g, '');
}

const ANNOTATIONS = /^(x-(?!labels$|form$)|\$id$|\$schema$|title$|description$|examples$|default$)/;

function plain(value: unknown, names = false): unknown {
	if (Array.isArray(value)) return value.map((one) => plain(one));
	if (typeof value !== 'object' || value === null) return value;
	if ('$ref' in value) return { $ref: value.$ref };
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => names || !ANNOTATIONS.test(key))
			.map(([key, inner]) => [key, plain(inner, NAMES.has(key))])
	);
}

const NAMES = new Set(['properties', '$defs', 'x-labels']);

/** The tables that a sheet is never without, a line for each entry. `core.ts` reads them. */
async function coreTables(): Promise<string> {
	const column: Record<string, (row: Row) => unknown> = {
		de: (row) => row.name.de,
		en: (row) => (row.name.en === row.name.de ? '' : row.name.en),
		ranged: (row) => (row.type === 'ranged' ? 1 : ''),
		blessed: (row) => (row.type === 'blessed' ? 1 : ''),
		adjustments: (row) => pairs(row.maximum_adjustments),
		choice: (row) => pairs((row.maximum_choice as { value?: number } | undefined)?.value),
		options: (row) => (row.maximum_choice as { options?: string[] } | undefined)?.options
	};
	const line = (row: Row, columns: string) =>
		columns
			.split(' ')
			.map((name) => told((column[name] ?? ((one) => one[name]))(row)))
			.join('|')
			.replace(/\|+$/, '');
	const written = Object.entries(COLUMNS).map(
		([kind, columns]) =>
			`/** ${columns} */\nexport const ${kind} =\n\`${table(kind)
				.map((row) => line(row, columns))
				.join('\n')}\`;\n`
	);
	return format(`${BANNER}\n\n${written.join('\n')}`, { ...STYLE, parser: 'typescript' });
}

const COLUMNS = {
	talents: 'id de en group check improvement_cost encumbrance',
	combat_techniques: 'id de en primary improvement_cost ranged parry core',
	species:
		'id de en ap lep_base sk_base zk_base gs_base adjustments choice options automatic_advantages',
	experience_levels:
		'id de en max_attribute max_skill_rating max_combat_technique max_attribute_total max_spells_liturgies max_unfamiliar_spells',
	conditions: 'id de en',
	states: 'id de en',
	talent_groups: 'id de en',
	traditions: 'id blessed primary asp_factor advantage_cap',
	improvement_costs: 'id base last_at_base'
};

function table(kind: string): Row[] {
	const text = readFileSync(new URL(`content/${kind}.json`, SCHEMAS), 'utf8');
	return (JSON.parse(text) as { entries: Row[] }).entries;
}

/** A value as it stands in a line: nothing for no, 1 for yes, words for a list. */
function told(value: unknown): string {
	if (value === undefined || value === false) return '';
	const said = value === true ? '1' : Array.isArray(value) ? value.join(' ') : String(value);
	if (/[|\n`\\$]/.test(said)) throw new Error(`a table cannot hold ${said}`);
	return said;
}

function pairs(value: unknown): string {
	if (typeof value !== 'object' || value === null) return value === undefined ? '' : String(value);
	return Object.entries(value).flat().join(' ');
}

if (process.argv[1]?.endsWith('dsa5e/generate.ts')) {
	for (const { url, text } of await generated()) writeFileSync(url, text);
}
