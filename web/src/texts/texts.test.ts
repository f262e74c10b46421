/** Every text is there in both languages, is used, and nothing asks for one that is not. */
import { readdirSync, readFileSync } from 'node:fs';
import { basic } from '@campaign-manager/client/texts/basic.de';
import { rare } from '@campaign-manager/client/texts/rare.de';
import { shared } from '@campaign-manager/client/texts/shared.de';
import { expect, test } from 'vitest';

type Words = Readonly<Record<string, string>>;
const HERE = new URL('.', import.meta.url);
const SOURCES = new URL('..', import.meta.url);

const areas = readdirSync(HERE)
	.filter((name) => name.endsWith('.de.ts'))
	.map((name) => name.slice(0, -'.de.ts'.length));
const wordsOf = async (area: string, language: string): Promise<Words> =>
	((await import(`./${area}.${language}.ts`)) as { texts: Words }).texts;
const both = async (area: string) =>
	[await wordsOf(area, 'de'), await wordsOf(area, 'en')] as const;
const own: Words = Object.assign(
	{},
	...(await Promise.all(areas.map((one) => wordsOf(one, 'de'))))
);

const code = (readdirSync(SOURCES, { recursive: true }) as string[])
	.filter((name) => /\.(?:svelte|ts)$/.test(name) && !name.startsWith('texts/'))
	.map((name) => readFileSync(new URL(name, SOURCES), 'utf8'))
	.join('\n');
/** `'app.groups'`, also where it only stands in a table of keys. */
const literal = new Set(
	[...code.matchAll(/['"`]([a-z]\w*(?:\.[\w-]+)+)['"`]/g)].map(([, key]) => key)
);
/** `app.theme.` of a key whose end is put in. */
const begun = [...code.matchAll(/`([a-z]\w*\.(?:[\w-]+\.)*)\$\{/g)].map(([, start]) =>
	String(start)
);
const plain = (key: string) => key.replace(/#.*/, '');

test('there are areas, and sources that use them', () => {
	expect(areas).toContain('app');
	expect(literal).toContain('app.groups');
});

test.each(areas)(
	'%s says the same things in both languages, and nothing is empty',
	async (area) => {
		const [de, en] = await both(area);
		expect(Object.keys(en)).toEqual(Object.keys(de));
		const values = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
		for (const key of Object.keys(de)) {
			expect(de[key], key).not.toBe('');
			expect(en[key], key).not.toBe('');
			expect(values(en[key]), key).toEqual(values(de[key]));
		}
	}
);

test('no two areas have the same key', async () => {
	const keys = (await Promise.all(areas.map((area) => wordsOf(area, 'de')))).flatMap(Object.keys);
	const others = [...keys, ...Object.keys(basic), ...Object.keys(rare), ...Object.keys(shared)];
	expect(others.filter((key, at) => others.indexOf(key) !== at)).toEqual([]);
});

test.each(areas)('every text of %s is used', async (area) => {
	const keys = Object.keys(await wordsOf(area, 'de'));
	const unused = keys
		.map(plain)
		.filter((key) => !literal.has(key) && !begun.some((start) => key.startsWith(start)));
	expect(unused).toEqual([]);
});

test('a count has both forms', () => {
	const keys = Object.keys(own).filter((key) => key.includes('#'));
	for (const key of keys)
		for (const form of ['one', 'other']) expect(own).toHaveProperty([`${plain(key)}#${form}`]);
});

test('nothing asks for a text that is not there', () => {
	const known = new Set(
		[...Object.keys(own), ...Object.keys(basic), ...Object.keys(rare), ...Object.keys(shared)].map(
			plain
		)
	);
	const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => String(key));
	expect(asked.length).toBeGreaterThan(20);
	expect(asked.filter((key) => !known.has(key))).toEqual([]);
});
