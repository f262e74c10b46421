import { expect, test } from 'vitest';
import { HandClock } from '../fakes/clock.ts';
import { createSitting } from './sitting.ts';

const MINUTE = 60_000;

test('a sitting goes on until it is ended, or nobody has edited for an hour', async () => {
	const clock = new HandClock();
	const sitting = createSitting(clock);
	const began = sitting.goesOn();
	expect(began).toBe(clock.now());
	for (let half = 0; half < 5; half += 1) {
		await clock.advance(30 * MINUTE);
		expect(sitting.goesOn()).toBe(began);
	}
	await clock.advance(61 * MINUTE);
	expect(sitting.goesOn()).toBe(clock.now());
	sitting.end();
	await clock.advance(MINUTE);
	expect(sitting.goesOn()).toBe(clock.now());
});
