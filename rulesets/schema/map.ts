/** The collections of a schema-only sheet: maps of entries, as a table, as cards or as chips. */
import { addButton, entryTools } from '../controls.ts';
import { el, type Child } from '../draw.ts';
import { ordered } from '../entries.ts';
import { findingLines } from '../parts.ts';
import { throwButton } from '../plain.ts';
import { isObject, join } from '../pointer.ts';
import { isPlace, type Attrs, type VNode } from '../vnode.ts';
import { foreign, spokenNumber, word } from '../words.ts';
import { cellOf, fieldOf } from './control.ts';
import type { Pen, Spot } from './pen.ts';
import { entrySchema, mapOf, type Schema } from './schema.ts';

const FILTER_FROM = 15;
const MAX_COLUMNS = 6;

interface Entry {
	key: string;
	pointer: string;
	keys: readonly string[];
	value: unknown;
	node: Schema;
	name: string;
	/** where the name is known in another language alone */
	spoken: Attrs;
}

/** Draws what stands in an entry that is an object of its own: given by `sheet.ts`. */
export type Inner = (pen: Pen, entry: Entry, without: readonly string[]) => VNode[];

/** A map of entries; null where play has nothing to show. */
export function mapNode(pen: Pen, spot: Spot, inner: Inner): VNode | null {
	const { node, pointer, keys, value } = spot;
	const editing = pen.edits(node);
	const named = node.properties ?? {};
	const entries = ordered(value)
		.filter(([key]) => !Object.hasOwn(named, key) && isPlace(join('', key)))
		.map(([key, entry]): Entry => ({
			key,
			pointer: join(pointer, key),
			keys: [...keys, key],
			value: entry,
			node: pen.merged(entrySchema(node, key)),
			name: pen.entryName(node, key, entry),
			spoken: foreign(pen.entryOf(node, key, entry), pen.ctx.lang)
		}));
	if (entries.length === 0 && !editing) return null;
	return el(
		'div',
		{
			key: pointer,
			class: 'entries',
			props: { 'data-at': pointer, 'data-width': node['x-width'] ?? 12 }
		},
		entries.length > FILTER_FROM && filter(pen, spot),
		entries.length > 0 && drawn(pen, spot, entries, inner),
		findingLines(pen.ctx, pointer),
		editing && entries.length < (node.maxProperties ?? Infinity) && adder(pen, spot)
	);
}

function drawn(pen: Pen, spot: Spot, entries: Entry[], inner: Inner): Child {
	const sample = pen.merged(mapOf(spot.node));
	if (spot.node['x-widget'] === 'chips') return chips(pen, spot, entries);
	const properties = Object.values(sample.properties ?? {}).map((schema) => pen.merged(schema));
	const plain = properties.every((schema) => !schema.properties && !mapOf(schema));
	const asTable = spot.node['x-widget'] === 'table' || (plain && properties.length <= MAX_COLUMNS);
	return asTable ? table(pen, spot, entries, inner) : cards(pen, spot, entries, inner);
}

function filter(pen: Pen, { pointer, label }: Spot): VNode {
	const name = word('filter', pen.ctx.lang);
	return el('input', {
		key: `filter${pointer}`,
		props: {
			type: 'search',
			'data-filter': pointer,
			placeholder: `${name} …`,
			'aria-label': `${name}: ${label}`
		}
	});
}

function adder(pen: Pen, { node, pointer, label }: Spot): VNode {
	const value = fresh(pen, node);
	const kind = node['x-content'];
	return addButton(
		pen.ctx.lang === 'de' ? `${label} hinzufügen` : `Add to ${label}`,
		kind ? { cmd: 'pick', pointer, kind, value } : { cmd: 'add', pointer, value }
	);
}

/** A new entry: the least that its schema asks for, called "New". */
function fresh(pen: Pen, node: Schema): unknown {
	const made = pen.blank(mapOf(node));
	if (!isObject(made)) return made;
	const name = ['label', 'name'].find((name) => /^-*$/.test(String(made[name] ?? '0')));
	return name ? { ...made, [name]: word('unnamed', pen.ctx.lang) } : made;
}

