import type { VNode } from '@campaign-manager/rulesets/vnode';
import { expect, test } from 'vitest';
import { still } from './still.ts';

const button = (more: Partial<VNode>): VNode => ({ tag: 'button', children: ['7'], ...more });

test('what throws, moves, writes or changes is text; the rest stays as it is', () => {
	const show = button({ do: { cmd: 'show', pointer: '/hp' } });
	const tree: VNode = {
		tag: 'article',
		class: 'sheet',
		children: [
			button({ key: 'a', class: 'throw', dice: 'attack' }),
			{ tag: 'div', children: [button({ adjust: 'hp' }), 'of'] },
			button({ do: { cmd: 'explain', pointer: '', kind: 'AW' } }),
			button({ bind: { pointer: '/hp', kind: 'integer' } }),
			show
		]
	};
	const text = { tag: 'span', class: 'value', children: ['7'] };
	expect(still(tree)).toEqual({
		tag: 'article',
		class: 'sheet',
		children: [{ ...text, key: 'a' }, { tag: 'div', children: [text, 'of'] }, text, text, show]
	});
});
