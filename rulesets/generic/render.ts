/** The sheet of any game: pools and throws at hand in play, plain forms in edit. */
import { addButton, choice, entryTools, stepper, textField } from '../controls.ts';
import { el, type Child } from '../draw.ts';
import { ordered as all } from '../entries.ts';
import type { DiceAction, Resource, Text } from '../objects.ts';
import { bar, field, findingLines, findingsAt, findingsSummary, say } from '../parts.ts';
import { counter, throwButton } from '../plain.ts';
import { isObject, join, parse } from '../pointer.ts';
import type { RenderContext } from '../ruleset.ts';
import { isPlace, type VNode } from '../vnode.ts';
import { spokenDice, spokenNumber, word } from '../words.ts';
import { WORDS } from './words.ts';

type Ctx = RenderContext & { actions: readonly DiceAction[]; resources: readonly Resource[] };
type Members = Record<string, unknown>;

/** Entries in their order, but for keys that no pointer may name. */
const ordered = (map: unknown) => all(map).filter(([key]) => isPlace(join('', key)));

/** Whatever a sheet with errors holds: what is no text or number is drawn empty. */
const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const number = (value: unknown): number | undefined =>
	typeof value === 'number' ? value : undefined;
const members = (value: unknown): Members => (isObject(value) ? value : {});

export function renderGeneric(sheet: Members, ctx: Ctx): VNode {
	const edits = ctx.mode === 'edit' && !ctx.readonly;
	const parts = [
		section(ctx, 'person', person(sheet, ctx, edits)),
		section(ctx, 'throws', throws(sheet, ctx, edits)),
		section(ctx, 'pools', pools(sheet, ctx, edits)),
		section(ctx, 'values', values(sheet, ctx, edits)),
		section(ctx, 'notes', notes(sheet, ctx, edits))
	];
	return el(
		'article',
		{ class: 'sheet', props: { 'data-mode': ctx.mode } },
		findingsSummary(ctx, (pointer) => nameOf(sheet, pointer, ctx)),
		el('div', 'columns', parts)
	);
}

function section(
	ctx: Ctx,
	id: 'person' | 'throws' | 'pools' | 'values' | 'notes',
	content: Child[]
) {
	if (!content.flat().some(Boolean)) return null;
	return el('section', { key: id, class: 'section' }, el('h2', {}, say(WORDS[id], ctx)), content);
}

function person(sheet: Members, ctx: Ctx, edits: boolean): Child[] {
	const hp = members(sheet.hp);
	const concept = text(sheet.concept);
	const at = (pointer: string) => ctx.resources.find((resource) => resource.pointer === pointer);
	const [life, extra] = [at('/hp/current'), at('/hp/temporary')];
	return [
		el(
			'div',
			'grid',
			edits
				? line(ctx, '/concept', WORDS.concept, {
						value: concept,
						help: WORDS.conceptHelp,
						maxLength: 200
					})
				: concept && el('p', { props: { 'data-at': '/concept' } }, concept),
			field(ctx, { pointer: '/hp/current', label: say(WORDS.hp, ctx) }, life && bar(ctx, life)),
			edits &&
				count(
					ctx,
					'/hp/maximum',
					WORDS.maximum,
					{ value: number(hp.maximum), minimum: 1, maximum: 9999 },
					6
				),
			field(
				ctx,
				{ pointer: '/hp/temporary', label: say(WORDS.temporary, ctx), width: 6 },
				extra
					? counter(ctx, extra)
					: !ctx.readonly &&
							el(
								'button',
								{
									class: 'button',
									bind: { pointer: '/hp/temporary', kind: 'integer' },
									props: { value: 0 }
								},
								say(WORDS.addTemporary, ctx)
							)
			)
		)
	];
}

// Throws ------------------------------------------------------------------------------------------

function throws(sheet: Members, ctx: Ctx, edits: boolean): Child[] {
	const actions = ordered(sheet.actions) as [string, unknown][];
	if (!edits) {
		return [
			el(
				'div',
				'stack',
				actions.map(([key, action]) => oneThrow(ctx, key, members(action)))
			)
		];
	}
	return [
		el(
			'div',
			'cards',
			actions.map(([key, action], index) =>
				throwForm(ctx, key, members(action), { index, count: actions.length })
			)
		),
		addButton(say(WORDS.addThrow, ctx), {
			cmd: 'add',
			pointer: '/actions',
			value: { label: word('unnamed', ctx.lang), dice: '1d20', category: 'custom' }
		})
	];
}