function tools(pen: Pen, spot: Spot, entry: Entry, index: number, count: number): Child {
	if (!pen.edits(spot.node)) return null;
	const moves = entry.node.properties?.order !== undefined;
	return entryTools(pen.ctx, { ...entry, index, count }, moves);
}

function chips(pen: Pen, spot: Spot, entries: Entry[]): VNode {
	return el(
		'ul',
		'chips',
		entries.map((entry, index) =>
			el(
				'li',
				{ key: entry.key, class: 'chip', props: { 'data-at': entry.pointer } },
				el('span', { class: 'name', props: entry.spoken }, chipText(pen, entry)),
				tools(pen, spot, entry, index, entries.length),
				findingLines(pen.ctx, entry.pointer)
			)
		)
	);
}

function chipText(pen: Pen, { name, value }: Entry): string {
	const level = isObject(value) ? value.level : value;
	const option = isObject(value) && typeof value.option === 'string' ? ` (${value.option})` : '';
	return name + option + (typeof level === 'number' ? ` ${spokenNumber(level, pen.ctx.lang)}` : '');
}

// As a table --------------------------------------------------------------------------------------

interface Columns {
	/** whether the entry's name is a column of its own, since none of its fields says it */
	named: boolean;
	names: readonly string[];
	throws: boolean;
}

function columnsOf(pen: Pen, spot: Spot, entries: Entry[], sample: Schema): Columns {
	const visible = pen
		.properties(sample, '', [''], {})
		.map((column) => column.pointer.slice(1))
		.filter((name) => isCell(pen.merged(sample.properties?.[name])));
	const names = spot.node['x-columns'] ?? visible.slice(0, MAX_COLUMNS);
	const first = names[0] ?? '';
	return {
		named: !(first === 'label' || first === 'name') || spot.node['x-content'] !== undefined,
		names: names.filter((name) => visible.includes(name)),
		throws: pen.ctx.mode === 'play' && entries.some((entry) => rolls(pen, entry.node).length > 0)
	};
}

const isCell = (schema: Schema) =>
	schema['x-widget'] !== 'longtext' && !schema.properties && !mapOf(schema);

const rolls = (pen: Pen, node: Schema) =>
	Object.values(node.properties ?? { '': node }).filter((inner) => pen.merged(inner)['x-roll']);

function table(pen: Pen, spot: Spot, entries: Entry[], inner: Inner): VNode {
	const sample = pen.merged(mapOf(spot.node));
	const columns = columnsOf(pen, spot, entries, sample);
	const plain = sample.properties === undefined;
	const label = (name: string) =>
		pen.merged(sample.properties?.[name])['x-label']?.[pen.ctx.lang] ?? name;
	const editing = pen.edits(spot.node);
	const head = (text: string) => el('th', { props: { scope: 'col' } }, text);
	return el(
		'table',
		{
			class: 'table',
			props: { 'aria-label': spot.label, 'data-room': room(pen, spot, columns, sample) }
		},
		el(
			'thead',
			{},
			el(
				'tr',
				{},
				columns.named && head('Name'),
				columns.names.map((name) => head(label(name))),
				plain && head(sample['x-label']?.[pen.ctx.lang] ?? word('values', pen.ctx.lang)),
				columns.throws && head(word('throws', pen.ctx.lang)),
				editing && el('td', {})
			)
		),
		el(
			'tbody',
			{},
			entries.flatMap((entry, index) => [
				el(
					'tr',
					{ key: entry.key, class: 'entry', props: { 'data-at': entry.pointer } },
					columns.named &&
						el(
							'th',
							{ props: { scope: 'row', ...entry.spoken } },
							entry.name,
							findingLines(pen.ctx, entry.pointer)
						),
					cells(pen, entry, columns.names),
					plain && el('td', {}, cellOf(pen, whole(entry))),
					columns.throws &&
						el(
							'td',
							{ props: { 'data-label': word('throws', pen.ctx.lang) } },
							throwsOf(pen, entry)
						),
					editing && el('td', {}, tools(pen, spot, entry, index, entries.length))
				),
				rest(pen, spot, entry, columns, inner)
			])
		)
	);
}

