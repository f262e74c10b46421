/** One field of a schema-only sheet: what shows it in play, and what changes it. */
import { choice, stepper, textField } from '../controls.ts';
import { el, type Child } from '../draw.ts';
import { bar, described, explained, field, findingLines, idOf, MAX_PIPS, pips } from '../parts.ts';
import { counter, throwButton } from '../plain.ts';
import type { VNode } from '../vnode.ts';
import { spelled, spokenDice, spokenNumber, word } from '../words.ts';
import type { Pen, Spot } from './pen.ts';
import type { Schema } from './schema.ts';

const MAX_OPTIONS = 60;

/** What shows a value, and whether a label can point at it. */
interface Control {
	content: Child;
	labelled?: boolean;
}

/** A whole field with its label; null where there is nothing to show. */
export function fieldOf(pen: Pen, spot: Spot): VNode | null {
	const { ctx } = pen;
	const control = controlOf(pen, spot);
	const throws = ctx.mode === 'play' ? pen.take(spot.node, spot.pointer, spot.keys) : [];
	if (!control && throws.length === 0) return null;
	return field(
		ctx,
		{
			pointer: spot.pointer,
			label: spot.label,
			help: spot.node['x-help'],
			width: throws.length > 0 ? 12 : (spot.node['x-width'] ?? widthOf(spot.node)),
			labels: control?.labelled ?? false
		},
		control?.content,
		throws.length > 0 &&
			el(
				'div',
				'throws',
				throws.map((action) => {
					const own = action.label[ctx.lang];
					const alone = throws.length === 1 && own.endsWith(spot.label);
					const dice = spokenDice(action.groups.map((group) => group.roll).join(' '), ctx.lang);
					return throwButton(ctx, action, alone ? dice : withoutEntry(own, spot));
				})
			)
	);
}

/** An action's label without the entry's name, which stands in the same row. */
function withoutEntry(label: string, spot: Spot): string {
	return spot.keys.length > 0 ? label.slice(label.indexOf(': ') + 2) : label;
}

/** A field in a table: no label, its findings under it. */
export function cellOf(pen: Pen, spot: Spot): Child {
	return [controlOf(pen, spot, true)?.content, findingLines(pen.ctx, spot.pointer)];
}

function widthOf(node: Schema): number {
	const widget = node['x-widget'];
	if (widget === 'longtext') return 12;
	if (widget === 'bar' || node['x-resource']?.kind === 'pool' || widget === 'pips') return 6;
	const type = [node.type ?? 'string'].flat();
	return type.includes('integer') || type.includes('number') ? 3 : node.enum ? 4 : 6;
}

/** Shows the value of a field or lets it be changed; null where play has nothing to show. */
export function controlOf(pen: Pen, spot: Spot, cell = false): Control | null {
	const { node } = spot;
	if (node['x-formula'] !== undefined) {
		const stat = pen.takeStat(spot.pointer);
		return { content: stat ? explained(pen.ctx, stat) : el('span', 'muted', '–') };
	}
	const resource = pen.resources.get(spot.pointer);
	if (resource) {
		const widget = node['x-widget'] ?? (resource.kind === 'pool' ? 'bar' : 'stepper');
		const few = resource.maximum <= MAX_PIPS && resource.minimum >= 0;
		if (widget === 'pips' && few) return { content: pips(pen.ctx, resource) };
		const isBar = widget === 'bar' || (resource.kind === 'pool' && !cell);
		return { content: isBar ? bar(pen.ctx, resource) : counter(pen.ctx, resource) };
	}
	if (!pen.edits(node)) return shown(pen, spot);
	if (node['x-resource']) return { content: start(pen, spot) };
	return edited(pen, spot, cell);
}

/** A value as text. */
function shown(pen: Pen, { node, value }: Spot): Control | null {
	const { lang } = pen.ctx;
	if (value === undefined || value === '') return null;
	if (typeof value === 'boolean' && !node['x-labels'])
		return { content: el('span', 'value', word(value ? 'yes' : 'no', lang)) };
	if (typeof value === 'number' && !node['x-labels'])
		return { content: el('span', ['value', 'number'], spokenNumber(value, lang)) };
	if (Array.isArray(value))
		return value.length > 0 ? { content: el('span', 'value', namesOf(pen, node, value)) } : null;
	const said = nameOfValue(pen, node, value);
	const text = node['x-widget'] === 'dice' ? spokenDice(said, lang) : said;
	return {
		content: node['x-widget'] === 'longtext' ? el('div', 'long', text) : el('span', 'value', text)
	};
}

function namesOf(pen: Pen, node: Schema, items: unknown[]): string {
	const inner = pen.merged(node.items);
	return items.map((item) => nameOfValue(pen, inner, item)).join(', ');
}

function nameOfValue(pen: Pen, node: Schema, value: unknown): string {
	const [text, { lang }] = [spelled(value), pen.ctx];
	const entry = pen.content[node['x-content'] ?? '']?.[text];
	return node['x-labels']?.[text]?.[lang] ?? entry?.name?.[lang] ?? text;
}

/** Resources move only by deltas, but one that the sheet does not keep yet has to begin. */
function start(pen: Pen, { node, pointer, keys, label }: Spot): VNode {
	const { kind, maximum } = node['x-resource'] ?? {};
	// a pool begins full, where its schema says no other
	const most = typeof maximum === 'string' ? pen.stored(maximum, keys) : maximum;
	const full = kind === 'pool' && node.default === undefined && typeof most === 'number';
	return el(
		'button',
		{
			class: 'button',
			bind: { pointer, kind: 'integer' },
			props: {
				value: full ? most : (pen.blank(node) as number),
				'aria-label': `${label}: ${word('add', pen.ctx.lang)}`
			}
		},
		word('add', pen.ctx.lang)
	);
}

