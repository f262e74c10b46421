/** Whether two trees say the same, so that the page need not be looked at. */
import type { VNode } from '@campaign-manager/rulesets/vnode';

export function isAlike(one: VNode, other: VNode): boolean {
	if (one === other) return true;
	if (one.tag !== other.tag || one.key !== other.key) return false;
	if (one.dice !== other.dice || one.adjust !== other.adjust) return false;
	if (!isSame(one.class, other.class) || !isSame(one.props, other.props)) return false;
	if (!isSame(one.bind, other.bind) || !isSame(one.do, other.do)) return false;
	const [mine, its] = [one.children, other.children];
	if (mine === its) return true;
	if (!mine || !its || mine.length !== its.length) return false;
	for (let index = 0; index < mine.length; index += 1) {
		const [a, b] = [mine[index], its[index]];
		if (a === b) continue;
		if (typeof a !== 'object' || typeof b !== 'object' || !isAlike(a, b)) return false;
	}
	return true;
}

const sizes = new WeakMap<VNode, number>();

/** How many nodes and texts a tree has. */
export function sizeOf(node: VNode | string): number {
	if (typeof node === 'string') return 1;
	let size = sizes.get(node);
	if (size === undefined) {
		size = (node.children ?? []).reduce((sum, child) => sum + sizeOf(child), 1);
		sizes.set(node, size);
	}
	return size;
}

/** For what stands in a node beside its children: JSON, mostly flat. */
function isSame(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
	const mine = Object.keys(one);
	if (mine.length !== Object.keys(other).length) return false;
	return mine.every((key) =>
		isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key])
	);
}
