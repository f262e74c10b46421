import { expect, test } from 'vitest';
import { groupsOf } from './freeDice.ts';

const rolls = (text: string) => groupsOf(text)?.map(({ roll }) => roll) ?? null;

test.each([
	['d20', ['d20']],
	['2d6+3', ['2d6+3']],
	['2W6 + 3', ['2d6+3']],
	['1D20/2d6-1d4', ['1d20', '2d6-1d4']],
	['-d6', ['-d6']]
])('%j is thrown', (text, expected) => {
	expect(rolls(text)).toEqual(expected);
});

test.each(['', '3', 'd7', '0d6', '41d6', '2d6++3', '3+d6x', 'd6/', '1d6/5'])(
	'%j cannot be thrown',
	(text) => {
		expect(rolls(text)).toBeNull();
	}
);
