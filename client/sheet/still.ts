/** A sheet to be looked at only: what would act is text. */
import type { VNode } from '@campaign-manager/rulesets/vnode';

export function still(node: VNode): VNode {
	const children = node.children?.map((child) =>
		typeof child === 'string' ? child : still(child)
	);
	if (!acts(node)) return { ...node, ...(children && { children }) };
	return {
		tag: 'span',
		...(node.key !== undefined && { key: node.key }),
		class: 'value',
		...(children && { children })
	};
}

const acts = ({ dice, adjust, bind, do: act, tag }: VNode) =>
	tag === 'button' &&
	(dice !== undefined ||
		adjust !== undefined ||
		bind !== undefined ||
		(act !== undefined && act.cmd !== 'show'));
