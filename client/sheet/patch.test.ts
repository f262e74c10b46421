// @vitest-environment jsdom
import type { Do, VNode } from '@campaign-manager/rulesets/vnode';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newState, type SheetHost } from './host.ts';
import { patch } from './patch.ts';
import { tellNow } from './typing.ts';

let root: HTMLElement;
let told: unknown[][];
let host: SheetHost;

beforeEach(() => {
	root = document.createElement('div');
	document.body.replaceChildren(root);
	told = [];
	host = {
		prefix: 'p-',
		state: newState(),
		change: (bind, value) => told.push(['change', bind.pointer, value]),
		dice: (action) => told.push(['dice', action]),
		adjust: (resource, delta) => told.push(['adjust', resource, delta]),
		do: (action: Do) => told.push(['do', action.cmd])
	};
});

const draw = (...children: (VNode | string)[]) => patch(root, { tag: 'div', children }, host);
const find = <T extends Element = HTMLElement>(selector: string): T => {
	const found = root.querySelector<T>(selector);
	if (!found) throw new Error(`no ${selector} in ${root.innerHTML}`);
	return found;
};
const html = () => root.firstElementChild?.innerHTML;

const input = (value: string | number, more: Partial<VNode> = {}): VNode => ({
	tag: 'input',
	bind: { pointer: '/a', kind: 'text' },
	...more,
	props: { type: 'text', value, ...more.props }
});
const count = (value: string | number, optional = false) =>
	input(value, {
		bind: { pointer: '/n', kind: 'integer', ...(optional && { optional }) },
		props: { type: 'number' }
	});

function type(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
	field.focus();
	field.value = value;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	tellNow();
}

describe('safety', () => {
	test('what is not allowed becomes harmless, whoever wrote it', () => {
		draw({
			tag: 'script',
			class: 'x" onload="y',
			props: {
				onclick: 'steal()',
				src: 'https://example.org/x.js',
				style: 'position:fixed',
				'aria-label': 'kept',
				'data-x': '<img src=x onerror=steal()>'
			},
			children: ['<img src=x onerror=steal()>']
		} as unknown as VNode);
		expect(html()).toBe(
			'<span aria-label="kept" data-x="&lt;img src=x onerror=steal()&gt;">&lt;img src=x onerror=steal()&gt;</span>'
		);
	});

	test('a button never sends a form, and an input takes no file', () => {
		draw(
			{ tag: 'button', props: { type: 'submit' } } as unknown as VNode,
			input('', { props: { type: 'file' } as never })
		);
		expect(find<HTMLButtonElement>('button').type).toBe('button');
		expect(find<HTMLInputElement>('input').type).toBe('text');
	});

	test('ids and what refers to them get the page’s prefix', () => {
		draw(
			{ tag: 'label', props: { for: 'x' } },
			input('', { props: { id: 'x', 'aria-describedby': 'y z' } })
		);
		expect(find('label').getAttribute('for')).toBe('p-x');
		expect(find('input').id).toBe('p-x');
		expect(find('input').getAttribute('aria-describedby')).toBe('p-y p-z');
	});

	test('depth, size and texts are bounded', () => {
		let deep: VNode = { tag: 'span', children: ['end'] };
		for (let depth = 0; depth < 60; depth += 1) deep = { tag: 'span', children: [deep] };
		draw(deep);
		expect(root.querySelectorAll('span').length).toBeLessThan(40);
		draw(...Array.from({ length: 9000 }, () => ({ tag: 'hr' }) as VNode));
		expect(root.querySelectorAll('hr').length).toBeLessThan(5001);
		draw('x'.repeat(20_000));
		expect(root.textContent).toHaveLength(10_000);
	});
});