/** How wide a table has to be to stand as one: anyhow, or in a container of 340, 460 or 700 px. */
function room(pen: Pen, spot: Spot, columns: Columns, sample: Schema): 'any' | 's' | 'm' | 'l' {
	const editing = pen.edits(spot.node);
	const cells = columns.names.map((name) => pen.merged(sample.properties?.[name]));
	const plain = sample.properties ? [] : [sample];
	const needs = [...cells, ...plain].map((node) => {
		const type = [node.type ?? 'string'].flat();
		const moves = node['x-resource'] !== undefined || (editing && node['x-formula'] === undefined);
		if (type[0] === 'boolean') return 50;
		if (type.includes('string') || node.enum) return editing ? 130 : 90;
		return moves ? 116 : 56;
	});
	const others = [columns.named && 110, columns.throws && 120, editing && 130];
	const needed = [...needs, ...others].reduce<number>((sum, need) => sum + Number(need), 0);
	return needed <= 240 ? 'any' : needed <= 340 ? 's' : needed <= 460 ? 'm' : 'l';
}

const whole = (entry: Entry): Spot => ({ ...entry, required: true, label: entry.name });

function cells(pen: Pen, entry: Entry, names: readonly string[]): VNode[] {
	const spots = pen.properties(entry.node, entry.pointer, entry.keys, entry.value);
	return names.map((name) => {
		const spot = spots.find((spot) => spot.pointer === join(entry.pointer, name));
		return el(
			'td',
			{ key: name, props: { 'data-label': spot?.label ?? name } },
			spot &&
				(nameless(pen, spot)
					? entry.name
					: cellOf(pen, { ...spot, label: `${entry.name}: ${spot.label}` }))
		);
	});
}

/** Whether a name is to be shown that the entry does not keep, since its key says it. */
const nameless = (pen: Pen, { pointer, value, node }: Spot): boolean =>
	/\/(?:label|name)$/.test(pointer) && !value && !pen.edits(node);

function throwsOf(pen: Pen, entry: Entry): VNode {
	const spots = pen.properties(entry.node, entry.pointer, entry.keys, entry.value);
	const own = entry.node.properties ? [] : pen.take(entry.node, entry.pointer, entry.keys);
	const actions = [
		...own,
		...spots.flatMap((spot) => pen.take(spot.node, spot.pointer, spot.keys))
	];
	return el(
		'div',
		'throws',
		actions.map((action) => {
			const label = action.label[pen.ctx.lang];
			return throwButton(pen.ctx, action, label.slice(label.indexOf(': ') + 2));
		})
	);
}

/** What an entry holds beside its columns, folded away under its row. */
function rest(pen: Pen, spot: Spot, entry: Entry, columns: Columns, inner: Inner): VNode[] {
	if (!isObject(entry.value)) return [];
	const fields = inner(pen, entry, columns.names);
	if (fields.length === 0) return [];
	const span = columns.names.length + Number(columns.named) + Number(columns.throws);
	const colspan = span + Number(pen.edits(spot.node));
	return [
		el(
			'tr',
			{ key: `${entry.key}/more` },
			el(
				'td',
				{ props: { colspan } },
				el(
					'details',
					{ key: `more${entry.pointer}` },
					el('summary', {}, `${entry.name}: ${word('details', pen.ctx.lang)}`),
					el('div', 'grid', fields)
				)
			)
		)
	];
}

// As cards ----------------------------------------------------------------------------------------

function cards(pen: Pen, spot: Spot, entries: Entry[], inner: Inner): VNode {
	return el(
		'div',
		'cards',
		entries.map((entry, index) => {
			const spots = pen.properties(entry.node, entry.pointer, entry.keys, entry.value);
			const title = spots.find(({ pointer }) => /\/(?:label|name)$/.test(pointer));
			const editable = title && pen.edits(title.node);
			return el(
				'section',
				{ key: entry.key, class: 'entry', props: { 'data-at': entry.pointer } },
				el(
					'header',
					'row',
					editable
						? fieldOf(pen, title)
						: el('h3', { class: 'name', props: entry.spoken }, entry.name),
					tools(pen, spot, entry, index, entries.length)
				),
				findingLines(pen.ctx, entry.pointer),
				el('div', 'grid', inner(pen, entry, ['label', 'name']))
			);
		})
	);
}