function oneThrow(ctx: Ctx, key: string, { target, compare }: Members): Child {
	const action = ctx.actions.find((action) => action.id === `action.${key}`);
	if (!action) return null;
	const sign = compare === '<=' ? '≤' : '≥';
	return el(
		'div',
		{ key, class: 'row', props: { 'data-at': join('/actions', key) } },
		throwButton(ctx, action),
		number(target) !== undefined &&
			el('span', ['number', 'muted'], `${sign} ${spokenNumber(number(target) ?? 0, ctx.lang)}`)
	);
}

function throwForm(
	ctx: Ctx,
	key: string,
	action: Members,
	at: { index: number; count: number }
): VNode {
	const pointer = join('/actions', key);
	const pick = (name: 'category' | 'compare', label: Text, options: readonly [string, Text][]) =>
		field(
			ctx,
			{ pointer: join(pointer, name), label: say(label, ctx), width: 6, labels: true },
			choice(ctx, {
				...{ pointer: join(pointer, name), label: say(label, ctx), optional: true, labelled: true },
				value: text(action[name]),
				options: options.map(([value, text]) => ({ value, label: say(text, ctx) }))
			})
		);
	return el(
		'section',
		{ key, class: 'entry', props: { 'data-at': pointer } },
		head(ctx, pointer, action, at),
		findingLines(ctx, pointer),
		el(
			'div',
			'grid',
			line(ctx, join(pointer, 'dice'), WORDS.dice, {
				value: spokenDice(text(action.dice), ctx.lang),
				kind: 'dice',
				...(findingsAt(ctx, join(pointer, 'dice')).length > 0 && { help: WORDS.diceHelp }),
				maxLength: 60,
				width: 6
			}),
			pick('category', WORDS.category, CATEGORIES),
			pick('compare', WORDS.compare, COMPARISONS),
			count(
				ctx,
				join(pointer, 'target'),
				WORDS.target,
				{ value: number(action.target), minimum: -9999, maximum: 9999, optional: true },
				6
			)
		)
	);
}

const CATEGORIES: readonly [string, Text][] = [
	['attack', WORDS.attack],
	['skill', WORDS.skill],
	['save', WORDS.save],
	['damage', WORDS.damage],
	['custom', WORDS.custom]
];
const COMPARISONS: readonly [string, Text][] = [
	['>=', WORDS.atLeast],
	['<=', WORDS.atMost]
];

// Pools and values --------------------------------------------------------------------------------

function pools(sheet: Members, ctx: Ctx, edits: boolean): Child[] {
	const own = ordered(sheet.resources) as [string, unknown][];
	const rows = own.map(([key, pool], index) => {
		const pointer = join('/resources', key);
		const resource = ctx.resources.find((resource) => resource.pointer === join(pointer, 'value'));
		const moved = resource && (resource.maximum > 30 ? counter(ctx, resource) : bar(ctx, resource));
		if (edits) return poolForm(ctx, pointer, members(pool), moved, { index, count: own.length });
		return field(
			ctx,
			{ pointer: join(pointer, 'value'), label: text(members(pool).label), key },
			moved
		);
	});
	if (!edits) return [el('div', 'stack', rows)];
	return [
		el('div', 'cards', rows),
		addButton(say(WORDS.addPool, ctx), {
			cmd: 'add',
			pointer: '/resources',
			value: { label: word('unnamed', ctx.lang), value: 0, maximum: 10 }
		})
	];
}

function poolForm(
	ctx: Ctx,
	pointer: string,
	pool: Members,
	moved: Child,
	at: { index: number; count: number }
): VNode {
	const bound = { minimum: -9999, maximum: 9999 };
	return el(
		'section',
		{ key: pointer, class: 'entry', props: { 'data-at': pointer } },
		head(ctx, pointer, pool, at),
		el(
			'div',
			'grid',
			field(ctx, { pointer: join(pointer, 'value'), label: say(WORDS.now, ctx) }, moved),
			count(
				ctx,
				join(pointer, 'minimum'),
				WORDS.minimum,
				{ value: number(pool.minimum), ...bound, optional: true },
				6
			),
			count(
				ctx,
				join(pointer, 'maximum'),
				WORDS.maximum,
				{ value: number(pool.maximum), ...bound },
				6
			),
			el(
				'label',
				'check',
				el('input', {
					bind: { pointer: join(pointer, 'shared'), kind: 'boolean' },
					props: { type: 'checkbox', checked: pool.shared === true }
				}),
				say(WORDS.shared, ctx)
			)
		)
	);
}

