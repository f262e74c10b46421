import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentOf, templatesOf } from '../files.ts';
import { generic } from '../generic/index.ts';
import type { Language, SheetData, Text } from '../objects.ts';
import type { OpenRuleset, RenderContext } from '../ruleset.ts';
import { check, classesOf, type ClassName, type VNode } from '../vnode.ts';
import { fromSchema } from './book.ts';
import type { Schema } from './schema.ts';
import { schemaSheet } from './sheet.ts';

const both = (text: string): Text => ({ de: text, en: text });
const manifest = { id: 'game', name: both('Game'), version: '1.0.0' };

function read(path: string): unknown {
	return JSON.parse(readFileSync(new URL(`../../schemas/${path}`, import.meta.url), 'utf8'));
}

interface Game {
	name: string;
	book: OpenRuleset;
	sheets: SheetData[];
}

function game(id: string): Game {
	const book = fromSchema(read(`${id}/sheet.schema.json`) as Schema, manifest).open(contentOf(id));
	return { name: id, book, sheets: [book.defaultSheet(), ...Object.values(templatesOf(id))] };
}

const skirmish = read('grammar/sheets/skirmish.json') as {
	schema: Schema;
	cases: { sheet: SheetData }[];
};
const games: Game[] = [
	game('generic'),
	game('dsa5e'),
	{
		name: 'skirmish',
		book: fromSchema(skirmish.schema, manifest).open({}),
		sheets: skirmish.cases.map(({ sheet }) => sheet)
	},
	{
		name: 'generic, by hand',
		book: generic.open({}),
		sheets: Object.values(templatesOf('generic'))
	}
];
const contexts: Partial<RenderContext>[] = [
	{ mode: 'play', lang: 'de' },
	{ mode: 'edit', lang: 'en' },
	{ mode: 'play', lang: 'en', readonly: true },
	{ mode: 'edit', lang: 'de', readonly: true }
];

/** All nodes of a tree. */
function all(root: VNode): VNode[] {
	const inner = (root.children ?? []).filter((child) => typeof child === 'object');
	return [root, ...inner.flatMap(all)];
}

const textOf = (root: VNode): string =>
	(root.children ?? [])
		.map((child) => (typeof child === 'string' ? child : textOf(child)))
		.join(' ');

const withClass = (root: VNode, name: ClassName) =>
	all(root).filter((node) => classesOf(node).includes(name));

describe.each(games)('$name', ({ book, sheets }) => {
	test('every sheet is a tree of what is allowed, in every mode and language', () => {
		for (const sheet of sheets) {
			for (const ctx of contexts) {
				const tree = book.renderSheet(sheet, { ...ctx, findings: book.validate(sheet) });
				expect(check(tree)).toEqual([]);
			}
		}
	});

	test('a resource moves by deltas alone', () => {
		for (const sheet of sheets) {
			const places = new Set(book.getResources(sheet).map(({ pointer }) => pointer));
			const tree = book.renderSheet(sheet, { mode: 'edit' });
			const bound = all(tree).filter(({ bind }) => bind && places.has(bind.pointer));
			expect(bound).toEqual([]);
		}
	});

	test('whoever may only read can throw, and change nothing', () => {
		for (const sheet of sheets) {
			for (const mode of ['play', 'edit'] as const) {
				const nodes = all(book.renderSheet(sheet, { mode, readonly: true }));
				expect(nodes.filter(({ bind, adjust }) => bind ?? adjust)).toEqual([]);
				const doing = nodes.flatMap((node) => node.do?.cmd ?? []);
				expect(doing.filter((cmd) => cmd !== 'explain' && cmd !== 'show')).toEqual([]);
			}
		}
	});

	test('every throw is drawn once in play', () => {
		for (const sheet of sheets) {
			const thrown = all(book.renderSheet(sheet, { mode: 'play' })).flatMap(
				({ dice }) => dice ?? []
			);
			expect(thrown.sort()).toEqual(
				book
					.getDiceActions(sheet)
					.map(({ id }) => id)
					.sort()
			);
		}
	});

	test('whatever a sheet holds, it is drawn', () => {
		const names = Object.keys(sheets.at(-1) ?? {});
		const anything = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 }));
		fc.assert(
			fc.property(anything, fc.constantFrom(...contexts), (sheet, ctx) => {
				const findings = book.validate(sheet);
				expect(check(book.renderSheet(sheet, { ...ctx, findings }))).toEqual([]);
			}),
			{ numRuns: 60, seed: 20 }
		);
	});
});

