import { expect, test } from 'vitest';
import { arranged, EVERYTHING, NO_GROUP, summaryOf, type Listed } from './order.ts';

const text = (de: string, en = de) => ({ de, en });
const listed = (name: string, day: number, more: Partial<Listed> = {}): Listed => ({
	...{ id: name, name, ruleset_id: 'dsa5e', ruleset_version: '1.0.0', ruleset_state: 'ok' },
	...{ revision: 1, portrait_url: null, groups: [], deleted_at: null },
	card: { summary: { subtitle: text('Krieger', 'Warrior'), lines: [text('LeP 3')] } } as never,
	created_at: `2026-01-0${10 - day}T00:00:00+00:00`,
	updated_at: `2026-02-0${day}T00:00:00+00:00`,
	...more
});
const group = {
	id: 'g',
	name: 'Die Gärtner',
	is_active: true,
	hidden: false,
	role: 'player'
} as const;
const all = [
	listed('Ümit', 1),
	listed('Zora 10', 3, { ruleset_id: 'generic' }),
	listed('Zora 9', 2, { groups: [group] })
];
const names = (wanted: Partial<typeof EVERYTHING>, language: 'de' | 'en' = 'de') =>
	arranged(all, { ...EVERYTHING, ...wanted }, language).map(({ name }) => name);

test('the last changed stands first, unless another order is wanted', () => {
	expect(names({})).toEqual(['Zora 10', 'Zora 9', 'Ümit']);
	expect(names({ order: 'created' })).toEqual(['Ümit', 'Zora 9', 'Zora 10']);
	expect(names({ order: 'name' })).toEqual(['Ümit', 'Zora 9', 'Zora 10']);
});

test('all words of a search are found in what the card says, without accents', () => {
	expect(names({ text: 'umit' })).toEqual(['Ümit']);
	expect(names({ text: ' GARTNER zora ' })).toEqual(['Zora 9']);
	expect(names({ text: 'warrior' })).toEqual([]);
	expect(names({ text: 'warrior' }, 'en')).toHaveLength(3);
	expect(names({ text: 'lep 3' })).toHaveLength(3);
});

test('ruleset and group narrow it, and so does having no group', () => {
	expect(names({ ruleset: 'generic' })).toEqual(['Zora 10']);
	expect(names({ group: 'g' })).toEqual(['Zora 9']);
	expect(names({ group: NO_GROUP })).toEqual(['Zora 10', 'Ümit']);
	expect(names({ group: NO_GROUP, ruleset: 'dsa5e', text: 'zora' })).toEqual([]);
});

test('a card without a summary has an empty one', () => {
	expect(summaryOf({ card: {} }, 'de')).toEqual({ subtitle: '', lines: [] });
});
