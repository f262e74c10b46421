/** A sheet's schema as the clients read it: JSON Schema 2020-12 and the `x-` vocabulary. */
import type { DiceAction, Resource, Text } from '../objects.ts';
import { parse } from './path.ts';

export type Widget =
	'stepper' | 'bar' | 'pips' | 'text' | 'longtext' | 'dice' | 'choice' | 'chips' | 'table';

/** A schema that the server has accepted, so that its words are what they should be. */
export interface Schema {
	$ref?: string;
	$defs?: Record<string, AnySchema>;
	type?: string | string[];
	enum?: unknown[];
	const?: unknown;
	default?: unknown;
	title?: string;
	description?: string;
	pattern?: string;
	minimum?: number;
	maximum?: number;
	exclusiveMinimum?: number;
	exclusiveMaximum?: number;
	multipleOf?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	uniqueItems?: boolean;
	minContains?: number;
	maxContains?: number;
	minProperties?: number;
	maxProperties?: number;
	required?: string[];
	dependentRequired?: Record<string, string[]>;
	properties?: Record<string, AnySchema>;
	patternProperties?: Record<string, AnySchema>;
	dependentSchemas?: Record<string, AnySchema>;
	additionalProperties?: AnySchema;
	unevaluatedProperties?: AnySchema;
	propertyNames?: AnySchema;
	items?: AnySchema;
	prefixItems?: AnySchema[];
	contains?: AnySchema;
	unevaluatedItems?: AnySchema;
	allOf?: AnySchema[];
	anyOf?: AnySchema[];
	oneOf?: AnySchema[];
	not?: AnySchema;
	if?: AnySchema;
	then?: AnySchema;
	else?: AnySchema;
	'x-label'?: Text;
	'x-help'?: Text;
	'x-labels'?: Record<string, Text>;
	'x-form'?: Text;
	'x-section'?: string;
	'x-sections'?: Record<string, Text>;
	'x-order'?: number;
	'x-width'?: number;
	'x-widget'?: Widget;
	'x-columns'?: string[];
	'x-content'?: string;
	'x-show-if'?: { pointer: string; equals: unknown };
	'x-mode'?: 'play' | 'edit' | 'both';
	'x-resource'?: ResourceWord;
	'x-formula'?: string;
	'x-roll'?: RollWord | RollWord[];
}
export type AnySchema = Schema | boolean;

export interface ResourceWord {
	id: string;
	kind: Resource['kind'];
	label?: string;
	minimum?: number | string;
	maximum: number | string;
	temporary?: string;
	shared?: boolean | string;
}

export interface RollWord {
	id?: string;
	label: Text;
	dice: string;
	compare?: '<=' | '>=';
	target?: number | string;
	category?: DiceAction['category'];
}

/** What a local `$ref` (`#/$defs/…`) names. */
export function resolve(root: Schema, reference: string): AnySchema {
	let node: unknown = root;
	for (const token of parse(reference.slice(1))) node = (node as Record<string, unknown>)[token];
	return node as AnySchema;
}

/** A schema with its `$ref` and `allOf` worked in; what stands nearer wins. */
export function merged(root: Schema, schema: AnySchema | undefined): Schema {
	if (typeof schema !== 'object') return {};
	if (!schema.$ref && !schema.allOf) return schema;
	const { $ref, allOf = [], ...own } = schema;
	const parts = [...allOf, ...($ref ? [resolve(root, $ref)] : [])].map((part) =>
		merged(root, part)
	);
	const all = [...parts, own];
	const properties = Object.assign(
		{},
		...all.map((part) => part.properties)
	) as Schema['properties'];
	const required = all.flatMap((part) => part.required ?? []);
	return {
		...(Object.assign({}, ...all) as Schema),
		...(properties && Object.keys(properties).length > 0 && { properties }),
		...(required.length > 0 && { required })
	};
}

/** Whether a key is one that an object's map of entries takes: any that is not a property. */
export function entrySchema(schema: Schema, key: string): AnySchema | undefined {
	for (const [pattern, inner] of Object.entries(schema.patternProperties ?? {})) {
		if (new RegExp(pattern, 'u').test(key)) return inner;
	}
	return schema.additionalProperties;
}

/** The schema of a map's entries, if the object is a map of things that people add. */
export function mapOf(schema: Schema): Schema | undefined {
	const [inner = schema.additionalProperties] = Object.values(schema.patternProperties ?? {});
	return typeof inner === 'object' ? inner : undefined;
}
