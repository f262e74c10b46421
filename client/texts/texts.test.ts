import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { createSpeaker } from './texts.ts';

const page = (name: string) =>
	readFileSync(new URL(`../../docs/reference/${name}.md`, import.meta.url), 'utf8');
const codes = [...page('problems').matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => String(code));
const closes = page('live').split('## Closes')[1]?.split('\n## ')[0] ?? '';
const reasons = [...closes.matchAll(/^\| \d+ \| (.*?) \|/gm)].flatMap(([, cell]) =>
	[...String(cell).matchAll(/`(\w+)`/g)].map(([, reason]) => String(reason))
);
const languages = [
	['de', de],
	['en', en]
] as const;

test('both languages have the same texts, and none is empty', () => {
	expect(Object.keys(en)).toEqual(Object.keys(de));
	for (const [, texts] of languages)
		for (const text of Object.values(texts)) expect(text).not.toBe('');
});

test('both languages fill in the same values', () => {
	const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
	for (const [key, text] of Object.entries(de))
		expect(values(en[key as keyof typeof en]), key).toEqual(values(text));
});

test.each(languages)('every problem code has a text in %s', (_, texts) => {
	expect(codes.length).toBeGreaterThan(90);
	expect(codes.filter((code) => !(`problem.${code}` in texts))).toEqual([]);
});

test.each(languages)('every reason of a close has a text in %s', (_, texts) => {
	expect(reasons.length).toBeGreaterThan(8);
	expect(reasons.filter((reason) => !(`close.${reason}` in texts))).toEqual([]);
});

test('no text is of a code that no server gives', () => {
	const ours = ['unreachable', 'too_old', 'other'];
	const known = Object.keys(de).filter((key) => key.startsWith('problem.'));
	expect(known.map((key) => key.slice('problem.'.length)).sort()).toEqual(
		[...codes, ...ours].sort()
	);
});

test('counts choose the plural', () => {
	const { t } = createSpeaker('de', de);
	expect(t('status.waiting', { count: 1 })).toBe('1 Änderung wartet');
	expect(t('status.waiting', { count: 3 })).toBe('3 Änderungen warten');
});

test('values are filled in as they are, whatever they hold', () => {
	const { t } = createSpeaker('en', en);
	expect(t('sheet.line', { name: '{mine}', theirs: 7, mine: '$&' })).toBe('{mine} set 7, you: $&');
});

test('a code of a newer server has a text too', () => {
	expect(createSpeaker('en', en).problem('from_tomorrow')).toBe(en['problem.other']);
	expect(createSpeaker('en', en).problem('stale')).toBe(en['problem.stale']);
});

test('attribute codes are those of the language', () => {
	expect([de['attribute.MU'], en['attribute.MU']]).toEqual(['MU', 'COU']);
});
