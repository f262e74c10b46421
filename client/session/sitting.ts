/** For how long somebody edits without a long rest: what is saved meanwhile is one version. */
import type { Clock } from '../clock.ts';

const REST_MS = 3_600_000;

export interface Sitting {
	/** Somebody edits; answers for how many seconds by now. */
	goesOn(): number;
	end(): void;
}

export function createSitting(clock: Clock): Sitting {
	let began = 0;
	let last = 0;
	return {
		goesOn() {
			const now = clock.now();
			if (now - last > REST_MS) began = now;
			last = now;
			// clocks are set back, too
			return Math.max(0, Math.floor((now - began) / 1000));
		},
		end: () => void (last = 0)
	};
}
