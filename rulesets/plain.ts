/** The pieces of sheets that their schema draws: throws and counters that say what they are. */
import { el } from './draw.ts';
import type { DiceAction, Resource } from './objects.ts';
import { adjust, say, type Frame } from './parts.ts';
import type { RenderContext } from './ruleset.ts';
import type { VNode } from './vnode.ts';
import { spokenDice, spokenNumber, word } from './words.ts';

/** A resource as a number with − and +. */
export function counter(ctx: Frame, resource: Resource): VNode {
	const value = spokenNumber(resource.value, ctx.lang);
	if (ctx.readonly) return el('span', ['value', 'number'], value);
	return el(
		'div',
		'stepper',
		adjust(ctx, resource, -1),
		el(
			'button',
			{
				class: ['value', 'number'],
				adjust: resource.id,
				props: { 'aria-label': `${say(resource.label, ctx)} ${value}. ${word('change', ctx.lang)}` }
			},
			value
		),
		adjust(ctx, resource, 1)
	);
}

/** The button of a throw; `label` in place of the action's own where its field has said that. */
export function throwButton(
	ctx: Pick<RenderContext, 'lang'>,
	action: DiceAction,
	label?: string
): VNode {
	const dice = spokenDice(action.groups.map((group) => group.roll).join(' '), ctx.lang);
	const name = say(action.label, ctx);
	return el(
		'button',
		{
			key: `throw-${action.id}`,
			class: 'throw',
			dice: action.id,
			props: {
				...(label !== undefined &&
					label !== name && { 'aria-label': `${name} ${word('roll', ctx.lang)}` }),
				...(action.blocked && { 'aria-disabled': true })
			}
		},
		el('span', 'name', label ?? name),
		label !== dice && el('span', 'dice', dice),
		action.blocked && el('small', 'muted', say(action.blocked, ctx))
	);
}