describe('drawing again', () => {
	test('changes what differs and keeps the elements', () => {
		draw({
			tag: 'p',
			class: ['help', 'muted'],
			props: { lang: 'de', hidden: true },
			children: ['a', { tag: 'em', children: ['b'] }]
		});
		const [p, em] = [find('p'), find('em')];
		draw({
			tag: 'p',
			class: 'help',
			props: { lang: 'en' },
			children: ['c', { tag: 'em', children: ['d'] }]
		});
		expect(html()).toBe('<p class="help" lang="en">c<em>d</em></p>');
		expect([find('p'), find('em')]).toEqual([p, em]);
	});

	test('another tag is another element, and what is gone is removed', () => {
		draw({ tag: 'p' }, { tag: 'em' }, 'text');
		draw({ tag: 'small' });
		expect(html()).toBe('<small></small>');
	});

	test('entries are known by their keys, and keep focus and caret when they move', () => {
		const rows = (...keys: string[]) => {
			draw(
				...keys.map((key): VNode => ({
					tag: 'p',
					key,
					children: [input(key, { bind: { pointer: `/${key}`, kind: 'text' } })]
				}))
			);
		};
		rows('a', 'b', 'c');
		const fields = Object.fromEntries(
			[...root.querySelectorAll('input')].map((field) => [field.value, field])
		);
		fields.a?.focus();
		fields.a?.setSelectionRange(1, 1);
		rows('c', 'new', 'b', 'a');
		const now = [...root.querySelectorAll('input')];
		expect(now.map((field) => field.value)).toEqual(['c', 'new', 'b', 'a']);
		expect([now[0], now[2], now[3]]).toEqual([fields.c, fields.b, fields.a]);
		expect(document.activeElement).toBe(fields.a);
		expect(fields.a?.selectionStart).toBe(1);
	});

	test('another tag under the same key is another element', () => {
		draw({ tag: 'p', key: 'x' });
		draw({ tag: 'em', key: 'x' });
		expect(html()).toBe('<em></em>');
	});

	test('a subtree that is the same is not looked at', () => {
		const same: VNode = { tag: 'p', children: ['drawn'] };
		draw(same);
		find('p').textContent = 'changed by hand';
		draw(same);
		expect(root.textContent).toBe('changed by hand');
	});
});

describe('typing', () => {
	test('is told, and the field is not written while it lasts', () => {
		draw(input('old'));
		const field = find<HTMLInputElement>('input');
		type(field, ' new ');
		expect(told).toEqual([['change', '/a', ' new ']]);
		draw(input('new'));
		expect(field.value).toBe(' new ');
		field.blur();
		expect(field.value).toBe('new');
	});

	test('is told before anything is drawn anew', () => {
		draw(input('old'));
		const field = find<HTMLInputElement>('input');
		field.value = 'new';
		field.dispatchEvent(new Event('input', { bubbles: true }));
		expect(told).toEqual([]);
		draw(input('theirs'));
		expect(told).toEqual([['change', '/a', 'new']]);
		expect(field.value).toBe('new');
	});

	test('a value that comes from elsewhere shows in a field that nobody types in', () => {
		draw(input('old'));
		const field = find<HTMLInputElement>('input');
		field.focus();
		draw(input('theirs'));
		expect(field.value).toBe('theirs');
		expect(told).toEqual([]);
	});

	test('a number that is none yet is not told, and what is kept comes back', () => {
		draw(count(7));
		const field = find<HTMLInputElement>('input');
		type(field, '');
		type(field, '12');
		type(field, '');
		draw(count(12));
		expect(told).toEqual([['change', '/n', 12]]);
		field.blur();
		expect(field.value).toBe('12');
	});

	test('a place that may be empty is emptied', () => {
		draw(count(7, true));
		type(find<HTMLInputElement>('input'), '');
		expect(told).toEqual([['change', '/n', undefined]]);
	});

	test.each([
		['12', 12],
		['−3', -3],
		['2,5', 2.5],
		['1W6+2', '1W6+2'],
		['', '']
	])('either a number or a text: %s', (text, value) => {
		draw(input('', { bind: { pointer: '/a', kind: 'either' } }));
		type(find<HTMLInputElement>('input'), text);
		expect(told).toEqual([['change', '/a', value]]);
	});

	test('an input method is left alone until it is done', () => {
		draw(input(''));
		const field = find<HTMLInputElement>('input');
		field.focus();
		field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
		type(field, 'に');
		draw(input('from elsewhere'));
		expect(field.value).toBe('に');
		expect(told).toEqual([]);
		field.value = '日';
		field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
		tellNow();
		expect(told).toEqual([['change', '/a', '日']]);
	});

	test('a long text is a text', () => {
		draw({ tag: 'textarea', bind: { pointer: '/t', kind: 'text' }, props: { value: 'a\nb' } });
		const field = find<HTMLTextAreaElement>('textarea');
		expect(field.value).toBe('a\nb');
		type(field, 'c');
		expect(told).toEqual([['change', '/t', 'c']]);
	});

	test('a tick is true or false', () => {
		const box = (checked: boolean) =>
			input('', { bind: { pointer: '/b', kind: 'boolean' }, props: { type: 'checkbox', checked } });
		draw(box(true));
		find('input').click();
		expect(told).toEqual([['change', '/b', false]]);
		draw(box(true));
		expect(find<HTMLInputElement>('input').checked).toBe(true);
	});
});

