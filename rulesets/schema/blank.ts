/** What follows from a schema for something new: a sheet, an entry (`app/rulesets/blank.py`). */
import { merged, type AnySchema, type Schema } from './schema.ts';

/** The least that a schema asks for: its defaults, and the smallest legal value of what is required. */
export function smallest(root: Schema, schema: AnySchema | undefined): unknown {
	const node = merged(root, schema);
	const [kind] = [node.type ?? []].flat();
	if (kind === 'object' || node.properties) return smallestObject(root, node);
	if (node.const !== undefined) return structuredCopy(node.const);
	if (node.default !== undefined) return structuredCopy(node.default);
	if (node.enum?.length) return structuredCopy(node.enum[0]);
	const [first] = node.anyOf ?? node.oneOf ?? [];
	if (first !== undefined) return smallest(root, first);
	switch (kind) {
		case 'boolean':
			return false;
		case 'integer':
		case 'number':
			return smallestNumber(node, kind === 'integer');
		case 'array':
			return Array.from({ length: node.minItems ?? 0 }, () => smallest(root, node.items));
		default:
			return '-'.repeat(node.minLength ?? 0);
	}
}

function smallestNumber(schema: Schema, whole: boolean): number {
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
	let least = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1;
	least ??= Math.min(0, maximum ?? (exclusiveMaximum ?? 1) - 1);
	if (multipleOf) least = Math.ceil(least / multipleOf) * multipleOf;
	return (whole ? Math.ceil(least) : least) + 0; // + 0: there is no -0 in JSON
}

function smallestObject(root: Schema, schema: Schema): Record<string, unknown> {
	const made = structuredCopy(schema.default ?? {}) as Record<string, unknown>;
	for (const [name, inner] of Object.entries(schema.properties ?? {})) {
		if (Object.hasOwn(made, name)) continue;
		if (schema.required?.includes(name) || hasDefault(root, inner)) {
			made[name] = smallest(root, inner);
		}
	}
	return made;
}

function hasDefault(root: Schema, schema: AnySchema): boolean {
	const node = merged(root, schema);
	if (node.default !== undefined) return true;
	return Object.values(node.properties ?? {}).some((inner) => hasDefault(root, inner));
}

// structuredClone is the browser's and Node's, not the language's
const structuredCopy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
