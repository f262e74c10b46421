import { describe, expect, test } from 'vitest';
import { run } from '../cases.ts';
import { casesOf, contentOf, templatesOf } from '../files.ts';
import type { SheetData } from '../objects.ts';
import { applyPatch, remove, set } from '../pointer.ts';
import type { ContentSlice } from '../ruleset.ts';
import { dsa5e } from './index.ts';
import { sliceOf } from './references.ts';

const content = contentOf('dsa5e');
const templates = templatesOf('dsa5e');
const cases = casesOf('dsa5e');
const book = dsa5e.open(content);

function sheetOf(name: string): SheetData {
	const item = cases.find((one) => one.name.includes(name));
	if (!item) throw new Error(`there is no case ${name}`);
	const base = item.base === undefined ? {} : templates[item.base];
	return applyPatch(base, item.sheet) as SheetData;
}

/** Frozen all through: a ruleset that writes to a sheet fails. */
function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
	return Object.freeze(value);
}

describe('every shared case holds with the whole compendium', () => {
	test.each(cases)('$name', (item) => {
		expect(run(book, { ...item, sheet: frozen(item.sheet) }, templates)).toEqual([]);
	});
});

describe('every shared case holds with nothing but what the sheet refers to', () => {
	test.each(cases)('$name', (item) => {
		const base = item.base === 'default' ? book.defaultSheet() : templates[item.base ?? ''];
		const sheet = base ? applyPatch(base, item.sheet) : item.sheet;
		const open = dsa5e.open(sliceOf(sheet as SheetData, content));
		expect(run(open, item, templates)).toEqual([]);
	});
});

test('both real heroes are among the cases', () => {
	expect(cases.filter((item) => item.name.endsWith(', whole'))).toHaveLength(2);
});

test.each(Object.entries(templates))('%s breaks no rule', (_, sheet) => {
	expect(book.validate(sheet)).toEqual([]);
});

test('a new hero breaks no rule without any content at hand', () => {
	const empty = dsa5e.open({});
	expect(empty.validate(empty.defaultSheet())).toEqual([]);
});

describe('an entry that is not at hand makes the sum incomplete', () => {
	const mage = templates.gildenmagier as SheetData;
	const without = (kind: string, id: string): ContentSlice =>
		Object.fromEntries(
			Object.entries(content).map(([name, entries]) => [
				name,
				name === kind ? (remove(entries, `/${id}`) as typeof entries) : entries
			])
		);
	test.each([
		['spells', 'SPELL_5', '/spells/SPELL_5'],
		['special_abilities', 'SA_76', '/special_abilities/SA_76'],
		['advantages', 'ADV_23', '/advantages/ADV_23'],
		['scripts', '9', '/special_abilities/SA_27']
	])('of the %s: %s', (kind, id, pointer) => {
		const open = dsa5e.open(without(kind, id));
		const stats = new Map(open.getStatBlocks(mage).map((block) => [block.id, block]));
		expect(stats.get('AP.unknown')?.value).toBe(1);
		expect(stats.has('AP.left')).toBe(false);
		expect(stats.get('AP.spent')?.label.en).toContain('incomplete');
		expect(open.validate(mage)).toContainEqual(
			expect.objectContaining({ pointer, code: 'ap_incomplete', severity: 'warning' })
		);
	});

	test('of the things carried: the load says so', () => {
		const open = dsa5e.open(without('weapons', 'ITEMTPL_2'));
		const load = open.getStatBlocks(mage).find((block) => block.id === 'load');
		expect(load?.label.de).toBe('Traglast (unvollständig)');
	});
});

describe('what the schema forbids is an error, and the rules are not asked', () => {
	const knight = templates.kriegerin as SheetData;
	test.each([
		['/attributes/MU', 'strong', 'type'],
		['/talents/TAL_3', 41, 'maximum'],
		['/equipment/dolch/hand', 'foot', 'enum'],
		['/shoe_size', 43, 'additional_property']
	])('%s', (pointer, value, code) => {
		const wrong = set(knight, pointer, value);
		expect(book.validate(wrong)).toMatchObject([{ pointer, code, severity: 'error' }]);
	});

	test('also where all of it was right before', () => {
		const open = dsa5e.open(content);
		expect(open.validate(knight)).toEqual([]);
		const steps: [SheetData, string][] = [
			[remove(knight, '/attributes'), '/attributes'],
			[set(knight, '/talents/TAL_3', -1), '/talents/TAL_3'],
			[set(knight, '/spells', knight.equipment), '/spells/dolch'],
			[set(knight, '/profile/age', 7), '/profile/age']
		];
		for (const [sheet, pointer] of steps) {
			expect(open.validate(sheet).map((one) => one.pointer)).toContain(pointer);
			expect(open.validate(sheet)).toEqual(dsa5e.open(content).validate(sheet));
			expect(open.validate(knight)).toEqual([]);
		}
	});

	test.each([null, 7, 'hero', []])('%j is no sheet', (value) => {
		expect(book.validate(value)).toMatchObject([{ pointer: '', severity: 'error' }]);
	});
});

describe('ids that all objects inherit are not found', () => {
	const sheet = templates.kriegerin as SheetData;
	test.each(['talent.constructor', 'attribute.toString', 'attack.valueOf', 'hasOwnProperty'])(
		'%s',
		(id) => {
			expect(book.prepareRoll(sheet, id, {})).toBeNull();
		}
	);

	test('an unknown talent of such a name is unknown', () => {
		const odd = set(sheet, '/talents', { toString: 3 });
		expect(book.validate(odd)).toContainEqual(
			expect.objectContaining({ pointer: '/talents/toString', code: 'unknown_id' })
		);
	});
});

test('dice that do not fit an action are a plain result', () => {
	const sheet = sheetOf('Junis');
	const group = {
		name: '',
		roll: '2d6',
		dice: [
			{ sides: 6, value: 3, sign: 1 as const },
			{ sides: 6, value: 4, sign: 1 as const }
		],
		modifier: 0,
		total: 7
	};
	const thrown = { actionId: 'talent.TAL_1', inputs: {}, groups: [group], total: 7 };
	expect(book.evaluateRoll(sheet, thrown)).toMatchObject({
		success: null,
		label: { de: 'Ergebnis 7', en: 'Result 7' }
	});
});
