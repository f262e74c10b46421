/**
 * Draws a ruleset's tree into the page and keeps it current: `patch` changes only what differs. It
 * keeps focus, caret and scroll, and never writes into a field that somebody is typing in.
 *
 * Sheets are people's data that others look at. Only what `vnode.ts` allows becomes an element, and
 * nothing becomes markup, an address or a style.
 */
import {
	classesOf,
	isAttribute,
	isClass,
	isTag,
	MAX_DEPTH,
	MAX_NODES,
	MAX_TEXT,
	type VNode
} from '@campaign-manager/rulesets/vnode';
import { isAlike, sizeOf } from './alike.ts';
import type * as Choices from './choice.ts';
import { arrange } from './columns.ts';
import { listen } from './events.ts';
import { applyFilters } from './filter.ts';
import { isDrawnFor, sheetOf, type Sheet, type SheetHost } from './host.ts';
import { rest } from './rest.ts';
import { tellNow } from './typing.ts';

/** Attributes that hold ids: each gets the host's prefix, so that no sheet names the page's parts. */
const IDS = new Set(
	[
		'id',
		'for',
		'aria-activedescendant',
		'aria-controls',
		'aria-describedby',
		'aria-details'
	].concat(['aria-errormessage', 'aria-flowto', 'aria-labelledby', 'aria-owns'])
);

interface Work {
	sheet: Sheet;
	host: SheetHost;
	nodes: number;
	/** elements that were made */
	fresh: number;
	/** whether it is for the same page as the last drawing */
	isSame: boolean;
}

/** Draws `node` as the only content of `root`. The same host belongs to one root all the time. */
export function patch(root: HTMLElement, node: VNode, host: SheetHost): void {
	tellNow();
	const isSame = isDrawnFor(root, host);
	const sheet = sheetOf(root, host);
	if (!sheet.listening) listen(root, sheet);
	const focused = document.activeElement;
	const selection = root.contains(focused) ? selectionOf(focused) : undefined;
	const work: Work = { sheet, host, nodes: 0, fresh: 0, isSame };
	sheet.patching = true;
	try {
		children(root, [node], work, 0);
		applyFilters(root, sheet.state);
		markThrows(root, sheet);
		arrange(root);
		rest(root, work.fresh);
		// an element that was moved has lost its focus
		if (selection && focused !== document.activeElement && focused?.isConnected) {
			(focused as HTMLElement).focus({ preventScroll: true });
			select(focused, selection);
		}
	} finally {
		sheet.patching = false;
		sheet.touched.clear();
	}
}

type Selection = [start: number | null, end: number | null] | null;

function selectionOf(element: Element | null): Selection {
	const isText =
		element instanceof HTMLTextAreaElement ||
		(element instanceof HTMLInputElement &&
			element.type !== 'number' &&
			element.type !== 'checkbox');
	return isText ? [element.selectionStart, element.selectionEnd] : null;
}

function select(element: Element, selection: Selection): void {
	if (selection) (element as HTMLInputElement).setSelectionRange(...selection);
}

/** Brings the children of an element to `wanted`: by key where there is one, else by order and tag. */
function children(
	parent: Element,
	wanted: readonly (VNode | string)[],
	work: Work,
	depth: number
): void {
	const { nodes } = work.sheet;
	const keyed = new Map<string, Element>();
	const loose: ChildNode[] = [];
	for (let child = parent.firstChild; child; child = child.nextSibling) {
		const key = child instanceof Element ? nodes.get(child)?.key : undefined;
		if (key !== undefined && !keyed.has(key)) keyed.set(key, child as Element);
		else loose.push(child);
	}
	const kept: ChildNode[] = [];
	for (const want of wanted) {
		work.nodes += 1;
		if (work.nodes > MAX_NODES || depth > MAX_DEPTH) break;
		if (typeof want === 'string') kept.push(text(want, loose));
		else if (typeof want === 'object' && want !== null) {
			kept.push(element(want, keyed, loose, work, depth));
		}
	}
	for (const child of [...keyed.values(), ...loose]) child.remove();
	let at = parent.firstChild;
	for (const child of kept) {
		if (child === at) at = at.nextSibling;
		else parent.insertBefore(child, at);
	}
}

function text(want: string, loose: ChildNode[]): ChildNode {
	const told = want.length > MAX_TEXT ? want.slice(0, MAX_TEXT) : want;
	const index = loose.findIndex((child) => child.nodeType === Node.TEXT_NODE);
	const [found] = index < 0 ? [] : loose.splice(index, 1);
	if (!found) return document.createTextNode(told);
	if (found.nodeValue !== told) found.nodeValue = told;
	return found;
}

function element(
	want: VNode,
	keyed: Map<string, Element>,
	loose: ChildNode[],
	work: Work,
	depth: number
): Element {
	const { nodes } = work.sheet;
	const fits = (child: ChildNode) =>
		child instanceof Element &&
		nodes.get(child)?.tag === want.tag &&
		nodes.get(child)?.key === undefined;
	let found: Element | undefined;
	if (want.key !== undefined) {
		const same = keyed.get(want.key);
		if (same && nodes.get(same)?.tag === want.tag) {
			found = same;
			keyed.delete(want.key);
		}
	} else {
		const index = loose.findIndex(fits);
		if (index >= 0) found = loose.splice(index, 1)[0] as Element;
	}
	const isNew = !found;
	if (isNew) work.fresh += 1;
	found ??= made(want);
	const before = nodes.get(found);
	// a renderer may give the same subtree again; what says the same is left alone, too
	if (before && work.isSame && isUntouched(found, work) && isAlike(before, want)) {
		work.nodes += sizeOf(before) - 1;
		// the next drawing is likely to give this very tree again
		nodes.set(found, want);
	} else if (before !== want) {
		nodes.set(found, want);
		update(found as HTMLElement, before, want, work, depth);
		if (isNew) restore(found as HTMLElement, want, work.sheet);
	}
	return found;
}

