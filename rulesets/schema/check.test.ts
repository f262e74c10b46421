import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkSheet } from './check.ts';
import type { Schema } from './schema.ts';

interface FindingCase {
	name: string;
	schema: Schema;
	sheet: unknown;
	findings: unknown[];
}

const FILE = new URL('../../schemas/findings/cases.json', import.meta.url);
const cases = JSON.parse(readFileSync(FILE, 'utf8')) as FindingCase[];

test.each(cases)('$name', ({ schema, sheet, findings }) => {
	const found = checkSheet(schema, sheet);
	expect(found.map(({ pointer, code, message }) => ({ pointer, code, message }))).toEqual(findings);
	expect(found.every((item) => item.severity === 'error')).toBe(true);
});

test('more than a thousand findings are counted', () => {
	const sheet = Object.fromEntries(Array.from({ length: 1200 }, (_, index) => [`k${index}`, 1]));
	const found = checkSheet({ type: 'object', additionalProperties: false }, sheet);
	expect(found).toHaveLength(1001);
	expect(found.at(-1)?.message).toEqual({ de: 'Und 200 weitere.', en: 'And 200 more.' });
});

test('a sheet of more than 512 KiB is told before anything else', () => {
	const sheet = { a: 'ü'.repeat(263_000) };
	expect(checkSheet({ type: 'object', additionalProperties: false }, sheet)).toMatchObject([
		{ pointer: '', code: 'too_large' }
	]);
});
