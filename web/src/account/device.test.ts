import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';

test.each([
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
		'Edge',
		'Windows'
	],
	['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile Safari/604',
		'Chrome',
		'iPhone'
	],
	[
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
		'Safari',
		'macOS'
	],
	[
		'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
		'Chrome',
		'Android'
	]
])('a browser is told by what it says of itself: %s', (said, browser, system) => {
	expect(deviceOf(said)).toMatchObject({ browser, system });
});

test('a name that somebody gave stays', () => {
	expect(deviceOf('TaleSpire am Fenster')).toEqual({ name: 'TaleSpire am Fenster' });
});

test('what is cut off still tells its system', () => {
	expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64')).toMatchObject({ system: 'Windows' });
});
