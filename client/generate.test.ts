import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { api, API, live, LIVE } from './generate.ts';

test('the routes’ types say the same as the API’s description (else: npm run generate)', async () => {
	expect(readFileSync(API, 'utf8')).toBe(await api());
});

test('the messages’ types say the same as their schemas (else: npm run generate)', async () => {
	expect(readFileSync(LIVE, 'utf8')).toBe(await live());
});
