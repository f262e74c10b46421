/** The tutorials show what the script takes, and speak of what stands on the screen. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../studio.ts';
import { webTexts } from '../views/words.ts';
import { MOST_BYTES, TUTORIALS } from './names.ts';

const DOCS = join(ROOT, 'docs');
const PICTURES = join(DOCS, 'pictures');
const MOST_PICTURES = 14;
const IMAGE = /!\[([^\]]*)\]\(([^)]+)\)/g;
const BOLD = /\*\*([^*]+)\*\*/g;

const pages = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter((name) =>
	name.endsWith('.md')
);
const read = (page: string) => readFileSync(join(DOCS, page), 'utf8');
const imagesOf = (page: string) =>
	[...read(page).matchAll(IMAGE)].map(([, said = '', path = '']) => ({ said, path }));
const fileOf = (tutorial: string, name: string) => `${tutorial}-${name}.webp`;
const taken = Object.entries(TUTORIALS).flatMap(([tutorial, names]) =>
	names.map((name) => fileOf(tutorial, name))
);

describe.each(Object.entries(TUTORIALS))('the tutorial on %s', (tutorial, names) => {
	const page = `tutorials/${tutorial}.md`;

	test('shows the pictures that its walk takes, in their order, and says what is on them', () => {
		const images = imagesOf(page);
		const wanted = names.map((name) => `../pictures/${fileOf(tutorial, name)}`);
		expect(images.map(({ path }) => path)).toEqual(wanted);
		expect(images.filter(({ said }) => !said)).toEqual([]);
	});

	test('calls what one presses as it is called on the screen', async () => {
		const texts = Object.values(await webTexts('en')).map(asPattern);
		const labels = [...read(page).matchAll(BOLD)].map(([, label = '']) => label);
		const spoken = labels.map((label) => label.replaceAll(/\s+/g, ' '));
		expect(spoken.length).toBeGreaterThan(10);
		expect(spoken.filter((label) => !texts.some((text) => text.test(label)))).toEqual([]);
	});
});

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A text of the app, whatever is put into it. */
function asPattern(text: string): RegExp {
	const [first = '', ...rest] = text.split(/\{\w+\}/).map(literal);
	return new RegExp(`^${[first, ...rest].join('.+')}$`);
}

test('no picture is missing, is left over, or weighs too much', () => {
	const there = readdirSync(PICTURES).sort();
	expect(there).toEqual([...taken].sort());
	expect(there.length).toBeLessThanOrEqual(MOST_PICTURES);
	const heavy = there.filter((name) => statSync(join(PICTURES, name)).size > MOST_BYTES);
	expect(heavy).toEqual([]);
});

test('no other page shows a picture that no walk takes', () => {
	const shown = pages.flatMap((page) => imagesOf(page).map(({ path }) => path.split('/').at(-1)));
	expect(shown.filter((name) => !taken.includes(name ?? ''))).toEqual([]);
});
