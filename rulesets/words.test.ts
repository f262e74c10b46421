import { expect, test } from 'vitest';
import { keptDice, spokenDice } from './words.ts';

test.each([
	['1W6+4', '1d6+4'],
	['1w6 + 4', '1d6+4'],
	['2D6−1', '2d6-1'],
	['W20', '1d20'],
	['1d20+W6', '1d20+1d6'],
	['1d6', '1d6']
])('dice written %s are kept as %s', (written, kept) => {
	expect(keptDice(written)).toBe(kept);
});

test.each(['', 'Wurf', '1W', 'ein W6', '1d6+', '1d6 und 4', '6'])(
	'what is no dice stays as it was written: %j',
	(written) => {
		expect(keptDice(written)).toBe(written);
	}
);

test('what is shown in either language is kept the same', () => {
	for (const dice of ['1d6', '2d6+4', '1d20-3', '3d6+1d4'])
		for (const lang of ['de', 'en'] as const) expect(keptDice(spokenDice(dice, lang))).toBe(dice);
});
