import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../cases.ts';
import { casesOf, templatesOf } from '../files.ts';
import { generic } from './index.ts';

const templates = templatesOf('generic');
const book = generic.open({});

test.each(casesOf('generic'))('$name', (item) => {
	expect(run(book, item, templates)).toEqual([]);
});

test('the version is the server’s', () => {
	const manifest = new URL('../../plugins/generic/ruleset.toml', import.meta.url);
	expect(readFileSync(manifest, 'utf8')).toContain(`version = "${generic.version}"`);
});
