import { describe, expect, test } from 'vitest';
import { addEntry } from '../../entries.ts';
import { casesOf, contentOf, templatesOf } from '../../files.ts';
import type { Language, SheetData } from '../../objects.ts';
import { applyPatch, set } from '../../pointer.ts';
import type { Mode } from '../../ruleset.ts';
import { check, type VNode } from '../../vnode.ts';
import { keptDice } from '../../words.ts';
import { dsa5e } from '../index.ts';

const book = dsa5e.open(contentOf('dsa5e'));
const templates = templatesOf('dsa5e');
const MODES: [Mode, Language][] = [
	['play', 'de'],
	['play', 'en'],
	['edit', 'de'],
	['edit', 'en']
];

/** Every node of a tree. */
function nodes(tree: VNode): VNode[] {
	const inner = (tree.children ?? []).filter((one): one is VNode => typeof one !== 'string');
	return [tree, ...inner.flatMap(nodes)];
}

/** Everything that can be read in a tree. */
const textOf = (tree: VNode | string): string =>
	typeof tree === 'string' ? tree : (tree.children ?? []).map(textOf).join(' ');

function draw(sheet: SheetData, mode: Mode, lang: Language = 'de', readonly = false): VNode {
	return book.renderSheet(sheet, { mode, lang, readonly, findings: book.validate(sheet) });
}

const sheets: [string, SheetData][] = [
	...Object.entries(templates),
	['a new hero', book.defaultSheet()],
	...casesOf('dsa5e')
		.filter((item) => item.name.endsWith(', whole'))
		.map((item): [string, SheetData] => [item.name, item.sheet as SheetData])
];

test('a letter that the character builder writes is said in words, other words as they are', () => {
	const whose = (sex: string) => ({ ...book.defaultSheet(), profile: { sex } });
	const said = (sex: string, lang: Language) => textOf(draw(whose(sex), 'play', lang));
	expect(said('f', 'de')).toMatch(/Geschlecht\s+weiblich/);
	expect(said('m', 'en')).toMatch(/Sex\s+male/);
	expect(said('divers', 'de')).toMatch(/Geschlecht\s+divers/);
	const fields = nodes(draw(whose('f'), 'edit'));
	expect(fields.find(({ bind }) => bind?.pointer === '/profile/sex')?.props?.['value']).toBe('f');
});

describe.each(sheets)('%s', (_, sheet) => {
	test.each(MODES)('can be drawn to %s in %s', (mode, lang) => {
		expect(check(draw(sheet, mode, lang))).toEqual([]);
	});

	test('offers throws and places that there are', () => {
		const actions = new Set(book.getDiceActions(sheet).map((one) => one.id));
		const resources = new Set(book.getResources(sheet).map((one) => one.id));
		const stats = new Set(book.getStatBlocks(sheet).map((one) => one.id));
		for (const node of [...nodes(draw(sheet, 'play')), ...nodes(draw(sheet, 'edit'))]) {
			if (node.dice !== undefined) expect(actions).toContain(node.dice);
			if (node.adjust !== undefined) expect(resources).toContain(node.adjust);
			if (node.do?.cmd === 'explain') expect(stats).toContain(node.do.kind);
		}
	});

	test.each(MODES)('whose words alone changed is drawn to %s in %s as it is anew', (mode, lang) => {
		const before = draw(sheet, mode, lang);
		const words = { characteristics: 'Narbe', hair_colour: 'HairColor_1', age: '33' };
		const notes = { n1: { title: 'Schulden', text: 'bei Gero', order: 1 } };
		const after = applyPatch(sheet, { profile: words, notes }) as SheetData;
		const anew = dsa5e.open(contentOf('dsa5e'));
		const findings = anew.validate(after);
		expect(book.validate(after)).toEqual(findings);
		expect(book.getStatBlocks(after)).toEqual(anew.getStatBlocks(after));
		expect(book.getDiceActions(after)).toEqual(anew.getDiceActions(after));
		expect(book.getResources(after)).toEqual(anew.getResources(after));
		const drawn = draw(after, mode, lang);
		expect(drawn).toEqual(anew.renderSheet(after, { mode, lang, findings }));
		if (findings.some(isError)) return;
		// what rules alone make is not made twice
		const fights = (tree: VNode) => nodes(tree).find(({ key }) => key === 'play');
		expect(fights(drawn)).toBe(fights(before));
	});

	test('has buttons that write what the schema takes', () => {
		for (const mode of ['play', 'edit'] as const)
			for (const { tag, bind, props } of nodes(draw(sheet, mode))) {
				if (tag !== 'button' || !bind) continue;
				expect(book.validate(set(sheet, bind.pointer, props?.value)).filter(isError)).toEqual([]);
			}
	});

	test('adds what the schema takes', () => {
		for (const node of nodes(draw(sheet, 'edit'))) {
			const action = node.do;
			if (action?.cmd !== 'add' && action?.cmd !== 'pick') continue;
			const { pointer, value } = action;
			const into = action.cmd === 'pick' ? action.into : undefined;
			const entry = into === undefined ? value : { ...(value as object), [into]: 'SOME_1' };
			const after =
				value === undefined ? set(sheet, pointer, 'SOME_1') : addEntry(sheet, pointer, 'k1', entry);
			expect(book.validate(after).filter(isError)).toEqual([]);
		}
	});

	test('holds what its fields show', () => {
		const tree = draw(sheet, 'edit');
		for (const node of nodes(tree)) {
			if (node.tag !== 'input' || !node.bind || node.props?.value === '') continue;
			const { pointer, kind } = node.bind;
			const shown = kind === 'boolean' ? node.props?.checked : node.props?.value;
			const given = kind === 'dice' ? keptDice(String(shown)) : shown;
			expect(book.validate(set(sheet, pointer, given)).filter(isError)).toEqual([]);
		}
	});
});

