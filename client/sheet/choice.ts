/**
 * A list to pick one value from, for mouse, touch and keys (native selects look foreign, or do not
 * open, in the game's panel). The list opens in the page's top layer, over whatever is around it.
 */
import { isAttribute, type VNode } from '@campaign-manager/rulesets/vnode';
import type { SheetHost } from './host.ts';

interface Option {
	value: string | number;
	label: string;
}

interface Choice {
	button: HTMLButtonElement;
	node: VNode;
	host: SheetHost;
}

const choices = new WeakMap<HTMLElement, Choice>();

/** Draws a `choice` into its element: the button that shows the value and opens the list. */
export function drawChoice(element: HTMLElement, node: VNode, host: SheetHost): void {
	let choice = choices.get(element);
	if (!choice) {
		element.className = 'choice';
		const button = document.createElement('button');
		button.type = 'button';
		button.setAttribute('role', 'combobox');
		button.setAttribute('aria-haspopup', 'listbox');
		button.setAttribute('aria-expanded', 'false');
		element.append(button);
		choice = { button, node, host };
		choices.set(element, choice);
		const current = choice;
		button.addEventListener('click', () => open(current));
		button.addEventListener('keydown', (event) => {
			if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
			event.preventDefault();
			open(current);
		});
	}
	Object.assign(choice, { node, host });
	const { button } = choice;
	const told = optionsOf(node).find((option) => isChosen(option, node))?.label ?? '–';
	if (button.textContent !== told) button.textContent = told;
	for (const [name, value] of Object.entries(node.props ?? {})) {
		if (!/^(?:id|aria-(?:label|describedby|invalid))$/.test(name) || !isAttribute(name, value))
			continue;
		const label = name === 'aria-label' ? `${String(value)}: ${told}` : String(value);
		const isId = name === 'id' || name === 'aria-describedby';
		button.setAttribute(name, isId ? label.replace(/\S+/g, (id) => host.prefix + id) : label);
	}
	for (const name of ['aria-describedby', 'aria-invalid'] as const) {
		if (node.props?.[name] === undefined) button.removeAttribute(name);
	}
}

const isChosen = (option: Option, { props }: VNode) =>
	String(option.value) === String(props?.value ?? '');

function optionsOf({ children = [] }: VNode): Option[] {
	return children
		.filter((child): child is VNode => typeof child === 'object' && child.tag === 'option')
		.map(({ props, children: inner = [] }) => {
			const value = props?.value ?? '';
			return {
				value: typeof value === 'boolean' ? String(value) : value,
				label: inner.filter((text) => typeof text === 'string').join('')
			};
		});
}

function open({ button, node, host }: Choice): void {
	const options = optionsOf(node);
	const dialog = document.createElement('dialog');
	dialog.className = 'listbox';
	const list = document.createElement('ul');
	list.setAttribute('role', 'listbox');
	list.setAttribute('aria-label', String(node.props?.['aria-label'] ?? ''));
	list.tabIndex = 0;
	const items = options.map((option, index) => {
		const item = document.createElement('li');
		item.setAttribute('role', 'option');
		item.id = `${host.prefix}option-${index}`;
		item.textContent = option.label;
		item.setAttribute('aria-selected', String(isChosen(option, node)));
		return item;
	});
	list.append(...items);
	dialog.append(list);

	let active = Math.max(
		0,
		options.findIndex((option) => isChosen(option, node))
	);
	let search = '';
	let searched = 0;
	const go = (index: number) => {
		items[active]?.classList.remove('active');
		active = Math.min(Math.max(0, index), items.length - 1);
		const item = items[active];
		item?.classList.add('active');
		item?.scrollIntoView?.({ block: 'nearest' });
		if (item) list.setAttribute('aria-activedescendant', item.id);
	};
	const choose = (index: number) => {
		const option = options[index];
		dialog.close?.();
		if (option && node.bind && !isChosen(option, node)) {
			host.change(
				node.bind,
				option.value === '' && node.bind.optional ? undefined : option.value,
				false
			);
		}
	};
	dialog.addEventListener('close', () => {
		dialog.remove();
		button.setAttribute('aria-expanded', 'false');
		button.focus();
	});
	dialog.addEventListener('click', ({ target }) => {
		const index = items.findIndex((item) => item === target);
		if (index >= 0) choose(index);
		else if (target === dialog) dialog.close?.();
	});
	list.addEventListener('keydown', (event) => {
		const moves: Record<string, number> = {
			...{ ArrowDown: active + 1, ArrowUp: active - 1, Home: 0 },
			...{ End: items.length - 1, PageDown: active + 8, PageUp: active - 8 }
		};
		const to = moves[event.key];
		if (to !== undefined) go(to);
		else if (event.key === 'Enter' || event.key === ' ') choose(active);
		else if (event.key === 'Tab') dialog.close?.();
		else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
			search = event.timeStamp - searched < 700 ? search + event.key : event.key;
			searched = event.timeStamp;
			const found = options.findIndex(({ label }) =>
				label.toLowerCase().startsWith(search.toLowerCase())
			);
			if (found >= 0) go(found);
		} else return;
		event.preventDefault();
	});

	// beside its button in the tree, so that it has the page's colours; in the top layer on screen
	button.parentElement?.append(dialog);
	button.setAttribute('aria-expanded', 'true');
	if (dialog.showModal) dialog.showModal();
	else dialog.setAttribute('open', '');
	put(dialog, button);
	go(active);
	list.focus();
}

/** Under the button, or over it where there is more room. */
function put(dialog: HTMLDialogElement, button: HTMLElement): void {
	const { left, top, bottom, width } = button.getBoundingClientRect();
	const below = innerHeight - bottom;
	const isBelow = below >= 200 || below >= top;
	const { style } = dialog;
	style.minWidth = `${width}px`;
	style.maxHeight = `${Math.min(320, (isBelow ? below : top) - 12)}px`;
	style.left = `${Math.max(8, Math.min(left, innerWidth - dialog.offsetWidth - 8))}px`;
	style.top = isBelow ? `${bottom + 2}px` : 'auto';
	style.bottom = isBelow ? 'auto' : `${innerHeight - top + 2}px`;
}
