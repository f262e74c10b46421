/** Since when somebody edits without a long rest: what is saved meanwhile is one version. */
import type { Clock } from '../clock.ts';

const REST_MS = 3_600_000;

export interface Sitting {
	/** Somebody edits; answers since when, in milliseconds since 1970. */
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
			return began;
		},
		end: () => void (last = 0)
	};
}
