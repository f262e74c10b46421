import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved, NEAREST, nearness, whole, zoomed, type Square } from './crop.ts';

const SIZE = { width: 900, height: 1200 };

test('at first there is as much as can be, from the upper middle', () => {
	expect(whole(SIZE)).toEqual({ x: 0, y: 75, side: 900 });
	expect(whole({ width: 1000, height: 400 })).toEqual({ x: 300, y: 0, side: 400 });
});

test('nearer keeps the middle where it is; farther again is the same', () => {
	const near = zoomed(whole(SIZE), 2, SIZE);
	expect(near).toEqual({ x: 225, y: 300, side: 450 });
	expect(nearness(near, SIZE)).toBe(2);
	expect(zoomed(near, 1, SIZE)).toEqual(whole(SIZE));
});

test('the square never leaves the picture, whatever is done', () => {
	const step = fc.oneof(
		fc.record({ right: fc.double({ noNaN: true }), down: fc.double({ noNaN: true }) }),
		fc.record({ to: fc.double({ noNaN: true }), x: fc.double({ min: 0, max: 1, noNaN: true }) })
	);
	const side = fc.integer({ min: 1, max: 5000 });
	fc.assert(
		fc.property(side, side, fc.array(step), (width, height, steps) => {
			const size = { width, height };
			const last = steps.reduce<Square>(
				(square, one) =>
					'to' in one
						? zoomed(square, one.to, size, { x: one.x, y: one.x })
						: moved(square, one.right, one.down, size),
				whole(size)
			);
			const most = Math.min(width, height);
			expect(last.side).toBeGreaterThanOrEqual(most / NEAREST - 1e-6);
			expect(last.side).toBeLessThanOrEqual(most);
			expect(Math.min(last.x, last.y)).toBeGreaterThanOrEqual(0);
			expect(last.x + last.side).toBeLessThanOrEqual(width + 1e-6);
			expect(last.y + last.side).toBeLessThanOrEqual(height + 1e-6);
		})
	);
});