describe('pressing', () => {
	test('throws, moves, does and sets; each is told once, however often it was drawn', () => {
		const buttons: VNode[] = [
			{ tag: 'button', key: '1', dice: 'hit', children: [{ tag: 'span', children: ['Hit'] }] },
			{ tag: 'button', key: '2', adjust: 'life', props: { value: -1 } },
			{ tag: 'button', key: '3', adjust: 'life' },
			{ tag: 'button', key: '4', do: { cmd: 'remove', pointer: '/a' } },
			{ tag: 'button', key: '5', bind: { pointer: '/n', kind: 'integer' }, props: { value: 4 } }
		];
		for (let times = 0; times < 3; times += 1) draw(...structuredClone(buttons));
		find('span').click();
		for (const button of [...root.querySelectorAll('button')].slice(1)) button.click();
		expect(told).toEqual([
			['dice', 'hit'],
			['adjust', 'life', -1],
			['adjust', 'life', null],
			['do', 'remove'],
			['change', '/n', 4]
		]);
	});

	test('what says that it is disabled does nothing, and nothing around it does', () => {
		draw({
			tag: 'div',
			dice: 'hit',
			children: [{ tag: 'button', dice: 'other', props: { 'aria-disabled': true } }]
		});
		find('button').click();
		expect(told).toEqual([]);
	});

	test('a throw shows whether it waits', () => {
		host.throwState = (action) => (action === 'hit' ? 'waiting' : undefined);
		draw(
			{ tag: 'button', class: 'throw', dice: 'hit' },
			{ tag: 'button', class: 'throw', dice: 'other' }
		);
		expect(find('[data-state=waiting]')).toBe(find('button'));
		delete host.throwState;
		draw(
			{ tag: 'button', class: 'throw', dice: 'hit' },
			{ tag: 'button', class: 'throw', dice: 'other' }
		);
		expect(root.querySelector('[data-state]')).toBeNull();
	});

	test('"show" opens what hides the place and puts the focus there', async () => {
		Element.prototype.scrollIntoView ??= () => undefined;
		const place: VNode = { tag: 'p', props: { 'data-at': '/a/b' }, children: [input('x')] };
		draw(
			{ tag: 'button', do: { cmd: 'show', pointer: '/a/b/c' } },
			{ tag: 'details', key: 'd', children: [{ tag: 'summary' }, place] }
		);
		find('button').click();
		await vi.waitFor(() => expect(find<HTMLDetailsElement>('details').open).toBe(true));
		expect(document.activeElement).toBe(find('input'));
		expect(told).toEqual([]);
	});
});

describe('what people opened and searched for', () => {
	const details = (open: boolean): VNode => ({
		tag: 'details',
		key: 'd',
		props: { open },
		children: [{ tag: 'summary' }]
	});

	test('an open part stays open when it is drawn again, and in the next drawing', async () => {
		draw(details(false));
		find<HTMLDetailsElement>('details').open = true;
		await new Promise((done) => find('details').addEventListener('toggle', done, { once: true }));
		draw(details(false));
		expect(find<HTMLDetailsElement>('details').open).toBe(true);
		draw();
		draw(details(false));
		expect(find<HTMLDetailsElement>('details').open).toBe(true);
	});

	test('a list is filtered as people search, fields included, until they stop', () => {
		const row = (key: string, child: VNode | string): VNode => ({
			tag: 'p',
			key,
			class: 'entry',
			children: [child]
		});
		const list: VNode = {
			tag: 'div',
			class: 'entries',
			children: [
				{ tag: 'input', props: { type: 'search', 'data-filter': '/m' } },
				row('1', 'Größe'),
				row('2', 'Kraft'),
				row('3', input('Groß'))
			]
		};
		const hidden = () => [...root.querySelectorAll<HTMLElement>('.entry')].map((row) => row.hidden);
		draw(list);
		type(find<HTMLInputElement>('[type=search]'), 'GROSSE');
		expect(hidden()).toEqual([false, true, true]);
		type(find<HTMLInputElement>('[type=search]'), 'groß');
		draw(structuredClone(list));
		expect(hidden()).toEqual([false, true, false]);
		type(find<HTMLInputElement>('[type=search]'), '');
		expect(hidden()).toEqual([false, false, false]);
		expect(told).toEqual([]);
	});
});

