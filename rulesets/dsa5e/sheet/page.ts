/** What every part of the drawn sheet needs: the hero, the language, and how fields look. */
import { el, type Child } from '../../draw.ts';
import type { DiceAction, Finding, StatBlock, Text } from '../../objects.ts';
import * as parts from '../../parts.ts';
import type { RenderContext } from '../../ruleset.ts';
import type { Attrs, ClassName, VNode } from '../../vnode.ts';
import type { Hero } from '../hero.ts';
import type { Code } from '../tables.ts';
import { attributeCode } from '../tables.ts';
import * as throws from '../throws.ts';
import { statBlocks } from '../values.ts';
import type { editor } from './edit/index.ts';

export type { Child };
/** Draws what is edited; it may not be at hand. */
export type Editor = typeof editor;

export class Page {
	readonly hero: Hero;
	/** The sheet as it stands, also where it is wrong; `hero` sees it mended. */
	readonly sheet: unknown;
	readonly ctx: RenderContext;
	readonly lang: 'de' | 'en';
	/** While the sheet is edited. */
	readonly edit: Editor | undefined;
	readonly readonly: boolean;
	readonly actions: Map<string, DiceAction>;
	readonly stats: Map<string, StatBlock>;
	readonly compare: (one: string, other: string) => number;

	constructor(hero: Hero, sheet: unknown, ctx: RenderContext, editor?: Editor) {
		this.hero = hero;
		this.sheet = sheet;
		this.ctx = ctx;
		this.lang = ctx.lang;
		this.readonly = ctx.readonly;
		this.edit = ctx.mode === 'edit' && !ctx.readonly ? editor : undefined;
		const actions = ctx.derived?.actions ?? throws.listed(hero);
		const stats = ctx.derived?.stats ?? statBlocks(hero);
		this.actions = new Map(actions.map((one) => [one.id, one]));
		this.stats = new Map(stats.map((one) => [one.id, one]));
		this.compare = collators[ctx.lang].compare;
	}

	/** A part without the player's own words: the very same for sheets that differ in words alone. */
	same<T>(part: (page: Page) => T): T {
		const drawn = this.hero.once(Page, () => new Map<unknown, [Page, unknown]>());
		const [page, before] = drawn.get(part) ?? [];
		if (page && this.#looksLike(page)) return before as T;
		const now = part(this);
		drawn.set(part, [this, now]);
		return now;
	}

	#looksLike({ lang, readonly, edit, ctx: { findings, derived } }: Page): boolean {
		const mine = this.ctx;
		return (
			lang === this.lang &&
			readonly === this.readonly &&
			edit === this.edit &&
			derived?.stats === mine.derived?.stats &&
			derived?.actions === mine.derived?.actions &&
			findings.length === mine.findings.length &&
			findings.every((one, index) => one === mine.findings[index])
		);
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
	classes: ClassName[] = [],
	props: Attrs = {}
): VNode =>
	h(
		'li',
		['line', ...classes],
		[h('span', 'name', [name], { props }), h('span', 'row', end), under],
		{ key }
	);

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