function drawn(
	properties: Record<string, Schema>,
	sheet: SheetData,
	ctx: Partial<RenderContext> = {}
) {
	const schema: Schema = { type: 'object', properties };
	const book = fromSchema(schema, manifest).open(ctx.content ?? {});
	return book.renderSheet(sheet, { lang: 'en', ...ctx });
}

const number: Schema = { type: 'integer', minimum: 0, maximum: 10 };

test('parts stand in their order, and fields in theirs', () => {
	const schema: Schema = {
		type: 'object',
		'x-sections': { b: both('Second'), a: both('First') },
		properties: {
			one: { ...number, 'x-section': 'a', 'x-label': both('One') },
			two: { ...number, 'x-section': 'b', 'x-label': both('Two'), 'x-order': 2 },
			three: { ...number, 'x-section': 'b', 'x-label': both('Three'), 'x-order': 1 }
		}
	};
	const tree = schemaSheet(schema, { one: 1, two: 2, three: 3 }, { lang: 'en' });
	expect(textOf(tree).replace(/\s+/g, ' ')).toBe('Second Three 3 Two 2 First One 1');
});

test('a field belongs to the part it names, whatever object it is in', () => {
	const schema: Schema = {
		type: 'object',
		'x-sections': { a: both('A'), b: both('B') },
		properties: {
			group: {
				type: 'object',
				properties: { x: { ...number, 'x-section': 'b', 'x-label': both('X') } }
			}
		}
	};
	expect(textOf(schemaSheet(schema, { group: { x: 4 } }, { lang: 'en' }))).toBe('B X 4');
});

test('a field is shown in its mode only, and one of play alone can be changed there', () => {
	const properties: Record<string, Schema> = {
		play: { type: 'string', 'x-mode': 'play' },
		edit: { type: 'string', 'x-mode': 'edit' },
		both: { type: 'string' }
	};
	const bound = (mode: 'play' | 'edit') =>
		all(drawn(properties, { play: 'p', edit: 'e', both: 'b' }, { mode })).flatMap(
			({ bind }) => bind?.pointer ?? []
		);
	expect(bound('play')).toEqual(['/play']);
	expect(bound('edit')).toEqual(['/edit', '/both']);
});

test('a field is shown only where another has its value', () => {
	const properties: Record<string, Schema> = {
		mage: { type: 'boolean' },
		power: { ...number, 'x-show-if': { pointer: '/mage', equals: true } }
	};
	expect(textOf(drawn(properties, { mage: true, power: 7 }))).toContain('7');
	expect(textOf(drawn(properties, { mage: false, power: 7 }))).not.toContain('7');
});

test('a field is as wide as it says, and its help is tied to it', () => {
	const properties: Record<string, Schema> = {
		wide: { type: 'string', 'x-width': 8, 'x-help': both('In whole miles') }
	};
	const nodes = all(drawn(properties, { wide: 'x' }, { mode: 'edit' }));
	expect(nodes.map(({ props }) => props?.['data-width']).filter(Boolean)).toContain(8);
	const help = nodes.find((node) => node.children?.includes('In whole miles'));
	const field = nodes.find(({ bind }) => bind?.pointer === '/wide');
	expect(help?.props?.['id']).toBeTruthy();
	expect(field?.props?.['aria-describedby']).toBe(help?.props?.['id']);
});

test.each([
	['stepper', { ...number, 'x-widget': 'stepper' }, 3, 'stepper'],
	['choice', { enum: ['a', 'b'], 'x-widget': 'choice' }, 'a', 'choice'],
	['longtext', { type: 'string', 'x-widget': 'longtext' }, 'x', 'textarea'],
	['text', { type: 'string', 'x-widget': 'text' }, 'x', 'input'],
	['a boolean', { type: 'boolean' }, true, 'check']
])('%s has its own field', (_, schema, value, wanted) => {
	const tree = drawn({ field: schema as Schema }, { field: value }, { mode: 'edit' });
	const found = all(tree).filter(
		(node) => node.tag === wanted || classesOf(node).includes(wanted as ClassName)
	);
	expect(found).toHaveLength(1);
});

test('values are called by their names, never by what the sheet keeps', () => {
	const labels = { a: { de: 'Angriff', en: 'Attack' }, '2': { de: 'zwei', en: 'two' } };
	const properties: Record<string, Schema> = {
		one: { enum: ['a', 'b'], 'x-labels': labels },
		number: { enum: [1, 2], 'x-labels': labels },
		list: { type: 'array', items: { enum: ['a'], 'x-labels': labels } }
	};
	const sheet = { one: 'a', number: 2, list: ['a'] };
	const shown = textOf(drawn(properties, sheet, { lang: 'de' }));
	expect(shown.match(/Angriff/g)).toHaveLength(2);
	expect(shown).toContain('zwei');
	const edited = drawn(properties, sheet, { mode: 'edit' });
	const options = all(edited).filter(({ tag }) => tag === 'option');
	expect(options.map((option) => [option.props?.value, textOf(option)])).toEqual(
		expect.arrayContaining([
			['a', 'Attack'],
			['b', 'b'],
			[2, 'two']
		])
	);
});

