/** What people do to a drawn sheet, told to its host. Listeners are set once, on the root. */
import type { Bind, VNode } from '@campaign-manager/rulesets/vnode';
import { keptDice } from '@campaign-manager/rulesets/words';
import { applyFilters } from './filter.ts';
import type { Sheet } from './host.ts';
import { fill } from './patch.ts';
import { tellSoon } from './typing.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field =>
	target instanceof HTMLTextAreaElement ||
	(target instanceof HTMLInputElement && target.type !== 'checkbox');

export function listen(root: HTMLElement, sheet: Sheet): void {
	sheet.listening = true;
	const on = <K extends keyof HTMLElementEventMap>(
		name: K,
		act: (event: HTMLElementEventMap[K]) => void,
		capture = false
	) =>
		root.addEventListener(
			name,
			(event) => {
				if (!sheet.patching) act(event);
			},
			{ capture, passive: name === 'wheel' }
		);

	on('compositionstart', () => (sheet.composing = true));
	on('compositionend', ({ target }) => {
		sheet.composing = false;
		if (isField(target)) typed(target, root, sheet);
	});
	on('input', ({ target }) => {
		if (target instanceof Element) sheet.touched.add(target);
		if (isField(target)) typed(target, root, sheet);
		else if (target instanceof HTMLInputElement) {
			const bind = sheet.nodes.get(target)?.bind;
			if (bind) sheet.host.change(bind, target.checked, false);
		}
	});
	on('focusout', ({ target }) => {
		if (isField(target)) left(target, sheet);
	});
	// a wheel over a number would change it
	on('wheel', ({ target }) => {
		if (target instanceof HTMLInputElement && target.type === 'number') target.blur();
	});
	on('click', (event) => pressed(event, root, sheet));
	on(
		'toggle',
		({ target }) => {
			const key = target instanceof Element ? sheet.nodes.get(target)?.key : undefined;
			if (key !== undefined) sheet.state.open.set(key, (target as HTMLDetailsElement).open);
		},
		true
	);
	on(
		'scroll',
		({ target }) => {
			const key = target instanceof Element ? sheet.nodes.get(target)?.key : undefined;
			if (key !== undefined) sheet.state.scroll.set(key, (target as Element).scrollTop);
		},
		true
	);
}

function typed(field: Field, root: HTMLElement, sheet: Sheet): void {
	sheet.typing = field;
	if (sheet.composing) return;
	const node = sheet.nodes.get(field);
	const filter = node?.props?.['data-filter'];
	if (filter !== undefined) {
		sheet.state.filters.set(String(filter), field.value);
		applyFilters(root, sheet.state);
		return;
	}
	const bind = node?.bind;
	if (!bind) return;
	const value = entered(field, bind);
	if (value !== NOTHING) tellSoon(field, () => sheet.host.change(bind, value, true));
}

/** Whoever leaves a field sees in it what is kept. */
function left(field: Field, sheet: Sheet): void {
	if (sheet.typing !== field) return;
	sheet.typing = null;
	sheet.composing = false;
	const node = sheet.nodes.get(field);
	if (node?.bind) fill(field, node.props?.value, sheet);
}

const NOTHING = Symbol('no value yet');

/** What a field holds, as its kind; NOTHING while that is no value. */
export function entered(field: Field, { kind, optional }: Bind): unknown {
	const text = field.value;
	const isBad = field instanceof HTMLInputElement && field.validity.badInput;
	if (text === '' && optional && !isBad) return undefined;
	if (kind === 'either') return asNumber(text) ?? text;
	if (kind === 'text') return text;
	if (kind === 'dice') return keptDice(text);
	if (kind === 'boolean') return text === 'true';
	return asNumber(text) ?? NOTHING;
}

function asNumber(text: string): number | undefined {
	const plain = text.trim().replace('−', '-').replace(',', '.');
	if (!/^-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)$/.test(plain)) return undefined;
	return Number(plain) + 0; // there is no -0 in JSON
}

function pressed(event: MouseEvent, root: HTMLElement, sheet: Sheet): void {
	const [element, node] = pressable(event.target, root, sheet);
	if (!element || !node || element.getAttribute('aria-disabled') === 'true') return;
	const { host } = sheet;
	const value = node.props?.value;
	if (node.dice !== undefined) host.dice(node.dice, element);
	else if (node.adjust !== undefined) {
		host.adjust(node.adjust, typeof value === 'number' ? value : null, element);
	} else if (node.do?.cmd === 'show') {
		const { pointer } = node.do;
		void import('./show.ts').then(({ show }) => show(root, pointer, sheet.nodes), host.failed);
	} else if (node.do) host.do(node.do, element);
	else if (node.bind)
		host.change(node.bind, value === '' && node.bind.optional ? undefined : value, false);
}

/** The nearest element that does something when it is pressed. */
function pressable(
	target: EventTarget | null,
	root: HTMLElement,
	{ nodes }: Sheet
): [HTMLElement?, VNode?] {
	let element = target instanceof Element ? target : null;
	while (element && element !== root) {
		const node = nodes.get(element);
		const acts = node?.dice !== undefined || node?.adjust !== undefined || node?.do !== undefined;
		const writes = node?.bind !== undefined && node.tag === 'button';
		if (node && (acts || writes)) return [element as HTMLElement, node];
		if (node?.tag === 'button' || node?.tag === 'input' || node?.tag === 'choice') return [];
		element = element.parentElement;
	}
	return [];
}
