import fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { checkResults, describe, evaluate, isValid, read, results, sidesOf } from '../game/dice.ts';
import { Failure, Refused } from '../game/failure.ts';
import { Faces } from '../game/random.ts';

function cause(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		if (error instanceof Failure) return error.cause;
		throw error;
	}
	return 'none';
}

const put = (roll: string) => read([{ name: '', roll }]);

suite('the roll grammar', () => {
	it.each([
		['1d20', true],
		['D20', true],
		['!1d20', true],
		['+1d4+1d6', true],
		['-d6', true],
		['d6-2d12-1', true],
		['d8+5d6+2d4+2', true],
		['Sword:1d20+5/Damage:1d6', true],
		['2D6 fire', true],
		['d100', true],
		['', false],
		['5', false],
		['1d20/', false],
		['1d6--1', false],
		['0d6', false],
		['d7', false],
		['41d6', false],
		['W20', false]
	])('"%s" is valid: %s', (roll, valid) => {
		expect(isValid(roll)).toBe(valid);
	});

	it('groups are parted by slashes, each with its name', () => {
		expect(describe('Sword:1d20+5/1d6/ Fire : 2d6')).toEqual([
			{ name: 'Sword', roll: '1d20+5' },
			{ name: '', roll: '1d6' },
			{ name: 'Fire', roll: '2d6' }
		]);
	});

	it.each([
		['1d6+3', 'none'],
		['+3', 'foundEmptyDiceGroup'],
		['1d3', 'unsupportedSidesCount'],
		['0d6', 'unsupportedDieCount'],
		['40d6', 'none'],
		['20d6+21d4', 'unsupportedDieCount']
	])('"%s" in the tray: %s', (roll, expected) => {
		expect(cause(() => put(roll))).toBe(expected);
	});

	it('nothing in the tray is noDiceSpecified', () => {
		expect(cause(() => read([]))).toBe('noDiceSpecified');
	});
});

suite('the result tree', () => {
	it('a lone term has no operation', () => {
		expect(results(put('2d20'), [12, 3], 'right')).toEqual([
			{ name: '', result: { kind: 'd20', results: [12, 3] } }
		]);
	});

	it('a sum nests to the right as recorded', () => {
		expect(results(put('1d4+1d6+50'), [1, 2], 'right')[0]?.result).toEqual({
			operator: '+',
			operands: [
				{ kind: 'd4', results: [1] },
				{ operator: '+', operands: [{ kind: 'd6', results: [2] }, { value: 50 }] }
			]
		});
	});

	it('behind a minus the signs turn round, and values stay positive', () => {
		expect(results(put('1d20-2+3'), [9], 'right')[0]?.result).toEqual({
			operator: '-',
			operands: [
				{ kind: 'd20', results: [9] },
				{ operator: '-', operands: [{ value: 2 }, { value: 3 }] }
			]
		});
	});

	const sign = fc.constantFrom(1, -1);
	const die = fc.record({
		sign,
		count: fc.integer({ min: 1, max: 4 }),
		sides: fc.constantFrom(4, 6, 20)
	});
	const number = fc.record({ sign, value: fc.nat(99) });

	it.each(['right', 'left'] as const)(
		'any sum nested to the %s is worth what it says',
		(nesting) => {
			fc.assert(
				fc.property(die, fc.array(fc.oneof(die, number), { maxLength: 6 }), (first, rest) => {
					const all = [first, ...rest];
					const text = all
						.map((term) => {
							const body = 'sides' in term ? `${term.count}d${term.sides}` : String(term.value);
							return (term.sign < 0 ? '-' : '+') + body;
						})
						.join('');
					const groups = put(text);
					const faces = sidesOf(groups).map((sides, n) => 1 + (n % sides));
					let at = 0;
					const worth = all.reduce((sum, term) => {
						if (!('sides' in term)) return sum + term.sign * term.value;
						const own = faces.slice(at, (at += term.count));
						return sum + term.sign * own.reduce((a, b) => a + b, 0);
					}, 0);
					const [group] = results(groups, faces, nesting);
					expect(evaluate(group?.result)).toBe(worth);
				})
			);
		}
	);
});

suite('results that a Symbiote sends', () => {
	const group = (result: unknown) => [{ name: '', result }];
	it.each([
		['none', group({ kind: 'd20', results: [20] })],
		['emptyGroupResults', []],
		['emptyGroupResults', group(undefined)],
		['emptyGroupResults', group({ kind: 'd20', results: [] })],
		['invalidDiceType', group({ kind: 'd7', results: [1] })],
		['invalidScore', group({ kind: 'd20', results: [21] })],
		['invalidScore', group({ kind: 'd20', results: ['1'] })],
		['invalidModifier', group({ value: 1.5 })],
		['invalidOperator', group({ operator: '*', operands: [{ value: 1 }, { value: 2 }] })],
		['invalidOperand', group({ operator: '+', operands: [{ value: 1 }] })],
		['invalidOperand', group({ operator: '+', operands: [{ value: 1 }, 7] })]
	])('%s', (expected, groups) => {
		expect(cause(() => checkResults(groups))).toBe(expected);
	});
});

suite('faces', () => {
	it('forced ones come first, then the same ones for the same seed', () => {
		const one = new Faces(7);
		const two = new Faces(7);
		one.forced = [20, 1];
		expect(one.roll([20, 20])).toEqual([20, 1]);
		expect(one.roll([20, 6, 100])).toEqual(two.roll([20, 6, 100]));
	});

	it('a face that the die does not have is refused, and stays to be seen', () => {
		const faces = new Faces(1);
		faces.forced = [7];
		expect(() => faces.roll([6])).toThrow(Refused);
		expect(faces.forced).toEqual([7]);
	});
});
