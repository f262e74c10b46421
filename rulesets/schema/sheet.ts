/**
 * Draws the sheet of a ruleset that has a schema and nothing else, by the schema's `x-` words
 * (`docs/reference/vocabulary.md`). It never throws for a sheet with errors: what cannot be read is
 * drawn empty.
 */
import { el } from '../draw.ts';
import type { SheetData, Text } from '../objects.ts';
import { explained, findingsSummary } from '../parts.ts';
import { throwButton } from '../plain.ts';
import { isObject, join } from '../pointer.ts';
import type { RenderContext } from '../ruleset.ts';
import type { VNode } from '../vnode.ts';
import { textOf } from '../words.ts';
import { fieldOf } from './control.ts';
import { mapNode, type Inner } from './map.ts';
import { Pen, type Spot } from './pen.ts';
import { mapOf, type Schema } from './schema.ts';

/** Parts for what a plugin makes, where the schema has none of this name. */
const OWN: Record<string, Text> = {
	'own-values': textOf('values'),
	'own-throws': textOf('throws')
};

/** Puts a node into a part of the sheet. */
type Put = (section: string, node: VNode) => void;

/**
 * A sheet as its schema describes it. `ctx.derived` holds values, actions and resources, the
 * schema's own or the server's; what no field shows of them stands at the end.
 */
export function schemaSheet(
	schema: Schema,
	sheet: SheetData,
	ctx: Partial<RenderContext> = {}
): VNode {
	const pen = new Pen(schema, sheet, ctx);
	const names = pen.root['x-sections'] ?? {};
	const labels = { ...names, ...OWN };
	const parts = new Map<string, VNode[]>(Object.keys(names).map((name) => [name, []]));
	const put: Put = (section, node) => {
		parts.set(section, [...(parts.get(section) ?? []), node]);
	};
	const [first = ''] = Object.keys(names);
	gather(pen, pen.root, { pointer: '', keys: [], value: pen.sheet }, first, put);
	leftovers(pen, put, names);
	return el(
		'article',
		{ class: 'sheet', props: { 'data-mode': pen.ctx.mode } },
		findingsSummary(pen.ctx, (pointer) => pen.nameOf(pointer)),
		el(
			'div',
			'columns',
			[...parts].map(
				([name, nodes]) =>
					nodes.length > 0 && section(name, labels[name]?.[pen.ctx.lang] ?? '', nodes)
			)
		)
	);
}

function section(id: string, label: string, nodes: VNode[]): VNode {
	return el(
		'section',
		{ key: `section-${id}`, class: isWide(nodes) ? ['section', 'wide'] : 'section' },
		label !== '' && el('h2', {}, label),
		el(
			'div',
			'grid',
			nodes.map((node) => quiet(node, label, nodes.length === 1))
		)
	);
}

/** Whether something in it needs more room than one of three columns has. */
const isWide = (nodes: readonly (VNode | string)[]): boolean =>
	nodes.some(
		(node) =>
			typeof node === 'object' && (node.props?.['data-room'] === 'l' || isWide(node.children ?? []))
	);

/** Without a heading that says again what stands above: a group's, or that of the only field. */
function quiet(node: VNode, heading: string, alone: boolean): VNode {
	const says = (child: VNode | string, what: 'h3' | 'label', any: boolean): child is VNode =>
		typeof child === 'object' &&
		(child.tag === what || child.class === what) &&
		(any || child.children?.[0] === heading);
	const children = node.children ?? [];
	if (node.class === 'group') {
		return { ...node, children: children.filter((child) => !says(child, 'h3', alone)) };
	}
	if (!alone) return node;
	return {
		...node,
		children: children.map((child) =>
			says(child, 'label', false) ? { ...child, class: ['label', 'unseen'] } : child
		)
	};
}

/** Draws an object's fields, each into its part; `without` names those drawn already. */
function gather(
	pen: Pen,
	node: Schema,
	at: { pointer: string; keys: readonly string[]; value: unknown },
	outer: string,
	put: Put,
	without: readonly string[] = []
): void {
	const drawn = without.map((name) => join(at.pointer, name));
	for (const spot of pen.properties(node, at.pointer, at.keys, at.value)) {
		if (drawn.includes(spot.pointer)) continue;
		const part = spot.node['x-section'] ?? outer;
		if (isPlain(spot)) {
			const made = fieldOf(pen, spot);
			if (made) put(part, made);
			continue;
		}
		const inside: VNode[] = [];
		const into: Put = (name, made) => (name === part ? inside.push(made) : put(name, made));
		gather(pen, spot.node, spot, part, into);
		const map = mapOf(spot.node) && mapNode(pen, spot, entryFields);
		if (map) inside.push(map);
		if (inside.length > 0) put(part, group(spot, inside));
	}
}

const isPlain = ({ node, pointer }: Spot) =>
	!(node.properties ?? mapOf(node)) || node['x-resource'] !== undefined || pointer === '';

function group(spot: Spot, inside: VNode[]): VNode {
	const [first] = inside;
	const label = first?.children?.find(
		(child) => typeof child === 'object' && child.class === 'label'
	);
	const said = typeof label === 'object' && label.children?.[0] === spot.label;
	return el(
		'div',
		{ key: spot.pointer, class: 'group', props: { 'data-width': spot.node['x-width'] ?? 12 } },
		!said && el('h3', {}, spot.label),
		el('div', 'grid', inside)
	);
}

/** The fields of a map's entry, those in other parts of the sheet included. */
const entryFields: Inner = (pen, entry, without) => {
	const found: VNode[] = [];
	if (isObject(entry.value))
		gather(pen, entry.node, entry, '', (_, node) => found.push(node), without);
	return found.length === 1 ? found.map((node) => quiet(node, '', true)) : found;
};

/** Values and throws that a plugin makes and no field stands for. */
function leftovers(pen: Pen, put: Put, names: NonNullable<Schema['x-sections']>): void {
	if (pen.ctx.mode !== 'play') return;
	const { lang } = pen.ctx;
	const heading = (name: 'values' | 'throws') => (names[name] ? name : `own-${name}`);
	for (const stat of pen.stats.values()) {
		const place = names[stat.section] ? stat.section : heading('values');
		const label = el('span', 'label', stat.label[lang]);
		put(
			place,
			el(
				'div',
				{ key: `stat-${stat.id}`, class: 'field', props: { 'data-width': 3 } },
				label,
				explained(pen.ctx, stat)
			)
		);
	}
	if (pen.actions.size === 0) return;
	const buttons = [...pen.actions.values()].map((action) => throwButton(pen.ctx, action));
	put(
		heading('throws'),
		el(
			'div',
			{ key: 'own-throws', class: 'group', props: { 'data-width': 12 } },
			el('div', 'throws', buttons)
		)
	);
}
