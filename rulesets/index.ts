/** Everything of the rulesets' side that clients and rulesets use. */
export * from './objects.ts';
export type * from './ruleset.ts';
export { renderContext } from './ruleset.ts';
export * from './vnode.ts';
export { createRegistry, type Registry } from './registry.ts';
export * as pointer from './pointer.ts';
export { addEntry, moveEntry, ordered, removeEntry } from './entries.ts';
export { fromSchema, type Answers, type Manifest } from './schema/book.ts';
export type { Schema } from './schema/schema.ts';
export { schemaSheet } from './schema/sheet.ts';
