/** What every part of the drawn sheet needs: the hero, the language, and how fields look. */
import type { DiceAction, Finding, Improvement, StatBlock, Text } from '../../objects.ts';
import { get } from '../../pointer.ts';
import type { RenderContext } from '../../ruleset.ts';
import type { Attrs, Bind, ClassName, Do, VNode } from '../../vnode.ts';
import type { Hero } from '../hero.ts';
import { improvements } from '../improvements.ts';
import type { Code } from '../tables.ts';
import { attributeCode } from '../tables.ts';
import * as throws from '../throws.ts';
import { statBlocks } from '../values.ts';

export type Child = VNode | string | number | false | undefined | null | Child[];

export class Page {
	readonly hero: Hero;
	/** The sheet as it stands, also where it is wrong; `hero` sees it mended. */
	readonly sheet: unknown;
	readonly lang: 'de' | 'en';
	readonly editing: boolean;
	readonly readonly: boolean;
	readonly actions: Map<string, DiceAction>;
	readonly stats: Map<string, StatBlock>;
	readonly #findings = new Map<string, Finding[]>();
	#improvements: Map<string, Improvement> | undefined;

	constructor(hero: Hero, sheet: unknown, ctx: RenderContext) {
		this.hero = hero;
		this.sheet = sheet;
		this.lang = ctx.lang;
		this.readonly = ctx.readonly;
		this.editing = ctx.mode === 'edit' && !ctx.readonly;
		const actions = ctx.derived?.actions ?? throws.listed(hero);
		const stats = ctx.derived?.stats ?? statBlocks(hero);
		this.actions = new Map(actions.map((one) => [one.id, one]));
		this.stats = new Map(stats.map((one) => [one.id, one]));
		for (const one of ctx.findings) {
			const found = this.#findings.get(one.pointer);
			if (found) found.push(one);
			else this.#findings.set(one.pointer, [one]);
		}
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

	/** The findings at a place and, with `below`, at every place under it. Each is shown once. */
	findings(pointer: string, below = false): VNode[] {
		const shown: VNode[] = [];
		for (const [place, found] of this.#findings) {
			if (place !== pointer && !(below && place.startsWith(`${pointer}/`))) continue;
			this.#findings.delete(place);
			for (const one of found) shown.push(h('p', ['finding', one.severity], [this.t(one.message)]));
		}
		return shown;
	}

	/** What is left to show in the end, because its place is not drawn. */
	rest(): VNode[] {
		return [...this.#findings.keys()].flatMap((pointer) => this.findings(pointer));
	}
}

/** A node. Empty children fall away. */
export function h(
	tag: VNode['tag'],
	name?: ClassName | ClassName[] | '',
	children: Child[] = [],
	more: Partial<Omit<VNode, 'tag' | 'class' | 'children'>> = {}
): VNode {
	const inner = flat(children);
	return {
		tag,
		...(name ? { class: name } : {}),
		...more,
		...(inner.length ? { children: inner } : {})
	};
}

function flat(children: Child[]): (VNode | string)[] {
	const found: (VNode | string)[] = [];
	for (const one of children) {
		if (Array.isArray(one)) found.push(...flat(one));
		else if (typeof one === 'number') found.push(String(one));
		else if (one) found.push(one);
	}
	return found;
}

export const number = (value: number | string): VNode => h('span', 'number', [value]);

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

/** A throw, if there is such an action. A blocked one says why and stays. */
export function thrown(page: Page, id: string, children: Child[], name = ''): VNode | undefined {
	const action = page.actions.get(id);
	if (!action) return undefined;
	const what = name || page.t(action.label);
	const why = action.blocked ? `. ${page.t(action.blocked)}` : '';
	return h('button', 'throw', children, {
		dice: id,
		props: {
			'aria-label': page.say(`${what} würfeln${why}`, `Throw ${what}${why}`),
			...(action.blocked ? { 'data-blocked': true } : {})
		}
	});
}

/** The three attributes of a check, in their colours. */
export const caps = (page: Page, codes: readonly Code[] | undefined): VNode | undefined =>
	codes &&
	h(
		'span',
		'caps',
		codes.map((code) => h('span', 'cap', [page.code(code)], { props: { 'data-cap': code } }))
	);

/** A value that says on a press what it is made of. */
export function explained(page: Page, id: string, label?: string): VNode | undefined {
	const stat = page.stats.get(id);
	if (!stat) return undefined;
	const name = label ?? page.t(stat.label);
	return h('button', ['value', 'quiet'], [h('span', 'code', [name]), number(stat.value)], {
		key: id,
		do: { cmd: 'explain', pointer: '', kind: id },
		props: { 'aria-label': `${page.t(stat.label)} ${stat.value}` }
	});
}

export const press = (
	label: string,
	cmd: Do,
	classes: ClassName[] = [],
	props: Attrs = {}
): VNode => h('button', ['button', ...classes], [label], { do: cmd, props });

/** Takes an entry out of its map. */
export const removal = (page: Page, pointer: string, name: string): VNode =>
	press('×', { cmd: 'remove', pointer }, ['small', 'quiet', 'danger'], {
		'aria-label': page.say(`${name} entfernen`, `Remove ${name}`)
	});

/** A button that writes its value to a place. */
const writes = (
	pointer: string,
	value: number,
	label: string,
	children: Child[],
	disabled = false
): VNode =>
	h('button', ['button', 'small'], children, {
		bind: { pointer, kind: 'integer' },
		props: { value, 'aria-label': label, ...(disabled ? { disabled } : {}) }
	});

/** A number with − and +; while it is not edited, the number. */
export function stepper(
	page: Page,
	pointer: string,
	name: string,
	value: number,
	least: number,
	most: number
): VNode {
	if (!page.editing) return number(value);
	const next = page.improvement(pointer);
	const cost = next ? raising(page, next) : undefined;
	const more = page.say('erhöhen', 'raise');
	const less = page.say('senken', 'lower');
	return h('span', 'stepper', [
		writes(pointer, value - 1, `${name} ${less}`, ['−'], value <= least),
		field(page, pointer, 'integer', name, value, { min: least, max: most }),
		writes(
			pointer,
			value + 1,
			`${name} ${more}${cost ? `: ${cost.said}` : ''}`,
			['+'],
			value >= most
		),
		cost && h('small', cost.class, [cost.short])
	]);
}

/** What the next step costs, in short and in words. Nothing hinders it: rules warn, they do not
 * refuse. */
function raising(page: Page, next: Improvement) {
	const points = next.cost === null ? '? AP' : `${next.cost} AP`;
	const why = next.blocked && page.t(next.blocked);
	const limit = why && /^(?:Höchstens|At most) (\d+)/.exec(why)?.[1];
	return {
		short: limit ? `max ${limit}` : points,
		said: why ?? points,
		class: (why ? ['change', 'muted'] : ['change']) as ClassName[]
	};
}

/** An input alone, with its name for those who do not see it. */
export const field = (
	_page: Page,
	pointer: string,
	kind: Bind['kind'],
	name: string,
	value: unknown,
	props: Attrs = {}
): VNode =>
	h('input', '', [], {
		key: pointer,
		bind: { pointer, kind, optional: true },
		props: {
			type: kind === 'text' ? 'text' : 'number',
			...(kind === 'number' ? { step: 'any' } : {}),
			value: typeof value === 'string' || typeof value === 'number' ? value : '',
			'aria-label': name,
			...props
		}
	});

/** A field with its label above and its findings under it; a text while nothing is edited. */
export function labelled(
	page: Page,
	pointer: string,
	name: string,
	kind: Bind['kind'] = 'text',
	props: Attrs = {}
): VNode | undefined {
	const value = get(page.sheet, pointer);
	if (!page.editing) return shownField(pointer, name, value);
	return h(
		'label',
		'field',
		[
			h('span', 'label', [name]),
			field(page, pointer, kind, name, value, props),
			page.findings(pointer)
		],
		{ key: pointer }
	);
}

export const shownField = (key: string, name: string, value: unknown): VNode | undefined =>
	value === undefined || value === ''
		? undefined
		: h('div', 'field', [h('span', 'label', [name]), h('span', 'value', [String(value)])], { key });

/** A longer text, with its line breaks. */
export function longText(
	page: Page,
	pointer: string,
	name: string,
	maxlength: number
): VNode | undefined {
	const value = get(page.sheet, pointer);
	const said = typeof value === 'string' ? value : '';
	if (!page.editing)
		return said
			? h('div', ['field', 'long', 'wide'], [h('span', 'label', [name]), h('p', '', [said])], {
					key: pointer
				})
			: undefined;
	return h(
		'label',
		['field', 'long', 'wide'],
		[
			h('span', 'label', [name]),
			h('textarea', '', [], {
				bind: { pointer, kind: 'text', optional: true },
				props: { value: said, maxlength, rows: 3 }
			})
		],
		{ key: pointer }
	);
}

/** A check box with its name beside it. */
export const checkBox = (
	page: Page,
	pointer: string,
	name: string,
	checked: boolean,
	optional = true
): VNode =>
	h(
		'label',
		'check',
		[
			h('input', '', [], {
				bind: { pointer, kind: 'boolean', optional },
				props: { type: 'checkbox', checked, ...(page.editing ? {} : { disabled: true }) }
			}),
			h('span', '', [name])
		],
		{ key: pointer }
	);

export type Option = [value: string, label: string];

/** One value out of a list. */
export const choice = (
	pointer: string,
	name: string,
	value: string,
	options: Option[],
	kind: Bind['kind'] = 'text'
): VNode =>
	h(
		'choice',
		'',
		(options.some(([one]) => one === value) ? options : [[value, value] as Option, ...options]).map(
			([one, label]) => h('option', '', [label], { key: one, props: { value: one } })
		),
		{ key: pointer, bind: { pointer, kind, optional: true }, props: { value, 'aria-label': name } }
	);
