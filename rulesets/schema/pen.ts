/** What the drawing of one sheet knows: its schema, its values, and what was drawn already. */
import type { DiceAction, Resource, SheetData, StatBlock } from '../objects.ts';
import { escape, isObject } from '../pointer.ts';
import { renderContext, type ContentSlice, type Entry, type RenderContext } from '../ruleset.ts';
import { smallest } from './blank.ts';
import { Values } from './derivations.ts';
import { holds, withKeys } from './fields.ts';
import type { Path } from './formula.ts';
import { nameOfEntry } from './labels.ts';
import { parse, stored } from './path.ts';
import { readSchema, type SchemaBook } from './read.ts';
import { entrySchema, mapOf, merged, type AnySchema, type Schema } from './schema.ts';

/** A field of the schema on this sheet. */
export interface Spot {
	/** the schema there, with its references worked in */
	node: Schema;
	pointer: string;
	/** the keys of the maps it is in */
	keys: Path;
	value: unknown;
	/** whether the object around it must have it */
	required: boolean;
	/** its label, else its property's name */
	label: string;
}

export class Pen {
	readonly ctx: RenderContext;
	readonly content: ContentSlice;
	readonly sheet: SheetData;
	readonly resources: ReadonlyMap<string, Resource>;
	/** what no field has drawn yet */
	readonly stats: Map<string, StatBlock>;
	readonly actions: Map<string, DiceAction>;
	private readonly book: SchemaBook;
	private readonly values: Values;

	constructor(schema: Schema, sheet: SheetData, ctx: Partial<RenderContext>) {
		this.ctx = renderContext(ctx);
		this.content = ctx.content ?? {};
		this.sheet = isObject(sheet) ? sheet : {};
		this.book = readSchema(schema);
		this.values = new Values(this.book.derivations, this.sheet);
		const { stats = [], actions = [], resources = [] } = ctx.derived ?? {};
		this.stats = new Map(stats.map((stat) => [stat.id, stat]));
		this.actions = new Map(actions.map((action) => [action.id, action]));
		this.resources = new Map(resources.map((resource) => [resource.pointer, resource]));
	}

	get root(): Schema {
		return this.merged(this.book.schema);
	}

	merged(schema: AnySchema | undefined): Schema {
		if (typeof schema !== 'object') return {};
		const { merges } = this.book;
		let made = merges.get(schema);
		if (!made) merges.set(schema, (made = merged(this.book.schema, schema)));
		return made;
	}

	/** The least that a schema asks for. */
	blank(schema: AnySchema | undefined): unknown {
		if (typeof schema !== 'object') return {};
		const { blanks } = this.book;
		if (!blanks.has(schema)) blanks.set(schema, smallest(this.root, schema));
		return blanks.get(schema);
	}

	/** The properties that are shown now, in their order; `order` is what moving up and down sets. */
	properties(node: Schema, pointer: string, keys: Path, holder: unknown): Spot[] {
		return this.inOrder(node)
			.filter(([name, inner]) => (keys.length === 0 || name !== 'order') && this.shows(inner, keys))
			.map(([name, inner]) => ({
				node: inner,
				pointer: `${pointer}/${escape(name)}`,
				keys,
				value: stored(holder, [name]),
				required: node.required?.includes(name) ?? false,
				label: inner['x-label']?.[this.ctx.lang] ?? name
			}));
	}

	private inOrder(node: Schema): readonly (readonly [name: string, node: Schema])[] {
		const { orders } = this.book;
		let made = orders.get(node);
		if (!made) {
			made = Object.entries(node.properties ?? {})
				.map(([name, schema]) => [name, this.merged(schema)] as const)
				.sort(([, one], [, other]) => (one['x-order'] ?? 0) - (other['x-order'] ?? 0));
			orders.set(node, made);
		}
		return made;
	}

	private shows(node: Schema, keys: Path): boolean {
		const { 'x-mode': mode = 'both', 'x-show-if': shown } = node;
		if (mode !== 'both' && mode !== this.ctx.mode) return false;
		const condition = shown && { path: parse(shown.pointer), equals: shown.equals };
		return !condition || holds(condition, this.values, keys);
	}

	/** Whether the field can be changed: in edit mode, and in play what is shown only there. */
	edits(node: Schema): boolean {
		return !this.ctx.readonly && (this.ctx.mode === 'edit' || node['x-mode'] === 'play');
	}

	/** What the sheet keeps at a pointer with stars. */
	stored(pointer: string, keys: Path): unknown {
		return stored(this.sheet, withKeys(parse(pointer), keys));
	}

	/** The actions that a field throws; each is drawn once. */
	take(node: Schema, pointer: string, keys: Path): DiceAction[] {
		return [node['x-roll'] ?? []].flat().flatMap(({ id }) => {
			const name = id === undefined ? dotted(pointer) : [id, ...keys].join('.');
			const action = this.actions.get(name);
			this.actions.delete(name);
			return action ?? [];
		});
	}

	/** The value that follows at a place; each is drawn once. */
	takeStat(pointer: string): StatBlock | undefined {
		const stat = this.stats.get(dotted(pointer));
		this.stats.delete(dotted(pointer));
		return stat;
	}

	/** What a map's entry is called; an `entry` in it may name the content instead of its key. */
	/** The content entry that a map's entry is of, if there is one. */
	entryOf(node: Schema, key: string, entry: unknown): Entry | undefined {
		const named = isObject(entry) && typeof entry.entry === 'string' ? entry.entry : key;
		return this.content[node['x-content'] ?? '']?.[named];
	}

	entryName(node: Schema, key: string, entry: unknown): string {
		const kind = node['x-content'] ?? '';
		const known = this.entryOf(node, key, entry)?.name;
		return (known ?? nameOfEntry(this.content, kind, key, entry))[this.ctx.lang];
	}

	/** What stands at a pointer, for the list of findings: `Glück: Stand`. */
	nameOf(pointer: string): string {
		let node = this.root;
		let value: unknown = this.sheet;
		let entry = '';
		let label = '';
		for (const token of parse(pointer)) {
			const own = node.properties?.[token];
			value = stored(value, [token]);
			if (own === undefined && mapOf(node)) {
				[entry, label] = [this.entryName(node, token, value), ''];
			} else {
				label = this.merged(own)['x-label']?.[this.ctx.lang] ?? token;
			}
			node = this.merged(own ?? entrySchema(node, token));
		}
		const name = [entry, label].filter(Boolean).join(': ');
		return name && `${name}:`;
	}
}

const dotted = (pointer: string) => pointer.slice(1).replaceAll('/', '.');
