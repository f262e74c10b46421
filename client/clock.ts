/** Time, passed in: tests move it by hand. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Calls `act` once; what it returns calls it off. */
	after(ms: number, act: () => void): () => void;
}

export const clock: Clock = {
	now: () => Date.now(),
	after(ms, act) {
		const timer = setTimeout(act, ms);
		return () => clearTimeout(timer);
	}
};
