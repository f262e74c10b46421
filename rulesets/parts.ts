/** The pieces that every sheet is drawn of: fields, bars, throws, findings. What edits is in `controls.ts`. */
import { el, type Child } from './draw.ts';
import type { Finding, Resource, StatBlock, Text } from './objects.ts';
import type { RenderContext } from './ruleset.ts';
import { isPlace, type VNode } from './vnode.ts';
import { spokenNumber, word } from './words.ts';

type Lang = Pick<RenderContext, 'lang'>;
export type Frame = Pick<RenderContext, 'lang' | 'mode' | 'readonly' | 'findings'>;

export const say = (text: Text, { lang }: Lang): string => text[lang];

/** The id of the field at a place; the host puts a prefix before it. */
export const idOf = (pointer: string): string => `at${pointer}`;

// Findings ----------------------------------------------------------------------------------------

const indexes = new WeakMap<readonly Finding[], Map<string, Finding[]>>();

/** The findings at a place, errors first. */
export function findingsAt({ findings }: Frame, pointer: string): readonly Finding[] {
	let index = indexes.get(findings);
	if (!index) {
		index = new Map();
		for (const finding of findings) {
			index.set(finding.pointer, [...(index.get(finding.pointer) ?? []), finding]);
		}
		indexes.set(findings, index);
	}
	const found = index.get(pointer) ?? [];
	return found.length > 1 ? [...found].sort((a, b) => (a.severity < b.severity ? -1 : 1)) : found;
}

/** The lines under a field that say what is wrong with it. */
export function findingLines(ctx: Frame, pointer: string): VNode[] {
	return findingsAt(ctx, pointer).map((finding, index) =>
		el(
			'p',
			{
				key: `finding-${index}`,
				class: ['finding', finding.severity],
				props: { id: `${idOf(pointer)}-finding-${index}` }
			},
			el('strong', {}, `${word(finding.severity, ctx.lang)}:`),
			` ${say(finding.message, ctx)}`
		)
	);
}

/** What ties a field to its findings and its help for those who hear the page. */
export function described(ctx: Frame, pointer: string, help?: Text) {
	const found = findingsAt(ctx, pointer);
	const ids = found.map((_, index) => `${idOf(pointer)}-finding-${index}`);
	if (help) ids.push(`${idOf(pointer)}-help`);
	return {
		...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
		...(found.some((finding) => finding.severity === 'error') && { 'aria-invalid': true })
	};
}

/** Everything to check, on top of the sheet; `nameOf` says what stands at a pointer. */
export function findingsSummary(ctx: Frame, nameOf: (pointer: string) => string): VNode | null {
	if (ctx.findings.length === 0) return null;
	const errors = ctx.findings.filter((finding) => finding.severity === 'error').length;
	return el(
		'details',
		{ key: 'findings', class: 'findings', props: { open: errors > 0 } },
		el('summary', {}, `${word('findings', ctx.lang)} (${ctx.findings.length})`),
		el(
			'ul',
			{},
			ctx.findings
				.slice(0, 100)
				.map((finding, index) =>
					el(
						'li',
						{ key: `${index}`, class: ['finding', finding.severity] },
						el('strong', {}, `${word(finding.severity, ctx.lang)}:`),
						` ${nameOf(finding.pointer)} ${say(finding.message, ctx)} `,
						isPlace(finding.pointer) &&
							el(
								'button',
								{ class: ['button', 'quiet'], do: { cmd: 'show', pointer: finding.pointer } },
								word('show', ctx.lang)
							)
					)
				)
		)
	);
}

// Fields ------------------------------------------------------------------------------------------

export interface FieldOptions {
	pointer: string;
	label?: string;
	help?: Text | undefined;
	/** of twelve columns */
	width?: number;
	key?: string;
	/** whether `content` is an input that the label names */
	labels?: boolean;
}

