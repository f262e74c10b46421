/** Writes `generated/`: the TypeScript side of schemas that Python reads too (`npm run generate`). */
import { readFileSync, writeFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const SCHEMA = new URL('../schemas/ruleset-objects.json', import.meta.url);
export const OBJECTS = new URL('./generated/objects.ts', import.meta.url);

/** The types of `schemas/ruleset-objects.json`, as text. */
export async function objects(): Promise<string> {
	const schema = plain(JSON.parse(readFileSync(SCHEMA, 'utf8'))) as JSONSchema;
	const text = await compile(schema, 'RulesetObjects', {
		bannerComment: '// Made from schemas/ruleset-objects.json by `npm run generate`; do not edit.',
		ignoreMinAndMaxItems: true,
		unreachableDefinitions: true,
		style: { useTabs: true, singleQuote: true, printWidth: 100, trailingComma: 'none' }
	});
	return text
		.replace(/\/\*\*\n \* [^\n]+\n \*\/\nexport interface RulesetObjects \{[^}]+\}\n/, '')
		.replace(/ \*\n \* This interface was referenced by [^\n]+\n \* via [^\n]+\n/g, '');
}

/** Without what would make the compiler write a type twice: anything that stands beside a `$ref`. */
function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null) return value;
	if ('$ref' in value) return { $ref: value.$ref };
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => key !== '$schema' && key !== '$id')
			.map(([key, inner]) => [key, plain(inner)])
	);
}

if (process.argv[1]?.endsWith('generate.ts')) writeFileSync(OBJECTS, await objects());
