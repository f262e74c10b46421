import { expect, test } from 'vitest';
import { check, MAX_DEPTH, MAX_NODES, type VNode } from './vnode.ts';

const leaf = (more: object = {}): VNode => ({ tag: 'span', ...more }) as VNode;

test('a tree of what is allowed has no complaints', () => {
	const tree: VNode = {
		tag: 'section',
		key: 's',
		class: ['section', 'wide'],
		props: { 'aria-label': 'x', 'data-width': 6, open: true },
		children: [
			'text',
			{
				tag: 'input',
				bind: { pointer: '/hp/current', kind: 'integer' },
				props: { type: 'number' }
			},
			{ tag: 'button', dice: 'attack' },
			{ tag: 'button', do: { cmd: 'move', pointer: '/m/a', by: 1 } }
		]
	};
	expect(check(tree)).toEqual([]);
});

test.each([
	[{ tag: 'script' }, 'the tag script'],
	[{ tag: 'a' }, 'the tag a'],
	[{ tag: 'IFRAME' }, 'the tag IFRAME'],
	[leaf({ class: 'fancy' }), 'the class fancy'],
	[leaf({ props: { onclick: 'x()' } }), 'the attribute onclick'],
	[leaf({ props: { style: 'x' } }), 'the attribute style'],
	[leaf({ props: { href: 'x' } }), 'the attribute href'],
	[leaf({ props: { 'data-x"y': 'x' } }), 'the attribute data-x"y'],
	[leaf({ props: { id: {} } }), 'the attribute id'],
	[leaf({ props: { value: NaN } }), 'the attribute value'],
	[{ tag: 'input', props: { type: 'file' } }, 'the attribute type=file'],
	[{ tag: 'input', bind: { pointer: '/__proto__/x', kind: 'text' } }, 'bound to'],
	[{ tag: 'input', bind: { pointer: 'hp', kind: 'text' } }, 'bound to'],
	[{ tag: 'input', bind: { pointer: '/hp', kind: 'html' } }, 'bound to'],
	[leaf({ do: { cmd: 'eval', pointer: '' } }), 'does eval'],
	[leaf({ children: [leaf({ key: 'a' }), leaf({ key: 'a' })] }), 'the key a stands twice'],
	[leaf({ children: ['x'.repeat(10_001)] }), 'text of 10001'],
	[leaf({ children: [null] }), 'neither a node']
])('%j is refused', (node, complaint) => {
	const found = check(node as unknown as VNode);
	expect(found).toHaveLength(1);
	expect(found[0]).toContain(complaint);
});

test('depth and size are bounded', () => {
	let deep = leaf();
	for (let depth = 1; depth < MAX_DEPTH; depth += 1) deep = leaf({ children: [deep] });
	expect(check(deep)).toEqual([]);
	expect(check(leaf({ children: [deep] }))[0]).toContain('deeper than 32');

	const wide = leaf({ children: Array.from({ length: MAX_NODES - 1 }, () => 'x') });
	expect(check(wide)).toEqual([]);
	expect(check(leaf({ children: [wide] }))).toEqual(['more than 5000 nodes']);
});
