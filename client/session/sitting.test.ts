import { expect, test } from 'vitest';
import { HandClock } from '../fakes/clock.ts';
import { createSitting } from './sitting.ts';

const MINUTE = 60_000;

test('a sitting goes on until it is ended, or nobody has edited for an hour', async () => {
	const clock = new HandClock();
	const sitting = createSitting(clock);
	for (let half = 0; half < 5; half += 1) {
		expect(sitting.goesOn()).toBe(half * 1800);
		await clock.advance(30 * MINUTE);
	}
	await clock.advance(31 * MINUTE);
	expect(sitting.goesOn()).toBe(0);
	await clock.advance(MINUTE);
	expect(sitting.goesOn()).toBe(60);
	sitting.end();
	expect(sitting.goesOn()).toBe(0);
});