function edited(pen: Pen, spot: Spot, cell: boolean): Control {
	const { node, pointer, value, label } = spot;
	const types = [node.type ?? (node.enum ? typeof node.enum[0] : 'string')].flat();
	const optional = !spot.required;
	const help = node['x-help'];
	// a text whose values have names is chosen by them, also where its schema allows others
	const among = node.enum ?? (node.type === 'string' && namesIn(node, value));
	if (among) {
		const kind = among.every((option) => typeof option === 'number') ? 'number' : 'text';
		const options = among
			.filter((option) => typeof option === 'string' || typeof option === 'number')
			.map((option) => ({ value: option, label: nameOfValue(pen, node, option) }));
		const current = typeof value === 'string' || typeof value === 'number' ? value : undefined;
		const list = {
			pointer,
			value: current,
			label,
			kind,
			optional,
			options,
			help,
			labelled: !cell
		} as const;
		return { content: choice(pen.ctx, list), labelled: !cell };
	}
	if (types[0] === 'boolean') return { content: check(pen, spot, cell) };
	if (types[0] === 'array') return { content: list(pen, spot) };
	if (types.length === 1 && (types[0] === 'integer' || types[0] === 'number')) {
		const number = typeof value === 'number' ? value : undefined;
		return {
			content: stepper(pen.ctx, {
				...{ pointer, value: number, label, optional, help, kind: types[0], labelled: !cell },
				minimum: node.minimum,
				maximum: node.maximum
			}),
			labelled: !cell
		};
	}
	if (node['x-content']) return { content: content(pen, spot, optional, cell), labelled: !cell };
	return { content: text(pen, spot, types, optional, cell), labelled: !cell };
}

function namesIn(node: Schema, value: unknown): unknown[] | false {
	const named = Object.keys(node['x-labels'] ?? {});
	if (!named.length) return false;
	const isOther = typeof value === 'string' && value !== '' && !named.includes(value);
	return isOther ? [...named, value] : named;
}

function check(pen: Pen, { pointer, value, label, node }: Spot, cell: boolean): VNode {
	return el(
		'label',
		'check',
		el('input', {
			bind: { pointer, kind: 'boolean' },
			props: {
				type: 'checkbox',
				checked: value === true,
				...(cell && { 'aria-label': label }),
				...described(pen.ctx, pointer, node['x-help'])
			}
		}),
		!cell && word(value === true ? 'yes' : 'no', pen.ctx.lang)
	);
}

function text(pen: Pen, spot: Spot, types: string[], optional: boolean, cell: boolean): VNode {
	const { node, pointer, value, label } = spot;
	const said = value === undefined ? '' : spelled(value);
	const isDice = node['x-widget'] === 'dice';
	const isEither = types.includes('number') || types.includes('integer');
	return textField(pen.ctx, {
		...{ pointer, label, labelled: !cell, help: node['x-help'] },
		value: isDice ? spokenDice(said, pen.ctx.lang) : said,
		long: node['x-widget'] === 'longtext',
		kind: isEither ? 'either' : isDice ? 'dice' : 'text',
		// a text may be empty unless its schema says otherwise: then an empty one is none
		optional: optional && (isEither || (node.minLength ?? 0) > 0 || node.default === undefined),
		maxLength: node.maxLength
	});
}

/** A text that is the id of a content entry. */
function content(pen: Pen, spot: Spot, optional: boolean, cell: boolean): Child {
	const { node, pointer, value, label } = spot;
	const { lang } = pen.ctx;
	const kind = node['x-content'] ?? '';
	const entries = Object.values(pen.content[kind] ?? {});
	const current = typeof value === 'string' ? value : '';
	if (entries.length > 0 && entries.length <= MAX_OPTIONS) {
		const options = entries.map(({ id, name }) => ({ value: id, label: name?.[lang] ?? id }));
		if (current && !options.some((option) => option.value === current)) {
			options.unshift({ value: current, label: current });
		}
		return choice(pen.ctx, { pointer, value: current, label, optional, options, labelled: !cell });
	}
	const told = current ? nameOfValue(pen, node, current) : `${word('pick', lang)} …`;
	return el(
		'button',
		{
			class: 'button',
			do: { cmd: 'pick', pointer, kind },
			props: { 'aria-label': `${label}: ${told}`, ...(!cell && { id: idOf(pointer) }) }
		},
		told
	);
}

/** A short list of plain items. */
function list(pen: Pen, { node, pointer, value, label }: Spot): Child {
	const items = Array.isArray(value) ? value : [];
	const inner = pen.merged(node.items);
	const fixed = items.length <= (node.minItems ?? 0);
	const full = items.length >= (node.maxItems ?? Infinity);
	const { lang } = pen.ctx;
	return [
		items.map((item, index) => {
			const place = `${pointer}/${index}`;
			const name = `${label} ${index + 1}`;
			const spot = {
				node: inner,
				pointer: place,
				keys: [],
				value: item,
				required: true,
				label: name
			};
			return el(
				'div',
				{ key: place, class: 'row' },
				controlOf(pen, spot, true)?.content,
				!fixed &&
					el(
						'button',
						{
							class: ['button', 'quiet'],
							do: { cmd: 'remove', pointer: place },
							props: { 'data-sign': '×', 'aria-label': `${name}: ${word('remove', lang)}` }
						},
						word('remove', lang)
					)
			);
		}),
		!full &&
			el(
				'button',
				{ class: 'button', do: { cmd: 'add', pointer, value: pen.blank(node.items) } },
				`+ ${word('add', lang)}`
			)
	];
}