describe('a choice', () => {
	const choice = (value: string, optional = false): VNode => ({
		tag: 'choice',
		bind: { pointer: '/c', kind: 'text', ...(optional && { optional }) },
		props: { value, id: 'c', 'aria-label': 'Kind' },
		children: [
			...(optional ? [{ tag: 'option', props: { value: '' }, children: ['none'] } as VNode] : []),
			{ tag: 'option', props: { value: 'a' }, children: ['Alpha'] },
			{ tag: 'option', props: { value: 'b' }, children: ['Beta'] }
		]
	});
	const key = (name: string) => {
		find('[role=listbox]').dispatchEvent(
			new KeyboardEvent('keydown', { key: name, bubbles: true })
		);
	};

	/** What draws it is fetched with the first one. */
	async function drawn(node: VNode): Promise<void> {
		draw(node);
		await vi.waitFor(() => find('button'));
	}

	test('shows its value and follows it', async () => {
		await drawn(choice('a'));
		expect(find('button').textContent).toBe('Alpha');
		expect(find('button').id).toBe('p-c');
		draw(choice('b'));
		expect(find('button').textContent).toBe('Beta');
		expect(find('button').getAttribute('aria-label')).toBe('Kind: Beta');
	});

	test('is picked with keys', async () => {
		await drawn(choice('a'));
		find('button').click();
		expect(find('[aria-selected=true]').textContent).toBe('Alpha');
		key('ArrowDown');
		key('Enter');
		expect(told).toEqual([['change', '/c', 'b']]);
	});

	test('is picked by its first letters and with a press', async () => {
		await drawn(choice('a'));
		find('button').click();
		key('b');
		expect(find('.active').textContent).toBe('Beta');
		find('li').click();
		expect(told).toEqual([]); // what was chosen before
	});

	test('none removes the place', async () => {
		await drawn(choice('a', true));
		find('button').click();
		key('Home');
		key(' ');
		expect(told).toEqual([['change', '/c', undefined]]);
	});
});

describe('what says the same', () => {
	const box = (checked: boolean): VNode => ({
		tag: 'section',
		key: 'part',
		children: [
			{
				tag: 'input',
				bind: { pointer: '/b', kind: 'boolean' },
				props: { type: 'checkbox', checked }
			}
		]
	});
	const both = (text: string, checked = false): void =>
		draw({ tag: 'p', key: 'p', children: [text] }, box(checked));

	test('is not looked at in the page', () => {
		both('one');
		find('section').title = 'whatever';
		const before = find('section').innerHTML;
		both('two');
		expect(find('p').textContent).toBe('two');
		expect(find('section').innerHTML).toBe(before);
	});

	test('is looked at where somebody changed what the sheet did not take', () => {
		both('one');
		const field = find<HTMLInputElement>('input');
		field.click();
		expect(field.checked).toBe(true);
		both('one');
		expect(field.checked).toBe(false);
	});

	test('is drawn anew for another page', () => {
		both('one');
		host = { ...host, prefix: 'q-' };
		draw({ tag: 'p', key: 'p', props: { id: 'x' }, children: ['one'] });
		expect(find('p').id).toBe('q-x');
	});

	test('counts as what it is', () => {
		const many = (count: number): VNode => ({
			tag: 'div',
			key: 'many',
			children: Array.from({ length: count }, () => ({ tag: 'p' as const }))
		});
		for (const last of ['one', 'two']) draw(many(4997), { tag: 'p', key: 'l', children: [last] });
		expect(root.querySelectorAll('p').length).toBe(4998);
		expect(root.textContent).toBe('');
	});
});