test('dice are shown as each language writes them', () => {
	const properties: Record<string, Schema> = {
		dice: { type: 'string', 'x-widget': 'dice', maxLength: 20 }
	};
	const shown = (lang: Language) => textOf(drawn(properties, { dice: '2d6+1' }, { lang }));
	expect(shown('de')).toContain('2W6+1');
	expect(shown('en')).toContain('2d6+1');
	const edited = drawn(properties, { dice: '2d6+1' }, { mode: 'edit', lang: 'de' });
	const input = all(edited).find(({ tag }) => tag === 'input');
	expect(input?.props?.value).toBe('2W6+1');
	expect(input?.bind?.kind).toBe('dice');
});

const pool = (widget: Schema['x-widget'], kind: 'pool' | 'counter', maximum: number): Schema => ({
	...number,
	...(widget && { 'x-widget': widget }),
	'x-resource': { id: 'life', kind, maximum }
});

test.each([
	['a pool is a bar', pool(undefined, 'pool', 9), 'bar'],
	['a counter is a number', pool(undefined, 'counter', 9), 'stepper'],
	['a small counter may be pips', pool('pips', 'counter', 5), 'pips'],
	['pips that are too many are a number', pool('pips', 'counter', 60), 'stepper']
])('%s', (_, schema, wanted) => {
	expect(withClass(drawn({ life: schema }, { life: 3 }), wanted as ClassName)).toHaveLength(1);
});

test('a pip that is pressed fills up to it, and the last one is emptied', () => {
	const tree = drawn({ luck: pool('pips', 'counter', 4) }, { luck: 2 });
	expect(withClass(tree, 'pip').map(({ props }) => props?.value)).toEqual([-1, -1, 1, 2]);
});

test('a pool that the sheet does not keep begins full', () => {
	const tree = drawn({ life: pool('bar', 'pool', 9) }, {}, { mode: 'edit' });
	expect(all(tree).find(({ bind }) => bind)?.props?.value).toBe(9);
});

const spells: Schema = {
	type: 'object',
	'x-label': both('Spells'),
	'x-content': 'spells',
	additionalProperties: {
		type: 'object',
		required: ['rank'],
		properties: { rank: { ...number, 'x-label': both('Rank') }, order: number }
	}
};
const content = { spells: { fire: { id: 'fire', name: both('Fire') } } };

test('entries are called as in the compendium, picked from it, moved and removed', () => {
	const tree = drawn(
		{ spells },
		{ spells: { fire: { rank: 2, order: 1 }, own: { rank: 1, order: 2 } } },
		{ mode: 'edit', content }
	);
	expect(withClass(tree, 'entry').map((row) => textOf(row).split(' ')[0])).toEqual(['Fire', 'own']);
	expect(all(tree).flatMap((node) => node.do ?? [])).toEqual([
		{ cmd: 'move', pointer: '/spells/fire', by: 1 },
		{ cmd: 'remove', pointer: '/spells/fire' },
		{ cmd: 'move', pointer: '/spells/own', by: -1 },
		{ cmd: 'remove', pointer: '/spells/own' },
		{ cmd: 'pick', pointer: '/spells', kind: 'spells', value: { rank: 0 } }
	]);
});

test('a map of one’s own gets entries with the least that they need, called New', () => {
	const properties = { label: { type: 'string', minLength: 1 }, n: number };
	const own: Schema = {
		type: 'object',
		additionalProperties: { type: 'object', required: ['label', 'n'], properties }
	};
	const tree = drawn({ own }, {}, { mode: 'edit' });
	expect(all(tree).flatMap((node) => node.do ?? [])).toEqual([
		{ cmd: 'add', pointer: '/own', value: { label: 'New', n: 0 } }
	]);
	expect(textOf(drawn({ own }, {}))).toBe('');
});

