/** Fields that are edited. */
import * as controls from '../../../controls.ts';
import * as parts from '../../../parts.ts';
import { get } from '../../../pointer.ts';
import type { VNode } from '../../../vnode.ts';
import { spokenDice } from '../../../words.ts';
import type { Hero } from '../../hero.ts';
import type { Step } from '../../improvements.ts';
import { steps } from '../../improvements.ts';
import type { Asked, AskedField } from '../fields.ts';
import type { Child, Page } from '../page.ts';
import { h } from '../page.ts';

/** A number with − and + and what the next step costs. */
export function stepper(
	page: Page,
	pointer: string,
	label: string,
	value: number,
	minimum: number,
	maximum: number
): Child {
	const stands = get(page.sheet, pointer);
	const shown = typeof stands === 'number' ? stands : value;
	const step = stepsOf(page.hero).get(pointer);
	return [
		controls.stepper(page.ctx, { pointer, value: shown, label, minimum, maximum, optional: true }),
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

/** What comes next at each place that can be raised. */
const stepsOf = (hero: Hero): Map<string, Step> =>
	hero.once('steps by place', () => new Map(steps(hero).map((one) => [one.pointer, one])));

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

/** A field with its label above and its findings under it. */
export const labelled = (
	page: Page,
	pointer: string,
	label: string,
	asked: AskedField = {}
): VNode =>
	parts.field(
		page.ctx,
		{ pointer, label, width: asked.width ?? 3 },
		input(page, pointer, label, asked.shown, asked)
	);

/** Where a longer text is written. */
export const textArea = (pointer: string, label: string, value: string, maxlength: number): VNode =>
	h('textarea', 'long', [], {
		bind: { pointer, kind: 'text', optional: true },
		props: { value, maxlength, rows: 3, 'aria-label': label }
	});

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
	return controls.choice(page.ctx, {
		pointer,
		value,
		label,
		options: all.map(([one, said]) => ({ value: one, label: said })),
		kind,
		optional: !required
	});
}
