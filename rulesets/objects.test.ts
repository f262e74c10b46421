import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { objects, OBJECTS } from './generate.ts';

test('the types say the same as the schema (else: npm run generate)', async () => {
	expect(readFileSync(OBJECTS, 'utf8')).toBe(await objects());
});
