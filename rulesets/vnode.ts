/**
 * What a ruleset draws: a closed tree, plain JSON. It holds no functions, no markup and no styles,
 * since sheets are people's data that others look at. `client/sheet/` makes elements of it.
 */
import type { Id, Pointer } from './objects.ts';

/**
 * Elements of HTML, and two of our own: `choice` is a list to pick one value from; its children are
 * `option`s with a `value`.
 */
// prettier-ignore
export const TAGS = [
	'article', 'section', 'header', 'footer', 'div', 'span', 'p', 'h2', 'h3', 'h4', 'strong',
	'em', 'small', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tr',
	'th', 'td', 'details', 'summary', 'meter', 'output', 'fieldset', 'legend', 'label', 'input',
	'textarea', 'button', 'hr', 'choice', 'option'
] as const;
export type Tag = (typeof TAGS)[number];

/** Every class that `client/sheet/styles/` knows. */
// prettier-ignore
export const CLASSES = [
	// the frame: `columns` holds sections, `grid` fields by their `data-width` of twelve
	'sheet', 'columns', 'section', 'wide', 'group', 'grid', 'row', 'stack', 'toolbar',
	// a field: `label` above, `help` and findings under it
	'field', 'label', 'help', 'stepper', 'check', 'long', 'empty',
	// values
	'value', 'number', 'unit', 'muted', 'name', 'badge', 'unseen',
	// attribute tiles; `data-cap` names the colour (MU KL IN CH FF GE KO KK)
	'tiles', 'tile', 'cap', 'caps', 'code',
	// bars (`data-bar`: LeP AsP KaP or another; `data-ticks`: in how many parts), pips, chips
	'bar', 'pips', 'pip', 'on', 'chips', 'chip',
	// throws
	'throws', 'throw', 'dice',
	// entries: one under the other, or as a table, which becomes cards where its `data-room` (s, m, l:
	// 340, 460, 700 px) is not there; its cells say their column as `data-label`; `lines` hold a name
	// each, and at its end values and throws
	'table', 'cards', 'entries', 'entry', 'lines', 'line',
	// findings
	'findings', 'finding', 'error', 'warning',
	// buttons that are no throws
	'button', 'primary', 'quiet', 'danger'
] as const;
export type ClassName = (typeof CLASSES)[number];

/** Exact names, lower case. `id`, `for` and the references of `aria-…` get the host's prefix. */
// prettier-ignore
export const ATTRIBUTES = [
	'id', 'for', 'lang', 'dir', 'role', 'hidden', 'tabindex', 'type', 'value', 'checked', 'min',
	'max', 'step', 'low', 'high', 'optimum', 'placeholder', 'required', 'readonly', 'disabled',
	'minlength', 'maxlength', 'inputmode', 'autocomplete', 'autocapitalize', 'spellcheck', 'rows',
	'colspan', 'rowspan', 'scope', 'open', 'start'
] as const;

export type AttributeValue = string | number | boolean;
export type Attrs = Partial<
	Record<(typeof ATTRIBUTES)[number] | `aria-${string}` | `data-${string}`, AttributeValue>
>;

export const INPUT_TYPES = ['text', 'number', 'checkbox', 'search'] as const;

/**
 * The place in the sheet that an element writes to. A field writes what is entered, a button its
 * `value`. `integer` and `number` fields write nothing while they hold no number. An `optional`
 * place is removed where the field is emptied.
 */
export interface Bind {
	pointer: Pointer;
	/**
	 * `either` is a number where what is entered reads as one, else a text. `dice` is entered as
	 * either language writes dice and kept as `1d6+4`.
	 */
	kind: 'text' | 'integer' | 'number' | 'boolean' | 'either' | 'dice';
	optional?: boolean;
}

/** What a press asks of the host. `pointer` is the map for `add` and `pick`, else the entry. */
export type Do =
	/** Adds `value` under a new key, last in order. */
	| { cmd: 'add'; pointer: Pointer; value: unknown }
	| { cmd: 'remove'; pointer: Pointer }
	| { cmd: 'move'; pointer: Pointer; by: -1 | 1 }
	/**
	 * Opens the picker for a kind of content. What is picked becomes a key of the map, holding
	 * `value`; without a `value` its id is written at the place itself. With `into`, that member of
	 * `value` takes the id, and the key is a new one where the id is taken.
	 */
	| { cmd: 'pick'; pointer: Pointer; kind: string; value?: unknown; into?: string }
	/** Says what the stat block `kind` is made of. */
	| { cmd: 'explain'; pointer: Pointer; kind: Id }
	/** Brings the field at a place into view; the host of the page sees nothing of it. */
	| { cmd: 'show'; pointer: Pointer };

