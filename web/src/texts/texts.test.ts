/** Every text is there in both languages, is used, and nothing asks for one that is not. */
import { readdirSync, readFileSync } from 'node:fs';
import { basic } from '@campaign-manager/client/texts/basic.de';
import { rare } from '@campaign-manager/client/texts/rare.de';
import { shared } from '@campaign-manager/client/texts/shared.de';
import { parse } from 'svelte/compiler';
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

const files = (readdirSync(SOURCES, { recursive: true }) as string[])
	.filter((name) => /\.(?:svelte|ts)$/.test(name) && !name.startsWith('texts/'))
	.map((name) => [name, readFileSync(new URL(name, SOURCES), 'utf8')] as const);
const code = files.map(([, text]) => text).join('\n');
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

/** Its own name is the same everywhere. */
const NAME = 'Campaign Manager';
/** Of elements, and what our own components say. */
const SPOKEN =
	/^(?:aria-(?:label|description|roledescription|valuetext)|alt|title|placeholder|label|help|text|about|yes)$/;
interface Node {
	type?: string;
	name?: string;
	data?: string;
}

/** What markup says without asking for a text. */
function wordsIn(part: unknown): string[] {
	if (Array.isArray(part)) return part.flatMap(wordsIn);
	if (typeof part !== 'object' || part === null) return [];
	const { type, name = '', data = '' } = part as Node;
	if (type === 'Text') return [data.trim()].filter((words) => /\p{L}/u.test(words));
	if (type === 'StyleDirective' || (type === 'Attribute' && !SPOKEN.test(name))) return [];
	return Object.values(part).flatMap(wordsIn);
}
const wordsOfMarkup = (text: string) => wordsIn(parse(text, { modern: true }).fragment);

test('no component has words of its own, in whatever language', () => {
	const found = files
		.filter(([name]) => name.endsWith('.svelte'))
		.flatMap(([name, text]) => wordsOfMarkup(text).map((words) => `${name}: ${words}`));
	expect(found.filter((said) => !said.endsWith(NAME))).toEqual([]);
	expect(wordsOfMarkup('<p title="a" class="b">c {d} 2</p>')).toEqual(['a', 'c']);
});
