/** What is read out or read comes from the texts, which are there in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

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
const wordsOf = (text: string) => wordsIn(parse(text, { modern: true }).fragment);

test.each(['web/src', 'symbiote/src', 'client/parts'])(
	'no component of %s has words of its own',
	(folder) => {
		const sources = new URL(`../../${folder}/`, import.meta.url);
		const components = (readdirSync(sources, { recursive: true }) as string[]).filter((name) =>
			name.endsWith('.svelte')
		);
		expect(components.length).toBeGreaterThan(1);
		const found = components.flatMap((name) =>
			wordsOf(readFileSync(new URL(name, sources), 'utf8')).map((words) => `${name}: ${words}`)
		);
		expect(found.filter((said) => !said.endsWith(NAME))).toEqual([]);
	}
);

test('words are found where they are read and where they are heard', () => {
	expect(wordsOf('<p title="a" class="b">c {d} 2</p>')).toEqual(['a', 'c']);
});
