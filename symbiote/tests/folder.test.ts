/** The folder that is installed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';

const folder = inject('panel');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
const sizeOf = (name: string) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;

test('it holds what the game loads, and nothing that has to be fetched', () => {
	expect(read('index.html')).not.toMatch(/type="module"|crossorigin|https?:/);
	const others = readdirSync(folder).filter((name) => !/^\.|\.js$/.test(name));
	expect(others.sort()).toEqual(
		['DESCRIPTION.md', 'app.css', 'icons', 'index.html', 'manifest.json'].sort()
	);
});

test.each(scripts)(
	'%s is a classic script, since a page from a file may load no modules',
	(name) => {
		// throws at what only a module may hold
		expect(() => new Script(read(name))).not.toThrow();
		expect(read(name)).not.toMatch(/\bimport\(/);
	}
);

test.each(scripts)('%s opens nothing that the game hides or breaks', (name) => {
	// native choices and questions open behind the game's window, and nobody hovers in a game
	expect(read(name)).not.toMatch(/<select|\stitle="|\b(?:alert|confirm|prompt)\(/);
});

// gzip level 9, in bytes; a step up is a decision, not an accident
test.each([
	['app.js', 40_000],
	['app.css', 8_192],
	['de.js', 7_500],
	['en.js', 6_500],
	['SignIn.js', 3_000],
	['Sheet.js', 18_000],
	['dsa5e.js', 35_500]
])('%s stays within %i bytes', (name, most) => {
	expect(sizeOf(name)).toBeLessThanOrEqual(most);
});

// parts that are read apart are packed apart, which costs a little
test('all scripts together stay within 151 000 bytes', () => {
	expect(scripts.reduce((all, name) => all + sizeOf(name), 0)).toBeLessThanOrEqual(151_000);
});

test.each([
	['icon-64.png', 64],
	['icon-24.png', 24]
])('%s is a picture of %i pixels', (name, size) => {
	const png = readFileSync(join(folder, 'icons', name));
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});