test('an entry whose key no pointer may name is not drawn, and its finding has nothing to show', () => {
	const entries = JSON.parse('{"__proto__": {"rank": 1}, "fire": {"rank": 1}}') as unknown;
	const findings = [
		{ pointer: '/spells/__proto__', code: 'x', severity: 'error', message: both('is odd') }
	] as const;
	const tree = drawn({ spells }, { spells: entries }, { mode: 'edit', findings });
	expect(withClass(tree, 'entry')).toHaveLength(1);
	expect(textOf(tree)).toContain('is odd');
	expect(check(tree)).toEqual([]);
});

test('a map that is full takes no more', () => {
	const tree = drawn(
		{ spells: { ...spells, maxProperties: 1 } },
		{ spells: { fire: { rank: 1 } } },
		{ mode: 'edit', content }
	);
	expect(all(tree).some((node) => node.do?.cmd === 'pick')).toBe(false);
});

test('chips say name and level', () => {
	const chips: Schema = {
		type: 'object',
		'x-widget': 'chips',
		additionalProperties: number,
		'x-content': 'spells'
	};
	const tree = drawn({ chips }, { chips: { fire: 2 } }, { content });
	expect(withClass(tree, 'chip').map(textOf)).toEqual(['Fire 2']);
});

test('the columns of a table are those that the schema names; the rest is folded away', () => {
	const properties = {
		label: { type: 'string' },
		a: number,
		b: { ...number, 'x-label': both('Bee') }
	};
	const table: Schema = {
		type: 'object',
		'x-widget': 'table',
		'x-columns': ['label', 'a'],
		additionalProperties: { type: 'object', properties }
	};
	const tree = drawn({ table }, { table: { x: { label: 'X', a: 1, b: 2 } } });
	expect(
		all(tree)
			.filter(({ tag }) => tag === 'th')
			.map(textOf)
	).toEqual(['label', 'a']);
	const [details] = all(tree).filter(({ tag }) => tag === 'details');
	expect(details && textOf(details)).toBe('X: Details Bee 2');
});

test('a long list can be filtered', () => {
	const many = Object.fromEntries(
		Array.from({ length: 16 }, (_, index) => [`k${index}`, { rank: 1 }])
	);
	const filters = (sheet: SheetData) =>
		all(drawn({ spells }, sheet)).flatMap(({ props }) => props?.['data-filter'] ?? []);
	expect(filters({ spells: many })).toEqual(['/spells']);
	expect(filters({ spells: { fire: { rank: 1 } } })).toEqual([]);
});

test('a finding stands under its field, on top of the sheet, and is tied to the field', () => {
	const findings = [
		{ pointer: '/life', code: 'x', severity: 'error', message: both('is odd') }
	] as const;
	const tree = drawn(
		{ life: { ...number, 'x-label': both('Life') } },
		{ life: 3 },
		{ mode: 'edit', findings }
	);
	const [top, below] = withClass(tree, 'finding');
	expect(top && textOf(top)).toContain('Life: is odd');
	expect(all(tree).flatMap((node) => node.do ?? [])).toContainEqual({
		cmd: 'show',
		pointer: '/life'
	});
	expect(below?.props?.id).toBe('at/life-finding-0');
	const input = all(tree).find(({ tag }) => tag === 'input');
	expect(input?.props).toMatchObject({
		'aria-describedby': 'at/life-finding-0',
		'aria-invalid': true
	});
});

test('a value says what it is made of where it knows', () => {
	const properties: Record<string, Schema> = {
		a: number,
		sum: { ...number, 'x-formula': '@/a + 2' }
	};
	const tree = drawn(properties, { a: 3 });
	expect(all(tree).flatMap((node) => node.do ?? [])).toEqual([
		{ cmd: 'explain', pointer: '', kind: 'sum' }
	]);
});

test('values and throws that a plugin makes stand at the end', () => {
	const action = {
		id: 'hit',
		label: both('Hit'),
		category: 'attack',
		diceString: '1d20',
		groups: [{ name: '', roll: '1d20' }],
		inputs: []
	} as const;
	const derived = {
		stats: [{ id: 'pace', label: both('Pace'), section: 'x', value: 8 }],
		actions: [{ ...action, groups: [...action.groups], inputs: [] }],
		resources: []
	};
	const tree = drawn({ a: number }, { a: 1 }, { derived });
	expect(textOf(tree)).toMatch(/Pace\s+8\s+Throws\s+Hit\s+1d20$/);
});

test('dice are written as people of the language do', () => {
	const roll = { label: both('Hit'), dice: '2d6 - 1' };
	const field: Schema = { ...number, 'x-roll': roll };
	expect(textOf(drawn({ field }, { field: 1 }, { lang: 'de' }))).toContain('2W6−1');
	expect(textOf(drawn({ field }, { field: 1 }, { lang: 'en' }))).toContain('2d6−1');
});