function values(sheet: Members, ctx: Ctx, edits: boolean): Child[] {
	const own = ordered(sheet.sections) as [string, unknown][];
	const rows = own.map(([key, value], index) => {
		const pointer = join('/sections', key);
		const part = members(value);
		const entries = ordered(part.entries) as [string, unknown][];
		if (edits) return valuesForm(ctx, pointer, part, entries, { index, count: own.length });
		return el(
			'section',
			{ key, class: 'entry', props: { 'data-at': pointer } },
			el('h3', 'name', text(part.label)),
			el(
				'div',
				'grid',
				entries.map(([key, entry]) => {
					const { label, value } = members(entry);
					const told = typeof value === 'number' ? spokenNumber(value, ctx.lang) : text(value);
					const isLong = told.length > 12;
					return field(
						ctx,
						{
							pointer: join(pointer, 'entries', key),
							label: text(label),
							key,
							width: isLong ? 12 : 3
						},
						el('span', typeof value === 'number' ? ['value', 'number'] : 'value', told)
					);
				})
			)
		);
	});
	const cards = rows.length > 0 && el('div', 'cards', rows);
	if (!edits) return [cards];
	const value = { label: word('unnamed', ctx.lang), entries: {} };
	return [
		cards,
		addButton(say(WORDS.addSection, ctx), { cmd: 'add', pointer: '/sections', value })
	];
}

function valuesForm(
	ctx: Ctx,
	pointer: string,
	part: Members,
	entries: [string, unknown][],
	at: { index: number; count: number }
): VNode {
	const list = join(pointer, 'entries');
	return el(
		'section',
		{ key: pointer, class: 'entry', props: { 'data-at': pointer } },
		head(ctx, pointer, part, at),
		entries.map(([key, value], index) => {
			const place = join(list, key);
			const entry = members(value);
			return el(
				'div',
				{ key, class: 'row', props: { 'data-at': place } },
				line(ctx, join(place, 'label'), WORDS.name, { value: text(entry.label), maxLength: 80 }),
				line(ctx, join(place, 'value'), WORDS.value, {
					value: text(entry.value),
					kind: 'either',
					maxLength: 2000
				}),
				entryTools(ctx, { pointer: place, name: text(entry.label), index, count: entries.length })
			);
		}),
		addButton(say(WORDS.addValue, ctx), {
			cmd: 'add',
			pointer: list,
			value: { label: word('unnamed', ctx.lang), value: 0 }
		})
	);
}

function notes(sheet: Members, ctx: Ctx, edits: boolean): Child[] {
	const value = text(sheet.notes);
	if (!edits) return [value && el('div', 'long', value)];
	const label = say(WORDS.notes, ctx);
	return [
		textField(ctx, { pointer: '/notes', value, label, long: true, maxLength: 20_000 }),
		findingLines(ctx, '/notes')
	];
}

// Pieces ------------------------------------------------------------------------------------------

/** An entry's name, and what moves it. */
function head(
	ctx: Ctx,
	pointer: string,
	{ label }: Members,
	at: { index: number; count: number }
): VNode {
	return el(
		'header',
		'row',
		line(ctx, join(pointer, 'label'), WORDS.name, { value: text(label), maxLength: 80 }),
		entryTools(ctx, { pointer, name: text(label), ...at })
	);
}

function line(
	ctx: Ctx,
	pointer: string,
	label: Text,
	{
		width = 12,
		...options
	}: { value: string; maxLength: number; help?: Text; kind?: 'either' | 'dice'; width?: number }
): VNode {
	return field(
		ctx,
		{ pointer, label: say(label, ctx), labels: true, width, help: options.help },
		textField(ctx, { ...options, pointer, label: say(label, ctx), labelled: true })
	);
}

function count(
	ctx: Ctx,
	pointer: string,
	label: Text,
	options: { value: number | undefined; minimum: number; maximum: number; optional?: boolean },
	width: number
): VNode {
	return field(
		ctx,
		{ pointer, label: say(label, ctx), labels: true, width },
		stepper(ctx, { ...options, pointer, label: say(label, ctx), labelled: true })
	);
}

/** What stands at a pointer, for the list of findings. */
function nameOf(sheet: Members, pointer: string, ctx: Ctx): string {
	const names: string[] = [];
	let value: unknown = sheet;
	for (const token of parse(pointer)) {
		value = members(value)[token];
		const label = text(members(value).label);
		if (label) names.push(label);
		else if (Object.hasOwn(WORDS, token)) names.push(say(WORDS[token as keyof typeof WORDS], ctx));
	}
	return names.length > 0 ? `${names.join(', ')}:` : '';
}
