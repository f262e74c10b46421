/** The pieces that sheets are edited with: numbers, texts, choices, and the tools of entries. */
import { el } from './draw.ts';
import type { Text } from './objects.ts';
import { described, idOf, type Frame } from './parts.ts';
import type { Bind, Do, VNode } from './vnode.ts';
import { word } from './words.ts';

export interface NumberOptions {
	pointer: string;
	value: number | undefined;
	label: string;
	minimum?: number | undefined;
	maximum?: number | undefined;
	kind?: 'integer' | 'number';
	optional?: boolean;
	/** without its own label the input is named by `aria-label` */
	labelled?: boolean;
	help?: Text | undefined;
}

/** A number with − and +. */
export function stepper(ctx: Frame, options: NumberOptions): VNode {
	const { pointer, value, label, minimum, maximum, kind = 'integer', optional = false } = options;
	const bind: Bind = { pointer, kind, ...(optional && { optional }) };
	const step = (by: -1 | 1) => {
		const next = value === undefined ? (minimum ?? 0) : value + by;
		const within = next >= (minimum ?? -Infinity) && next <= (maximum ?? Infinity);
		const name = `${label}: ${word(by < 0 ? 'less' : 'more', ctx.lang)}`;
		return el(
			'button',
			{
				...(within ? { bind } : {}),
				props: { value: next, 'aria-label': name, ...(!within && { 'aria-disabled': true }) }
			},
			by < 0 ? '−' : '+'
		);
	};
	return el(
		'div',
		'stepper',
		step(-1),
		el('input', {
			bind,
			props: {
				type: 'number',
				inputmode: (minimum ?? -1) < 0 ? 'text' : 'numeric',
				value: value ?? '',
				...(kind === 'number' && { step: 'any' }),
				...(minimum !== undefined && { min: minimum }),
				...(maximum !== undefined && { max: maximum }),
				...(options.labelled ? { id: idOf(pointer) } : { 'aria-label': label }),
				...described(ctx, pointer, options.help)
			}
		}),
		step(1)
	);
}

export interface TextOptions {
	pointer: string;
	value: string;
	label: string;
	long?: boolean;
	/** `either` is a number where what is entered reads as one */
	kind?: 'text' | 'either' | 'dice';
	optional?: boolean;
	maxLength?: number | undefined;
	labelled?: boolean;
	help?: Text | undefined;
}

/** A text, of one line or of many. */
export function textField(ctx: Frame, options: TextOptions): VNode {
	const { pointer, value, label, long = false, kind = 'text', maxLength } = options;
	const rows = Math.min(16, Math.max(3, value.split('\n').length + 1));
	return el(long ? 'textarea' : 'input', {
		bind: { pointer, kind, ...(options.optional && { optional: true }) },
		props: {
			...(long ? { rows } : { type: 'text' }),
			value,
			...(maxLength !== undefined && { maxlength: maxLength }),
			...(options.labelled ? { id: idOf(pointer) } : { 'aria-label': label }),
			...described(ctx, pointer, options.help)
		}
	});
}

/** One of some values, in a list of our own. */
export function choice(
	ctx: Frame,
	options: {
		pointer: string;
		value: string | number | undefined;
		label: string;
		options: readonly { value: string | number; label: string }[];
		kind?: Bind['kind'];
		optional?: boolean;
		labelled?: boolean;
		help?: Text | undefined;
	}
): VNode {
	const { pointer, value, label, kind = 'text', optional = false } = options;
	return el(
		'choice',
		{
			bind: { pointer, kind, ...(optional && { optional }) },
			props: {
				value: value ?? '',
				...(options.labelled && { id: idOf(pointer) }),
				'aria-label': label,
				...described(ctx, pointer, options.help)
			}
		},
		optional && el('option', { key: '', props: { value: '' } }, `– ${word('none', ctx.lang)} –`),
		options.options.map((option) =>
			el('option', { key: `${option.value}`, props: { value: option.value } }, option.label)
		)
	);
}

/** What moves an entry up and down, and away. */
export function entryTools(
	ctx: Frame,
	{ pointer, name, index, count }: { pointer: string; name: string; index: number; count: number },
	moves = true
): VNode {
	const button = (told: 'up' | 'down' | 'remove', sign: string, action: Do, dead = false) =>
		el(
			'button',
			{
				class: ['button', 'quiet'],
				...(!dead && { do: action }),
				props: {
					'data-sign': sign,
					'aria-label': `${name}: ${word(told, ctx.lang)}`,
					...(dead && { 'aria-disabled': true })
				}
			},
			word(told, ctx.lang)
		);
	return el(
		'div',
		'toolbar',
		moves && button('up', '↑', { cmd: 'move', pointer, by: -1 }, index === 0),
		moves && button('down', '↓', { cmd: 'move', pointer, by: 1 }, index === count - 1),
		button('remove', '×', { cmd: 'remove', pointer })
	);
}

/** The button under a list. */
export const addButton = (label: string, action: Do): VNode =>
	el('button', { key: 'add', class: 'button', do: action }, `+ ${label}`);
