/** What every part of the drawn sheet needs: the hero, the language, and how fields look. */
import { el, type Child } from '../../draw.ts';
import type { DiceAction, Finding, Improvement, StatBlock, Text } from '../../objects.ts';
import * as parts from '../../parts.ts';
import { get } from '../../pointer.ts';
import type { RenderContext } from '../../ruleset.ts';
import type { Attrs, Bind, ClassName, Do, VNode } from '../../vnode.ts';
import { spokenNumber } from '../../words.ts';
import type { Hero } from '../hero.ts';
import { improvements } from '../improvements.ts';
import type { Code } from '../tables.ts';
import { attributeCode } from '../tables.ts';
import * as throws from '../throws.ts';
import { statBlocks } from '../values.ts';

export type { Child };

export class Page {
	readonly hero: Hero;
	/** The sheet as it stands, also where it is wrong; `hero` sees it mended. */
	readonly sheet: unknown;
	readonly ctx: RenderContext;
	readonly lang: 'de' | 'en';
	readonly editing: boolean;
	readonly readonly: boolean;
	readonly actions: Map<string, DiceAction>;
	readonly stats: Map<string, StatBlock>;
	readonly compare: (one: string, other: string) => number;
	#improvements: Map<string, Improvement> | undefined;

	constructor(hero: Hero, sheet: unknown, ctx: RenderContext) {
		this.hero = hero;
		this.sheet = sheet;
		this.ctx = ctx;
		this.lang = ctx.lang;
		this.readonly = ctx.readonly;
		this.editing = ctx.mode === 'edit' && !ctx.readonly;
		const actions = ctx.derived?.actions ?? throws.listed(hero);
		const stats = ctx.derived?.stats ?? statBlocks(hero);
		this.actions = new Map(actions.map((one) => [one.id, one]));
		this.stats = new Map(stats.map((one) => [one.id, one]));
		this.compare = collators[ctx.lang].compare;
	}

	/** A text in the reader's language. */
	t(text: Text): string {
		return text[this.lang];
	}

	say(de: string, en: string): string {
		return this.lang === 'de' ? de : en;
	}

	code(code: Code): string {
		return this.t(attributeCode(code));
	}

	improvement(pointer: string): Improvement | undefined {
		this.#improvements ??= new Map(improvements(this.hero).map((one) => [one.pointer, one]));
		return this.#improvements.get(pointer);
	}

	findings(pointer: string): VNode[] {
		return parts.findingLines(this.ctx, pointer);
	}

	/** The findings at a place and at every place under it. */
	findingsBelow(pointer: string): VNode[] {
		const below = this.ctx.findings.filter((one) => one.pointer.startsWith(`${pointer}/`));
		return [pointer, ...new Set(below.map((one: Finding) => one.pointer))].flatMap((place) =>
			this.findings(place)
		);
	}
}

const collators = { de: new Intl.Collator('de'), en: new Intl.Collator('en') };

/** A node by tag, class and children. */
export const h = (
	tag: VNode['tag'],
	name: ClassName | readonly ClassName[] | '' = '',
	children: readonly Child[] = [],
	more: Partial<Omit<VNode, 'tag' | 'class' | 'children'>> = {}
): VNode => el(tag, { ...(name && { class: name }), ...more }, children);

export const number = (value: number | string): VNode => h('span', 'number', [value]);

/** A name, and at the end of its line what belongs to it; what is `under` it has its own line. */
export const line = (
	key: string,
	name: Child,
	end: readonly Child[],
	under: Child = undefined,
	classes: ClassName[] = []
): VNode =>
	h('li', ['line', ...classes], [h('span', 'name', [name]), h('span', 'row', end), under], { key });

/** A part of the sheet that can be folded away. */
export const section = (
	key: string,
	title: string,
	children: Child[],
	classes: ClassName[] = []
): VNode =>
	h('details', ['section', ...classes], [h('summary', '', [h('h2', '', [title])]), children], {
		key,
		props: { open: true }
	});

/** A part of a section that stays together. */
export const block = (key: string, title: string, children: Child): VNode =>
	h('div', 'group', [title && h('h3', '', [title]), children], { key });

/** A throw that shows what is given, if there is such an action. A blocked one says why. */
export function thrown(
	page: Page,
	id: string,
	children: Child[],
	name?: string
): VNode | undefined {
	const action = page.actions.get(id);
	if (!action) return undefined;
	const what = name ?? page.t(action.label);
	const why = action.blocked ? `. ${page.t(action.blocked)}` : '';
	return h('button', 'throw', children, {
		dice: id,
		props: {
			'aria-label': page.say(`${what} würfeln${why}`, `Roll ${what}${why}`),
			...(action.blocked && { 'aria-disabled': true })
		}
	});
}

/** The attributes of a check, in their colours. */
export const caps = (page: Page, codes: readonly Code[] | undefined): VNode | undefined =>
	codes &&
	parts.caps(
		codes,
		codes.map((code) => page.code(code))
	);

/** A derived value with its name; a press says what it is made of. */
export function explained(page: Page, id: string, label?: string): VNode | undefined {
	const stat = page.stats.get(id);
	if (!stat) return undefined;
	const name = h('span', ['code', 'muted'], [label ?? page.t(stat.label)]);
	return h('div', 'tile', [name, parts.explained(page.ctx, stat)], { key: id });
}

export const press = (
	label: string,
	cmd: Do,
	classes: ClassName[] = [],
	props: Attrs = {}
): VNode => h('button', ['button', ...classes], [label], { do: cmd, props });

/** Takes an entry out of its map. */
export const removal = (page: Page, pointer: string, name: string): VNode =>
	press('×', { cmd: 'remove', pointer }, ['quiet'], {
		'aria-label': page.say(`${name} entfernen`, `Remove ${name}`)
	});

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
	const next = page.improvement(pointer);
	return [
		parts.stepper(page.ctx, { pointer, value, label, minimum, maximum, optional: true }),
		next && cost(page, next)
	];
}

/** What the next step costs. Nothing hinders it: rules warn, they do not refuse. */
function cost(page: Page, next: Improvement): VNode {
	const points = next.cost === null ? '? AP' : `${next.cost} AP`;
	const why = next.blocked && page.t(next.blocked);
	const most = why && /^(?:Höchstens|At most) (\d+)/.exec(why)?.[1];
	return h('small', why ? ['unit', 'muted'] : 'unit', [most ? `max ${most}` : points], {
		props: { 'aria-label': why ? `${points}. ${why}` : points }
	});
}

interface Asked {
	kind?: Bind['kind'];
	required?: boolean;
	props?: Attrs;
}

/** An input alone, with its name for those who do not see it. */
export const input = (
	page: Page,
	pointer: string,
	name: string,
	value: unknown,
	{ kind = 'text', required = false, props = {} }: Asked = {}
): VNode =>
	h('input', '', [], {
		key: pointer,
		bind: { pointer, kind, ...(!required && { optional: true }) },
		props: {
			type: kind === 'text' ? 'text' : 'number',
			...(kind === 'number' && { step: 'any' }),
			value: typeof value === 'string' || typeof value === 'number' ? value : '',
			'aria-label': name,
			...parts.described(page.ctx, pointer),
			...props
		}
	});

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
