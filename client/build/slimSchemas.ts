/** Leaves out of bundled sheet schemas what only their authors read. */
import type { Plugin } from 'vite';

/** Keywords that say nothing to a client. */
const SPOKEN = new Set(['$schema', '$id', '$comment', 'title', 'description', 'examples']);
/** Objects whose keys are names, not keywords. */
const NAMES = new Set([
	'properties',
	'patternProperties',
	'$defs',
	'dependentSchemas',
	'x-labels',
	'x-sections'
]);
/** Values, whatever they hold. */
const VALUES = new Set(['default', 'const', 'enum', 'required', 'dependentRequired']);

/** A schema without words for its authors. */
export function slim(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(slim);
	if (typeof schema !== 'object' || schema === null) return schema;
	return Object.fromEntries(
		Object.entries(schema)
			.filter(([keyword]) => !SPOKEN.has(keyword))
			.map(([keyword, value]) => {
				if (VALUES.has(keyword)) return [keyword, value];
				if (!NAMES.has(keyword)) return [keyword, slim(value)];
				const named = Object.entries(value as object).map(([name, inner]) => [name, slim(inner)]);
				return [keyword, Object.fromEntries(named)];
			})
	);
}

export function slimSchemas(): Plugin {
	return {
		name: 'slim-schemas',
		enforce: 'pre',
		transform(code, id) {
			if (!/sheet\.schema\.json$/.test(id)) return null;
			return { code: JSON.stringify(slim(JSON.parse(code))), map: null };
		}
	};
}
