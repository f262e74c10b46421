/** Holds frames back, so that a socket is not closed as a flood. */
import type { Clock } from '../clock.ts';

// the server closes beyond 20 a second and 60 at once
const AT_ONCE = 40;
const EACH_MS = 1000 / 15;

export interface Pace {
	send(frame: string): void;
	stop(): void;
}

export function createPace(clock: Clock, out: (frame: string) => void): Pace {
	const waiting: string[] = [];
	let spare = AT_ONCE;
	let at = clock.now();
	let cancel: (() => void) | null = null;

	function go(): void {
		cancel = null;
		const now = clock.now();
		spare = Math.min(AT_ONCE, spare + Math.max(0, now - at) / EACH_MS);
		at = now;
		while (spare >= 1 && waiting.length) {
			spare -= 1;
			out(waiting.shift() as string);
		}
		if (waiting.length) cancel = clock.after(EACH_MS, go);
	}

	return {
		send(frame) {
			waiting.push(frame);
			if (!cancel) go();
		},
		stop: () => cancel?.()
	};
}
