/**
 * Writes `generated/`: the types of what the server says and is told (`npm run generate`), from
 * `schemas/openapi.json` and `schemas/live/*.json`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import openapi, { astToString } from 'openapi-typescript';

const SCHEMAS = new URL('../schemas/', import.meta.url);
export const API = new URL('./generated/api.ts', import.meta.url);
export const LIVE = new URL('./generated/live.ts', import.meta.url);

type Json = Record<string, unknown>;

const read = (path: string): Json =>
	JSON.parse(readFileSync(new URL(path, SCHEMAS), 'utf8')) as Json;

/** Every route with its bodies, as text. */
export async function api(): Promise<string> {
	const made = astToString(await openapi(new URL('openapi.json', SCHEMAS)));
	return `// Made from schemas/openapi.json by \`npm run generate\`; do not edit.\n${made}`;
}

/** Every message of the live room, as text. */
export async function live(): Promise<string> {
	const components = (read('openapi.json').components as { schemas: Json }).schemas;
	const names = readdirSync(new URL('live/', SCHEMAS))
		.map((file) => file.replace(/\.json$/, ''))
		.sort();
	const definitions: Json = {};
	for (const name of names) {
		const schema = read(`live/${name}.json`);
		definitions[typeName(name)] = { ...(moved(schema, components) as Json), title: typeName(name) };
	}
	for (const used of reached(definitions, components))
		definitions[used] = moved(components[used], components);
	const incoming = names.filter((name) => SAID_BY_CLIENTS.has(name));
	const outgoing = names.filter((name) => !incoming.includes(name));
	definitions.ClientMessage = union(incoming);
	definitions.ServerMessage = union(outgoing);
	definitions.RoomEvent = union(outgoing.filter((name) => name.startsWith('event.')));
	const schema = { title: 'Live', type: 'object', additionalProperties: false, definitions };
	const text = await compile(schema as JSONSchema, 'Live', {
		bannerComment: '// Made from schemas/live by `npm run generate`; do not edit.',
		ignoreMinAndMaxItems: true,
		unreachableDefinitions: true,
		style: { useTabs: true, singleQuote: true, printWidth: 100, trailingComma: 'none' }
	});
	return text
		.replace(/export interface Live \{\}\n/, '')
		.replace(/ \*\n \* This interface was referenced by [^\n]+\n \* via [^\n]+\n/g, '')
		.replace(/\/\*\*\n \* This interface was referenced by [^\n]+\n \* via [^\n]+\n \*\/\n/g, '');
}

const SAID_BY_CLIENTS = new Set([
	'hello',
	'auth',
	'resource.adjust',
	'roll.create',
	'roll.request',
	'presence.set',
	'ping'
]);

const union = (names: string[]): Json => ({
	anyOf: names.map((name) => ({ $ref: `#/definitions/${typeName(name)}` }))
});

/** `event.roll.created` → `RollCreatedEvent`; `error` would hide JavaScript's own. */
function typeName(name: string): string {
	if (name === 'error') return 'Refusal';
	const words = name.replace(/^event\./, '').split(/[._]/);
	const joined = words.map((word) => (word[0] ?? '').toUpperCase() + word.slice(1)).join('');
	return name.startsWith('event.') ? `${joined}Event` : joined;
}

const PLACE = '#/components/schemas/';

/** With references into this file; one into the middle of another schema is what stands there. */
function moved(value: unknown, components: Json): unknown {
	if (Array.isArray(value)) return value.map((item) => moved(item, components));
	if (typeof value !== 'object' || value === null) return value;
	const ref = (value as Json).$ref;
	if (typeof ref === 'string') {
		const path = ref.slice(PLACE.length).split('/');
		if (path.length === 1) return { $ref: `#/definitions/${path[0] ?? ''}` };
		const there = path.reduce<unknown>((at, key) => (at as Json)[key], components);
		return moved(there, components);
	}
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => key !== 'examples' && key !== 'writeOnly')
			.map(([key, inner]) => [key, moved(inner, components)])
	);
}

/** The API's schemas that are referred to, and those that they refer to. */
function reached(definitions: Json, components: Json): Set<string> {
	const found = new Set<string>();
	const visit = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return;
		const ref = (value as Json).$ref;
		const name = typeof ref === 'string' ? ref.replace(/^#\/definitions\//, '') : '';
		if (name in components && !found.has(name)) {
			found.add(name);
			visit(moved(components[name], components));
		}
		Object.values(value).forEach(visit);
	};
	visit(definitions);
	return found;
}

if (process.argv[1]?.endsWith('generate.ts')) {
	writeFileSync(API, await api());
	writeFileSync(LIVE, await live());
}
