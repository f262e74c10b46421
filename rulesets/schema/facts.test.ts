import { expect, test } from 'vitest';
import { factsOf, factWords, ownEntrySchema, references } from './facts.ts';
import type { Schema } from './schema.ts';

const both = (text: string) => ({ de: text, en: text });
const sheet: Schema = {
	type: 'object',
	$defs: {
		entry: {
			type: 'object',
			properties: {
				name: { type: 'object', 'x-label': both('Name') },
				ap: { type: 'integer', 'x-label': { de: 'AP', en: 'AP' } },
				check: {
					...{ type: 'array', 'x-label': { de: 'Probe', en: 'Check' } },
					items: { 'x-labels': { MU: { de: 'Mut', en: 'Courage' } } }
				},
				melee: {
					...{ type: 'object', 'x-label': { de: 'Nahkampf', en: 'Melee' } },
					properties: { damage: { 'x-label': { de: 'TP', en: 'Damage' } } }
				},
				property: { type: 'string', 'x-label': { de: 'Merkmal', en: 'Property' } }
			}
		}
	},
	properties: {
		custom: {
			type: 'object',
			additionalProperties: {
				type: 'object',
				additionalProperties: { $ref: '#/$defs/entry' }
			}
		}
	}
};
const words = factWords(sheet, 'spells', {
	check: { items: { 'x-labels': { MU: { de: 'MU', en: 'COU' } } } },
	melee: { properties: { damage: { 'x-widget': 'dice' } } },
	property: { 'x-content': 'properties' },
	traditions: {
		'x-label': { de: 'Verbreitung', en: 'Traditions' },
		items: { 'x-content': ['abilities'], 'x-labels': { general: both('alle') } }
	}
});
const names: Record<string, Record<string, { de: string; en: string }>> = {
	properties: { '5': { de: 'Heilung', en: 'Healing' } },
	abilities: { SA_1: { de: 'Elfen', en: 'Elves' } }
};
const called = (kind: string, id: string) => names[kind]?.[id];
const entry = {
	...{ id: 'X', name: both('X'), secret: 7, ap: 12, check: ['MU', 'KL'], property: '5' },
	...{ melee: { damage: '1d6+2' }, traditions: ['general', 'SA_1', 'SA_9'], core: true }
};
const lines = (lang: 'de' | 'en') =>
	factsOf(entry, words, lang, called).map(({ label, text, facts }) => [
		label,
		text || facts.map((one) => `${one.label} ${one.text}`).join()
	]);

test('facts are named by the table and by the schema, and say names for ids', () => {
	expect(lines('de')).toEqual([
		['AP', '12'],
		['Probe', 'MU, KL'],
		['Nahkampf', 'TP 1W6+2'],
		['Merkmal', 'Heilung'],
		['Verbreitung', 'alle, Elfen, SA_9']
	]);
	expect(lines('en')[2]).toEqual(['Melee', 'Damage 1d6+2']);
});

test('names of other entries lead to them, and ids that nobody knows lead nowhere', () => {
	const fact = factsOf(entry, words, 'de', called).find(({ name }) => name === 'traditions');
	expect(fact?.pieces).toEqual([
		{ text: 'alle' },
		{ text: 'Elfen', to: { kind: 'abilities', id: 'SA_1' } },
		{ text: 'SA_9' }
	]);
});

test('what nobody has named is not shown', () => {
	expect(factsOf({ secret: 7 }, words, 'de', called)).toEqual([]);
	expect(factsOf(entry, {}, 'de', called)).toEqual([]);
});

test('the entries that facts name can be asked for', () => {
	expect(references(entry, words)).toEqual([
		{ kinds: ['properties'], id: '5' },
		{ kinds: ['abilities'], id: 'SA_1' },
		{ kinds: ['abilities'], id: 'SA_9' }
	]);
});

test('the form of an own entry speaks as its table does, and picks from where that says', () => {
	const form = ownEntrySchema(sheet, 'spells', {
		property: { 'x-label': both('Which'), 'x-content': 'properties' },
		check: { items: { 'x-labels': { MU: both('COU') } } },
		nowhere: { 'x-label': both('Nowhere') }
	});
	expect(Object.keys(form?.properties ?? {})).toEqual(['name', 'ap', 'check', 'melee', 'property']);
	expect(form?.properties).toMatchObject({
		ap: { type: 'integer', 'x-label': { en: 'AP' } },
		check: {
			type: 'array',
			'x-label': { de: 'Probe' },
			items: { 'x-labels': { MU: both('COU') } }
		},
		property: { type: 'string', 'x-label': both('Which'), 'x-content': 'properties' }
	});
});
