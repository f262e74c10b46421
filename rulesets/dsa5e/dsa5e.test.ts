import { describe, expect, test } from 'vitest';
import { run } from '../cases.ts';
import { casesOf, contentOf, templatesOf } from '../files.ts';
import { dsa5e } from './index.ts';

const content = contentOf('dsa5e');
const templates = templatesOf('dsa5e');
const cases = casesOf('dsa5e');

describe('every shared case holds', () => {
	const book = dsa5e.open(content);
	test.each(cases)('$name', (item) => {
		expect(run(book, item, templates)).toEqual([]);
	});
});