const isError = (finding: { severity: string }): boolean => finding.severity === 'error';

describe('a sheet to play from', () => {
	const mage = templates.gildenmagier as SheetData;
	const knight = templates.kriegerin as SheetData;

	test('throws every talent and holds no field', () => {
		const all = nodes(draw(knight, 'play'));
		expect(all.filter((node) => node.dice?.startsWith('talent.'))).toHaveLength(59);
		expect(all.filter((node) => node.tag === 'input' || node.tag === 'textarea')).toEqual([]);
	});

	test('shows magic to those who have it', () => {
		expect(textOf(draw(mage, 'play'))).toContain('Ignifaxius');
		expect(textOf(draw(knight, 'play'))).not.toContain('Zauber und Rituale');
	});

	test('writes attributes as people of its language know them', () => {
		expect(textOf(draw(mage, 'play', 'de'))).toContain('MU');
		expect(textOf(draw(mage, 'play', 'en'))).toContain('COU');
		expect(textOf(draw(mage, 'play', 'en'))).not.toContain('Klugheit');
	});

	test('says why a throw is not allowed', () => {
		const weak = set(knight, '/attributes/MU', 0);
		const blocked = nodes(draw(weak, 'play')).find((node) => node.dice === 'attribute.MU');
		expect(blocked?.props?.['aria-disabled']).toBe(true);
		expect(blocked?.props?.['aria-label']).toContain('Zu schwer');
	});

	test('changes nothing for those who may only read', () => {
		for (const mode of ['play', 'edit'] as const) {
			const all = nodes(draw(mage, mode, 'de', true));
			expect(all.filter((node) => node.bind ?? node.adjust)).toEqual([]);
			expect(all.filter((node) => node.do && !['explain', 'show'].includes(node.do.cmd))).toEqual(
				[]
			);
			expect(all.some((node) => node.dice === 'talent.TAL_36')).toBe(true);
		}
	});
});

describe('a sheet to edit', () => {
	const mage = templates.gildenmagier as SheetData;

	test('shows what the next step costs, and the maximum where it is reached', () => {
		const text = textOf(draw(mage, 'edit'));
		expect(text).toContain('15 AP');
		expect(text).toContain('max 15');
	});

	test('shows a finding at its place and in the summary', () => {
		const bold = set(mage, '/attributes/MU', 20);
		const [finding] = book.validate(bold).filter((one) => one.pointer === '/attributes/MU');
		const shown = nodes(draw(bold, 'edit')).filter((node) =>
			node.children?.some((child) => String(child).includes(finding?.message.de ?? '?'))
		);
		expect(shown).toHaveLength(2);
	});

	test.each([
		['/profile/title', 'x'.repeat(301)],
		['/talents/TAL_36', 41],
		['/attributes/KL', -3],
		['/equipment/dolch/weight', -1],
		['/equipment/dolch/name', 'x'.repeat(201)]
	])('keeps what is wrong at %s in its field and draws all the rest', (pointer, value) => {
		const tree = draw(set(mage, pointer, value), 'edit');
		const field = nodes(tree).find(
			(node) => node.tag === 'input' && node.bind?.pointer === pointer
		);
		expect(field?.props?.value).toBe(value);
		expect(textOf(tree)).toContain('Ignifaxius');
	});
});

describe('whatever a sheet is, it is drawn', () => {
	const knight = templates.kriegerin as SheetData;
	test.each([
		['nothing', {}],
		['lists where maps are', applyPatch(knight, { talents: [], equipment: [1] })],
		['texts where numbers are', applyPatch(knight, { attributes: { MU: '12' } })],
		['purchases without an entry', applyPatch(knight, { advantages: { a: { level: 2 } } })],
		['a missing species', applyPatch(knight, { species: null })],
		['unknown ids', applyPatch(knight, { species: 'R_9', talents: { TAL_999: 3 } })]
	])('%s', (_, sheet) => {
		for (const [mode, lang] of MODES) {
			const tree = draw(sheet as SheetData, mode, lang);
			expect(check(tree)).toEqual([]);
			expect(textOf(tree)).toContain(lang === 'de' ? 'Klettern' : 'Climbing');
		}
	});

	test('a hoard is drawn within the bounds of a tree, and the rest is counted', () => {
		const hoard = Object.fromEntries(
			Array.from({ length: 490 }, (_, at) => [
				`i${at}`,
				{ name: `Ding ${at}`, order: at, ...(at % 2 && { template: 'ITEMTPL_1' }) }
			])
		);
		const rich = applyPatch(knight, { equipment: hoard }) as SheetData;
		for (const mode of ['play', 'edit'] as const) {
			const tree = draw(rich, mode);
			expect(check(tree)).toEqual([]);
			expect(textOf(tree)).toMatch(/… und \d+ weitere/);
		}
	});
});

test('a name that is known in German alone is marked as German where English is read', () => {
	const magician = templates['gildenmagier'] as SheetData;
	const spells = { SPELL_1: 4, SPELL_234: 4 };
	const sheet = { ...magician, spells } as SheetData;
	const marked = (lang: Language) =>
		nodes(draw(sheet, 'play', lang))
			.filter(({ tag, props }) => tag !== 'article' && props?.lang !== undefined)
			.map((node) => [node.props?.lang, textOf(node)]);
	expect(marked('en')).toContainEqual(['de', 'Affenarme']);
	expect(marked('en').flat()).not.toContain('Eagle Eye');
	expect(marked('de')).toEqual([]);
});
