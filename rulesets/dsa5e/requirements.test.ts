import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Entry } from '../ruleset.ts';
import { requirementsOf } from './requirements.ts';

const CONTENT = new URL('../../schemas/dsa5e/content/', import.meta.url);
const table = (kind: string): Entry[] =>
	(JSON.parse(readFileSync(new URL(`${kind}.json`, CONTENT), 'utf8')) as { entries: Entry[] })
		.entries;
const KINDS = [
	'advantages',
	'disadvantages',
	'special_abilities',
	'spells',
	'talents',
	'liturgies'
];
const all = [...KINDS, 'combat_techniques', 'attributes', 'species'];
const known = new Set(all.flatMap((kind) => table(kind).map(({ id }) => `${kind}/${id}`)));

test('a rating that is asked for is named with how much of it', () => {
	const analyst = table('special_abilities').find(({ id }) => id === 'SA_1');
	expect(requirementsOf(analyst as Entry)).toEqual([
		{
			isExcluded: false,
			anyOf: [{ kind: 'talents', id: 'TAL_36' }],
			words: { de: '4', en: '4' }
		}
	]);
});

test('what an entry does not go with is told apart from what it asks for', () => {
	const needs = requirementsOf({
		id: 'X',
		prerequisites: [
			{ level: 2, requires: [{ kind: 'inactive', ids: ['DISADV_5'] }] },
			{ requires: [{ kind: 'attribute', ids: ['MU', 'KL'], value: 13 }] }
		]
	});
	expect(needs[0]).toEqual({
		isExcluded: true,
		anyOf: [{ kind: 'disadvantages', id: 'DISADV_5' }],
		of: { de: 'Stufe II', en: 'level II' }
	});
	expect(needs[1]?.anyOf.map(({ kind }) => kind)).toEqual(['attributes', 'attributes']);
	expect(requirementsOf({ id: 'X' })).toEqual([]);
});

test('every requirement of the tables says something, and names entries that there are', () => {
	const needs = KINDS.flatMap(table).flatMap(requirementsOf);
	expect(needs.length).toBeGreaterThan(900);
	for (const { anyOf, words } of needs) {
		expect(anyOf.length || words).toBeTruthy();
		for (const { kind, id } of anyOf) expect(known, `${kind}/${id}`).toContain(`${kind}/${id}`);
	}
});