export interface VNode {
	tag: Tag;
	/** Required where siblings come and go. Open parts, filters and scroll are kept by it. */
	key?: string;
	class?: ClassName | readonly ClassName[];
	props?: Attrs;
	bind?: Bind;
	/** The action that a press throws. */
	dice?: Id;
	/** The resource that a press moves by its `value`; without one the host asks by how much. */
	adjust?: Id;
	do?: Do;
	children?: readonly (VNode | string)[];
}

export const MAX_DEPTH = 32;
export const MAX_NODES = 5000;
export const MAX_TEXT = 10_000;

const tags = new Set<string>(TAGS);
const classes = new Set<string>(CLASSES);
const attributes = new Set<string>(ATTRIBUTES);
const inputTypes = new Set<string>(INPUT_TYPES);
const CUSTOM = /^(?:aria|data)-[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const isTag = (name: unknown): name is Tag => tags.has(name as string);
export const isClass = (name: unknown): name is ClassName => classes.has(name as string);

/** Whether an attribute may stand in the page with this value. */
export function isAttribute(name: string, value: unknown): value is AttributeValue {
	if (!attributes.has(name) && !CUSTOM.test(name)) return false;
	if (name === 'type' && !inputTypes.has(value as string)) return false;
	return (
		typeof value === 'string' ||
		typeof value === 'boolean' ||
		(typeof value === 'number' && Number.isFinite(value))
	);
}

/** The classes of a node, as a list. */
export function classesOf(node: VNode): readonly ClassName[] {
	return typeof node.class === 'string' ? [node.class] : (node.class ?? []);
}

const DO = new Set(['add', 'remove', 'move', 'pick', 'explain', 'show']);
const KINDS = new Set(['text', 'integer', 'number', 'boolean', 'either', 'dice']);

/**
 * Everything that a tree may not hold, each with its place (`0.2` is the third child of the first).
 * For tests and the author's kit: the host draws what is allowed and leaves out the rest.
 */
export function check(root: VNode): string[] {
	const found: string[] = [];
	let nodes = 0;

	function walk(node: VNode | string, place: string, depth: number): void {
		nodes += 1;
		if (nodes === MAX_NODES + 1) found.push(`more than ${MAX_NODES} nodes`);
		if (nodes > MAX_NODES) return;
		if (typeof node === 'string') {
			if (node.length > MAX_TEXT) found.push(`${place}: text of ${node.length} characters`);
			return;
		}
		if (typeof node !== 'object' || node === null) {
			found.push(`${place}: neither a node nor a text`);
			return;
		}
		if (depth > MAX_DEPTH) {
			found.push(`${place}: deeper than ${MAX_DEPTH}`);
			return;
		}
		found.push(...complaints(node).map((complaint) => `${place || 'root'}: ${complaint}`));
		const keys = new Set<string>();
		(node.children ?? []).forEach((child, index) => {
			const key = typeof child === 'object' ? child?.key : undefined;
			if (key !== undefined && keys.has(key)) found.push(`${place}: the key ${key} stands twice`);
			if (key !== undefined) keys.add(key);
			walk(child, place ? `${place}.${index}` : `${index}`, depth + 1);
		});
	}

	walk(root, '', 1);
	return found;
}

function complaints(node: VNode): string[] {
	const found: string[] = [];
	if (!isTag(node.tag)) found.push(`the tag ${String(node.tag)} is not allowed`);
	for (const name of classesOf(node)) {
		if (!isClass(name)) found.push(`the class ${String(name)} is not known`);
	}
	for (const [name, value] of Object.entries(node.props ?? {})) {
		if (!isAttribute(name, value))
			found.push(`the attribute ${name}=${String(value)} is not allowed`);
		else if (String(value).length > MAX_TEXT) found.push(`the attribute ${name} is too long`);
	}
	if (node.bind && (!isPlace(node.bind.pointer) || !KINDS.has(node.bind.kind))) {
		found.push(`bound to ${node.bind.pointer} as ${node.bind.kind}`);
	}
	if (node.do && (!DO.has(node.do.cmd) || !isPlace(node.do.pointer))) {
		found.push(`does ${node.do.cmd} at ${node.do.pointer}`);
	}
	return found;
}

/** Whether a text is a JSON Pointer that leads through data, not through prototypes. */
export function isPlace(pointer: unknown): pointer is Pointer {
	return (
		typeof pointer === 'string' &&
		(pointer === '' || pointer.startsWith('/')) &&
		!/(?:^|\/)(?:__proto__|prototype|constructor)(?:\/|$)/.test(pointer)
	);
}
