/** Fields of the sheet: what they hold while it is edited, and what they say while it is not. */
import * as parts from '../../parts.ts';
import { get } from '../../pointer.ts';
import type { Attrs, Bind, VNode } from '../../vnode.ts';
import { spokenDice, spokenNumber } from '../../words.ts';
import type { Step } from '../improvements.ts';
import type { Child, Page } from './page.ts';
import { h, number } from './page.ts';

/** A number with − and + and what the next step costs; while it is not edited, the number. */
export function stepper(
	page: Page,
	pointer: string,
	label: string,
	value: number,
	minimum: number,
	maximum: number
): Child {
	if (!page.editing) return number(value);
	const stands = get(page.sheet, pointer);
	const shown = typeof stands === 'number' ? stands : value;
	const step = page.step(pointer);
	return [
		parts.stepper(page.ctx, { pointer, value: shown, label, minimum, maximum, optional: true }),
		step && cost(page, step)
	];
}

/** What the next step costs. Nothing hinders it: rules warn, they do not refuse. */
function cost(page: Page, { cost, blocked, most }: Step): VNode {
	const points = cost === null ? '? AP' : `${cost} AP`;
	return h(
		'small',
		blocked ? ['unit', 'muted'] : 'unit',
		[most === undefined ? points : `max ${most}`],
		{ props: { 'aria-label': blocked ? `${points}. ${page.t(blocked)}` : points } }
	);
}

interface Asked {
	kind?: Bind['kind'];
	required?: boolean;
	props?: Attrs;
}

/** An input alone, with its name for those who do not see it. It shows what stands in the sheet, or
 * else `value`. */
export function input(
	page: Page,
	pointer: string,
	name: string,
	value: unknown,
	{ kind = 'text', required = false, props = {} }: Asked = {}
): VNode {
	const stands = get(page.sheet, pointer) ?? value;
	const isDice = kind === 'dice' && typeof stands === 'string';
	const shown = isDice ? spokenDice(stands, page.lang) : stands;
	return h('input', '', [], {
		key: pointer,
		bind: { pointer, kind, ...(!required && { optional: true }) },
		props: {
			type: kind === 'text' || kind === 'dice' ? 'text' : 'number',
			...(kind === 'number' && { step: 'any' }),
			value: typeof shown === 'string' || typeof shown === 'number' ? shown : '',
			'aria-label': name,
			...parts.described(page.ctx, pointer),
			...props
		}
	});
}

/** A field with its label above and its findings under it; a text while nothing is edited. */
export function labelled(
	page: Page,
	pointer: string,
	label: string,
	asked: Asked & { width?: number; shown?: unknown } = {}
): VNode | undefined {
	const value = get(page.sheet, pointer) ?? asked.shown;
	const { width = 3 } = asked;
	if (!page.editing) return told(page, pointer, label, value, width);
	return parts.field(
		page.ctx,
		{ pointer, label, width },
		input(page, pointer, label, value, asked)
	);
}

/** What a place holds, unless it holds nothing. */
export const told = (
	page: Page,
	pointer: string,
	label: string,
	value: unknown,
	width = 3
): VNode | undefined =>
	value === undefined || value === ''
		? undefined
		: parts.field(
				page.ctx,
				{ pointer, label, width },
				h('span', 'value', [
					typeof value === 'number' ? spokenNumber(value, page.lang) : String(value)
				])
			);

/** A longer text. */
export function longText(
	page: Page,
	pointer: string,
	label: string,
	maxlength: number
): VNode | undefined {
	const value = get(page.sheet, pointer);
	const said = typeof value === 'string' ? value : '';
	if (!said && !page.editing) return undefined;
	return parts.field(
		page.ctx,
		{ pointer, label },
		page.editing
			? h('textarea', 'long', [], {
					bind: { pointer, kind: 'text', optional: true },
					props: { value: said, maxlength, rows: 3, 'aria-label': label }
				})
			: h('p', 'long', [said])
	);
}

/** A check box with its name beside it. */
export const checkBox = (page: Page, pointer: string, name: string, checked: boolean): VNode =>
	h(
		'label',
		'check',
		[
			h('input', '', [], {
				bind: { pointer, kind: 'boolean' },
				props: { type: 'checkbox', checked, ...parts.described(page.ctx, pointer) }
			}),
			name
		],
		{ key: pointer, props: { 'data-width': 4 } }
	);

export type Option = [value: string, label: string];

/** One value out of a list. One that the list does not know stays in it. */
export function choice(
	page: Page,
	pointer: string,
	label: string,
	value: string,
	options: Option[],
	{ kind = 'text', required = false }: Asked = {}
): VNode {
	const known = !value || options.some(([one]) => one === value);
	const all = known ? options : [[value, value] as Option, ...options];
	return parts.choice(page.ctx, {
		pointer,
		value,
		label,
		options: all.map(([one, said]) => ({ value: one, label: said })),
		kind,
		optional: !required
	});
}
