import { generic } from '@campaign-manager/rulesets/generic/index';
import type { OpenRuleset } from '@campaign-manager/rulesets/ruleset';
import type { VNode } from '@campaign-manager/rulesets/vnode';
import { expect, test } from 'vitest';
import type { SheetHost } from './host.ts';
import { createPainter } from './painter.ts';

function setUp(more: Partial<OpenRuleset> = {}) {
	const tasks: (() => void)[] = [];
	const drawn: string[] = [];
	const painter = createPainter(
		(_, node) => drawn.push(JSON.stringify(node)),
		(act) => tasks.push(act)
	);
	const ruleset = { ...generic.open({}), ...more };
	const root = {} as HTMLElement;
	const paint = (concept: string, findings: never[] = []) =>
		painter.paint(
			root,
			{} as SheetHost,
			ruleset,
			{ concept, hp: { current: 1, maximum: 2 } },
			{
				...{ mode: 'play', findings }
			}
		);
	/** Lets the page do as many tasks as there are. */
	const work = () => {
		let done = 0;
		for (let task = tasks.shift(); task; task = tasks.shift(), done += 1) task();
		return done;
	};
	return { tasks, painter, drawn, paint, work, ruleset };
}

test('the first drawing is there at once, later ones come in slices', () => {
	const { drawn, paint, work } = setUp();
	paint('one');
	expect(drawn).toHaveLength(1);
	paint('two');
	expect(drawn).toHaveLength(1);
	expect(work()).toBeGreaterThan(2);
	expect(drawn.at(-1)).toContain('two');
});

test('what is overtaken is not drawn', () => {
	const { drawn, paint, work } = setUp();
	paint('one');
	paint('two');
	paint('three');
	work();
	expect(drawn).toHaveLength(2);
	expect(drawn.at(-1)).toContain('three');
});

test('after its end nothing is drawn', () => {
	const { painter, drawn, paint, work } = setUp();
	paint('one');
	paint('two');
	painter.stop();
	work();
	expect(drawn).toHaveLength(1);
});

test('it is drawn as the ruleset draws it', () => {
	const { drawn, paint, work, ruleset } = setUp();
	paint('one');
	paint('two');
	work();
	const sheet = { concept: 'two', hp: { current: 1, maximum: 2 } };
	const whole: VNode = ruleset.renderSheet(sheet, { mode: 'play', findings: [] });
	expect(JSON.parse(drawn.at(-1) ?? '')).toEqual(JSON.parse(JSON.stringify(whole)));
});

test('a tree that is drawn in steps is the same tree, and a key can come between them', () => {
	const { tasks, drawn, paint, work, ruleset } = setUp({
		*renderInSteps(sheet, ctx) {
			yield;
			yield;
			return generic.open({}).renderSheet(sheet, ctx);
		}
	});
	paint('one');
	expect(drawn).toHaveLength(1);
	paint('two');
	expect(work()).toBe(6);
	const sheet = { concept: 'two', hp: { current: 1, maximum: 2 } };
	const whole = ruleset.renderSheet(sheet, { mode: 'play', findings: [] });
	expect(drawn.at(-1)).toEqual(JSON.stringify(whole));
	expect(tasks).toEqual([]);
});

test('what is overtaken between two steps is not drawn', () => {
	const { tasks, drawn, paint, work } = setUp({
		*renderInSteps(sheet, ctx) {
			yield;
			return generic.open({}).renderSheet(sheet, ctx);
		}
	});
	paint('one');
	paint('two');
	for (let step = 0; step < 3; step += 1) tasks.shift()?.();
	paint('three');
	work();
	expect(drawn).toHaveLength(2);
	expect(drawn.at(-1)).toContain('three');
});

test('a first drawing may be seen part by part, and goes on where it was when it is overtaken', () => {
	const tasks: (() => void)[] = [];
	const drawn: number[] = [];
	let wholes = 0;
	const painter = createPainter(
		(_, node) => drawn.push(node.children?.length ?? 0),
		(act) => tasks.push(act),
		{ next: (act) => tasks.push(act), done: () => (wholes += 1) }
	);
	const root = {} as HTMLElement;
	const children = ['one', 'two', 'three'];
	const ruleset = {
		...generic.open({}),
		renderSheet: (): VNode => ({ tag: 'article', children })
	};
	const paint = () =>
		painter.paint(root, {} as SheetHost, ruleset, { hp: { current: 1, maximum: 2 } }, {});
	paint();
	expect(drawn).toEqual([]);
	while (drawn.length < 1) tasks.shift()?.();
	paint();
	for (let task = tasks.shift(); task; task = tasks.shift()) task();
	expect(drawn).toEqual([1, 2, 3]);
	expect(wholes).toBe(1);
	paint();
	for (let task = tasks.shift(); task; task = tasks.shift()) task();
	expect(drawn).toEqual([1, 2, 3, 3]);
	expect(wholes).toBe(1);
});