/** A field: label above, help and findings under it. */
export function field(ctx: Frame, options: FieldOptions, ...content: Child[]): VNode {
	const { pointer, label, help, width = 12, key = pointer, labels = false } = options;
	const shown = help && ctx.mode === 'edit' && !ctx.readonly;
	return el(
		'div',
		{ key, class: 'field', props: { 'data-width': width, 'data-at': pointer } },
		label !== undefined &&
			(labels
				? el('label', { class: 'label', props: { for: idOf(pointer) } }, label)
				: el('span', 'label', label)),
		content,
		shown && el('p', { class: 'help', props: { id: `${idOf(pointer)}-help` } }, say(help, ctx)),
		findingLines(ctx, pointer)
	);
}

/** A value that says on a press what it is made of. */
export function explained(ctx: Lang, stat: StatBlock): VNode {
	const value = spokenNumber(stat.value, ctx.lang);
	if (!stat.parts?.length) return el('span', ['value', 'number'], value);
	return el(
		'button',
		{
			class: ['value', 'number'],
			do: { cmd: 'explain', pointer: '', kind: stat.id },
			props: { 'aria-label': `${say(stat.label, ctx)} ${value}, ${word('explain', ctx.lang)}` }
		},
		value
	);
}

// Resources ---------------------------------------------------------------------------------------

/** A resource as a bar with − and +; without `label` it is named for those who hear the page. */
export function bar(ctx: Frame, resource: Resource, ticks = 0): VNode {
	const { id, value, minimum, maximum, temporary = 0 } = resource;
	const label = say(resource.label, ctx);
	const told = `${spokenNumber(value, ctx.lang)}/${spokenNumber(maximum, ctx.lang)}`;
	const extra = temporary > 0 && ` +${temporary}`;
	return el(
		'div',
		{ class: 'bar', props: { 'data-bar': id, ...(ticks > 0 && { 'data-ticks': ticks }) } },
		!ctx.readonly && adjust(ctx, resource, -1),
		el('meter', {
			props: {
				min: minimum,
				max: Math.max(maximum, minimum),
				value,
				'aria-label': `${label} ${told}`
			}
		}),
		ctx.readonly
			? el('span', ['value', 'number'], told, extra)
			: el(
					'button',
					{
						class: ['value', 'number'],
						adjust: id,
						props: { 'aria-label': `${label} ${told}. ${word('change', ctx.lang)}` }
					},
					told,
					extra && el('small', {}, extra)
				),
		!ctx.readonly && adjust(ctx, resource, 1)
	);
}

/** The button that moves a resource by one. */
export function adjust(
	ctx: Frame,
	{ id, label, value, minimum, maximum }: Resource,
	by: -1 | 1
): VNode {
	const within = by < 0 ? value > minimum : value < maximum;
	const name = `${say(label, ctx)}: ${word(by < 0 ? 'less' : 'more', ctx.lang)}`;
	return el(
		'button',
		{
			class: 'button',
			...(within && { adjust: id }),
			props: { value: by, 'aria-label': name, ...(!within && { 'aria-disabled': true }) }
		},
		by < 0 ? '−' : '+'
	);
}

export const MAX_PIPS = 20;

/** A small resource as pips: a press fills up to it, a press on the last one empties it. */
export function pips(ctx: Frame, resource: Resource): VNode {
	const { id, value, maximum } = resource;
	const label = `${say(resource.label, ctx)} ${value} ${word('of', ctx.lang)} ${maximum}`;
	return el(
		'div',
		{ class: 'pips', props: { role: 'group', 'aria-label': label } },
		Array.from({ length: Math.max(0, maximum) }, (_, index) => {
			const place = index + 1;
			const by = place === value ? -1 : place - value;
			return el(ctx.readonly ? 'span' : 'button', {
				key: `${place}`,
				class: place <= value ? ['pip', 'on'] : 'pip',
				...(!ctx.readonly && { adjust: id }),
				props: { ...(!ctx.readonly && { value: by, 'aria-label': `${place}` }) }
			});
		}),
		el('span', 'number', `${value}/${maximum}`)
	);
}

// Attributes of The Dark Eye's kind ------------------------------------------------------------------

/** Codes under their colours, as in a check on three attributes; `names` are as people read them. */
export const caps = (codes: readonly string[], names: readonly string[] = codes): VNode =>
	el(
		'span',
		'caps',
		codes.map((code, index) =>
			el(
				'span',
				{ key: `${index}`, class: 'cap', props: { 'data-cap': code } },
				names[index] ?? code
			)
		)
	);
