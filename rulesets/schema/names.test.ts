import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { namesOf } from './names.ts';
import type { Schema } from './schema.ts';

const read = (path: string) =>
	JSON.parse(readFileSync(new URL(`../../schemas/${path}`, import.meta.url), 'utf8')) as unknown;
const schema = read('dsa5e/sheet.schema.json') as Schema;
const content = {
	talents: { TAL_1: { id: 'TAL_1', name: { de: 'Fliegen', en: 'Flying' } } },
	species: { R_1: { id: 'R_1', name: { de: 'Mensch', en: 'Human' } } },
	advantages: { ADV_5: { id: 'ADV_5', name: { de: 'Begabung', en: 'Aptitude' } } }
};
const before = { advantages: { a1: { entry: 'ADV_5', level: 2, order: 1 } } };
const after = {
	equipment: { e1: { name: 'Seil', amount: 2 } },
	notes: { n: { title: 'Wetter' } },
	custom: { talents: { kochen: { name: { de: 'Festmahl', en: 'Feasts' } } } }
};
const names = namesOf(schema, content, 'de', after, before);

describe('a place is called', () => {
	test.each([
		['', []],
		['/attributes/MU', ['Eigenschaften', 'Mut']],
		['/talents/TAL_1', ['Talente', 'Fliegen']],
		['/advantages/a1/level', ['Vorteile', 'Begabung', 'Stufe']],
		['/equipment/e1/amount', ['Ausrüstung', 'Seil', 'Anzahl']],
		['/notes/n/text', ['Notizen', 'Wetter', 'Text']],
		['/talents/TAL_99', ['Talente', 'TAL_99']],
		['/talents/kochen', ['Talente', 'Festmahl']],
		['/nowhere/at/all', ['nowhere', 'at', 'all']]
	])('%s: by its labels and the names of entries', (pointer, path) => {
		expect(names.placeAt(pointer)).toEqual(path);
	});
});

describe('what stands there is read', () => {
	test.each([
		['/species', 'R_1', 'Mensch'],
		['/species', null, 'keine Angabe'],
		['/profile/family', '', 'keine Angabe'],
		['/attributes/MU', 14, '14'],
		['/purse/silver', 2.5, '2,5'],
		['/states/STATE_1', true, 'ja'],
		['/advantages/a1', { entry: 'ADV_5', level: 2, order: 1 }, 'Stufe 2'],
		['/cantrips/CANTRIP_1', {}, 'ja'],
		['/equipment/e1', { name: 'Seil', armour: { rs: 1 } }, 'Name Seil, Rüstung (RS 1)'],
		['/custom/talents/x/check', ['MU', 'IN'], 'MU, IN'],
		['/nowhere', { a: [1] }, 'a 1']
	])('%s %j', (pointer, value, text) => {
		expect(names.valueAt(pointer, value)).toBe(text);
	});

	test('in the language of the reader', () => {
		const english = namesOf(schema, content, 'en', after);
		expect(english.placeAt('/talents/TAL_1')).toEqual(['Talents', 'Flying']);
		expect(english.valueAt('/species', 'R_1')).toBe('Human');
		expect(english.valueAt('/purse/silver', 2.5)).toBe('2.5');
	});
});
