import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contentOf } from '../files.ts';
import { FISTS } from './combat.ts';
import { generated } from './generate.ts';
import { Rules } from './tables.ts';

test.each(
	(await generated()).map(({ url, text }) => ({ name: url.pathname.split('/').pop(), url, text }))
)('$name is what `npm run generate` writes', ({ url, text }) => {
	expect(existsSync(url)).toBe(true);
	expect(readFileSync(url, 'utf8')).toBe(text);
});

const content = contentOf('dsa5e');
const bundled = new Rules({});
const KEPT = [
	'name',
	'group',
	'check',
	'improvement_cost',
	'encumbrance',
	'primary',
	'type',
	'parry',
	'core',
	'ap',
	'lep_base',
	'sk_base',
	'zk_base',
	'gs_base',
	'maximum_choice'
];

test.each(['talents', 'combat_techniques', 'species', 'conditions', 'states', 'talent_groups'])(
	'the bundled %s say what the compendium says',
	(kind) => {
		const table = content[kind] ?? {};
		expect([...bundled.table(kind).keys()]).toEqual(Object.keys(table));
		for (const [id, entry] of Object.entries(table)) {
			const known = bundled.entry(kind, id);
			for (const name of KEPT.filter((one) => one in entry))
				expect([id, name, known?.[name as keyof typeof known]]).toEqual([id, name, entry[name]]);
			expect(known?.maximum_adjustments ?? {}).toEqual(entry.maximum_adjustments ?? {});
			expect(known?.automatic_advantages ?? []).toEqual(entry.automatic_advantages ?? []);
		}
	}
);

test('the bundled levels and traditions say what the compendium says', () => {
	for (const [id, level] of bundled.levels)
		expect(content.experience_levels?.[id]).toMatchObject(level);
	expect([...bundled.levels.keys()]).toEqual(Object.keys(content.experience_levels ?? {}));
	expect(
		bundled.traditions.map((one) => ({ ...one, asp_factor: one.asp_factor || undefined }))
	).toEqual(
		Object.values(content.traditions ?? {}).map(
			({ id, type, primary, asp_factor: factor, advantage_cap }) => ({
				id,
				blessed: type === 'blessed',
				...(primary ? { primary } : {}),
				asp_factor: factor || undefined,
				advantage_cap
			})
		)
	);
});

test('fists are those of the compendium', () => {
	expect(content.weapons?.waffenlos?.melee).toMatchObject(FISTS.facts);
});
