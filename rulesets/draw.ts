/** Making nodes: `el('p', 'help', 'text')`. */
import type { ClassName, Tag, VNode } from './vnode.ts';

export type Child = VNode | string | number | false | null | undefined | readonly Child[];
export type Options = Omit<VNode, 'tag' | 'children'>;

/** An element. Options may be its class or classes alone; children that are nothing are left out. */
export function el(
	tag: Tag,
	options: Options | ClassName | readonly ClassName[] = {},
	...children: Child[]
): VNode {
	const given = isClass(options) ? { class: options } : options;
	const kept: (VNode | string)[] = [];
	put(children, kept);
	return { tag, ...given, ...(kept.length > 0 && { children: kept }) };
}

const isClass = (options: unknown): options is ClassName | readonly ClassName[] =>
	typeof options === 'string' || Array.isArray(options);

function put(children: readonly Child[], into: (VNode | string)[]): void {
	for (const child of children) {
		if (Array.isArray(child)) put(child as readonly Child[], into);
		else if (typeof child === 'number') into.push(String(child));
		else if (child) into.push(child as VNode | string);
	}
}
