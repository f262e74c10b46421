/** A schema, read once for all sheets. */
import { Derivations } from './derivations.ts';
import { fieldsOf, type Field } from './fields.ts';
import { resourceWords, type ResourceWord } from './resources.ts';
import { rollWords, type RollWord } from './rolls.ts';
import type { Schema } from './schema.ts';
import { valueWords, type ValueWord } from './values.ts';

const known = new WeakMap<Schema, SchemaBook>();

/** A schema, read once: its fields and what follows from them. */
export interface SchemaBook {
	schema: Schema;
	fields: readonly Field[];
	values: readonly ValueWord[];
	rolls: readonly RollWord[];
	resources: readonly ResourceWord[];
	derivations: Derivations;
	/** what was asked for once: schemas with their references worked in, their smallest values, and
	 * their properties in order */
	merges: WeakMap<Schema, Schema>;
	blanks: WeakMap<Schema, unknown>;
	orders: WeakMap<Schema, readonly (readonly [name: string, node: Schema])[]>;
}

/** Reads a schema that the server has accepted; the same schema once. */
export function readSchema(schema: Schema): SchemaBook {
	const before = known.get(schema);
	if (before) return before;
	const fields = fieldsOf(schema);
	const values = valueWords(fields);
	const book: SchemaBook = {
		merges: new WeakMap(),
		blanks: new WeakMap(),
		orders: new WeakMap(),
		schema,
		fields,
		values,
		rolls: rollWords(fields),
		resources: resourceWords(fields),
		derivations: new Derivations(values.map(({ pattern, formula }) => [pattern, formula]))
	};
	known.set(schema, book);
	return book;
}
