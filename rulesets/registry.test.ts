import { expect, test } from 'vitest';
import { createRegistry } from './registry.ts';
import type { Ruleset } from './ruleset.ts';

const ruleset = (id: string, version: string): Ruleset => ({
	id,
	version,
	name: { de: id, en: id },
	open: () => {
		throw new Error('not opened here');
	}
});

test('a ruleset stands in for the server’s only at the same major and minor version', () => {
	const registry = createRegistry([ruleset('ember', '1.2.3')]);
	expect(registry.find('ember', '1.2.9')?.id).toBe('ember');
	expect(registry.find('ember', '1.3.0')).toBeUndefined();
	expect(registry.find('ember', '2.2.3')).toBeUndefined();
	expect(registry.find('ember', '1')).toBeUndefined();
	expect(registry.find('other', '1.2.3')).toBeUndefined();
});

test('two rulesets never share an id', () => {
	expect(() => createRegistry([ruleset('ember', '1.0.0'), ruleset('ember', '2.0.0')])).toThrow(
		'ember'
	);
});
