/** Brings the field at a place into view and puts the focus on it. */
import type { VNode } from '@campaign-manager/rulesets/vnode';

type Nodes = Pick<WeakMap<Element, VNode>, 'get'>;

/** `nodes`: what each element was drawn from, where somebody knows. */
export function show(root: HTMLElement, pointer: string, nodes: Nodes = new WeakMap()): void {
	const target = fieldAt(root, pointer, nodes) ?? nearest(root, pointer);
	if (!target) return;
	for (let up = target.parentElement; up && up !== root; up = up.parentElement) {
		if (up instanceof HTMLDetailsElement) up.open = true;
	}
	if (target.tabIndex < 0) target.tabIndex = -1;
	target.focus({ preventScroll: true });
	target.scrollIntoView({ block: 'center' });
}

/** What writes to the place, or to one below it. */
function fieldAt(root: HTMLElement, pointer: string, nodes: Nodes): HTMLElement | undefined {
	const fields = [...root.querySelectorAll<HTMLElement>('input, textarea, .choice')];
	const isAt = (field: Element) => nodes.get(field)?.bind?.pointer === pointer;
	const isBelow = (field: Element) =>
		nodes.get(field)?.bind?.pointer.startsWith(`${pointer}/`) ?? false;
	const field = fields.find(isAt) ?? (pointer ? fields.find(isBelow) : undefined);
	return field?.querySelector<HTMLElement>('button') ?? field;
}

/** The innermost part of the sheet that shows the place; else where the finding itself is read. */
function nearest(root: HTMLElement, pointer: string): HTMLElement | undefined {
	const places = [...root.querySelectorAll<HTMLElement>('[data-at]')];
	const near = places
		.filter(({ dataset: { at = '' } }) => pointer === at || pointer.startsWith(`${at}/`))
		.sort((one, other) => (other.dataset.at ?? '').length - (one.dataset.at ?? '').length)[0];
	const inside = near?.querySelector<HTMLElement>('input, textarea, button, summary');
	const end = `at${pointer}-finding-0`;
	const said = [...root.querySelectorAll<HTMLElement>('.finding[id]')].find(({ id }) =>
		id.endsWith(end)
	);
	return inside ?? near ?? said;
}