/** Whether nobody has changed in the page what the sheet may not have taken. */
function isUntouched(element: Element, { sheet }: Work): boolean {
	for (const each of sheet.touched) if (element.contains(each)) return false;
	return true;
}

function made({ tag }: VNode): HTMLElement {
	if (tag === 'choice') return document.createElement('div');
	const element = document.createElement(isTag(tag) ? tag : 'span');
	if (element instanceof HTMLButtonElement) element.type = 'button';
	return element;
}

function update(
	element: HTMLElement,
	before: VNode | undefined,
	want: VNode,
	work: Work,
	depth: number
): void {
	const names = classesOf(want).filter(isClass).join(' ');
	if (want.tag === 'choice') {
		drawChoice(element, want, work);
		return;
	}
	if (element.className !== names) element.className = names;
	const props = want.props ?? {};
	const old = before?.props ?? {};
	for (const name of Object.keys(old))
		if (!(name in props)) attribute(element, name, undefined, work);
	for (const [name, value] of Object.entries(props)) {
		if (name === 'value' || name === 'checked') continue; // after `type`, `min` and `max`
		if (old[name as keyof typeof old] !== value) attribute(element, name, value, work);
	}
	if (element instanceof HTMLTextAreaElement) fill(element, props.value, work.sheet);
	else {
		children(element, want.children ?? [], work, depth + 1);
		if (element instanceof HTMLInputElement) fillInput(element, want, work.sheet);
		else if (props.value !== undefined) attribute(element, 'value', props.value, work);
	}
}

/** Fetched with the first one: a sheet that is only played has none. */
let choices: typeof Choices | null = null;

function drawChoice(element: HTMLElement, node: VNode, { host, sheet }: Work): void {
	if (choices) return choices.drawChoice(element, node, host);
	const draw = (file: typeof Choices): void => {
		choices = file;
		// it may say something else by now
		file.drawChoice(element, sheet.nodes.get(element) ?? node, host);
	};
	void import('./choice.ts').then(draw, host.failed);
}

function attribute(
	element: HTMLElement,
	name: string,
	value: unknown,
	{ host, sheet }: Work
): void {
	if (name === 'open') {
		const key = sheet.nodes.get(element)?.key;
		// once somebody has opened or closed it, that stands
		if (key === undefined || !sheet.state.open.has(key))
			element.toggleAttribute('open', value === true);
	} else if (name === 'type' && !(element instanceof HTMLInputElement)) {
		return; // a button stays one that sends nothing
	} else if (value === undefined || !isAttribute(name, value)) {
		element.removeAttribute(name);
	} else if (typeof value === 'boolean' && !/^(?:aria|data)-/.test(name)) {
		element.toggleAttribute(name, value);
	} else {
		const told = String(value).slice(0, MAX_TEXT);
		element.setAttribute(name, IDS.has(name) ? prefixed(told, host.prefix) : told);
	}
}

const prefixed = (ids: string, prefix: string): string =>
	ids
		.split(' ')
		.map((id) => prefix + id)
		.join(' ');

/** Shows a value in a field, unless somebody is typing in it; then it is shown when they leave. */
export function fill(
	field: HTMLInputElement | HTMLTextAreaElement,
	value: unknown,
	sheet: Sheet
): void {
	const told = value === undefined ? '' : String(value).slice(0, MAX_TEXT);
	if (field.value === told || sheet.typing === field) return;
	field.value = told;
}

function fillInput(field: HTMLInputElement, { props = {} }: VNode, sheet: Sheet): void {
	if (field.type === 'checkbox') {
		if (field.checked !== (props.checked === true)) field.checked = props.checked === true;
	} else if (props['data-filter'] === undefined) {
		fill(field, props.value, sheet);
	}
}

/** What the owner of the page remembers about an element that is drawn again. */
function restore(element: HTMLElement, { key, props }: VNode, { state }: Sheet): void {
	const filter = props?.['data-filter'];
	if (filter !== undefined && element instanceof HTMLInputElement) {
		element.value = state.filters.get(String(filter)) ?? '';
	}
	if (key === undefined) return;
	const open = state.open.get(key);
	if (open !== undefined) element.toggleAttribute('open', open);
	const scroll = state.scroll.get(key);
	if (scroll) queueMicrotask(() => (element.scrollTop = scroll));
}

/** Says at each throw whether it lies in the tray or waits for the connection. */
function markThrows(root: HTMLElement, { nodes, host }: Sheet): void {
	for (const button of root.querySelectorAll('.throw')) {
		const id = nodes.get(button)?.dice;
		const state = id === undefined ? undefined : host.throwState?.(id);
		if (state) button.setAttribute('data-state', state);
		else button.removeAttribute('data-state');
	}
}
