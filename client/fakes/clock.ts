/** Time that tests move. */
import type { Clock } from '../clock.ts';

/** Lets everything run that waits for nothing but its turn. */
export const settled = () => new Promise<void>((done) => setImmediate(done));

export class HandClock implements Clock {
	time = Date.UTC(2026, 4, 1, 18);
	#timers = new Map<number, { at: number; act: () => void }>();
	#next = 0;

	now(): number {
		return this.time;
	}

	after(ms: number, act: () => void): () => void {
		const id = this.#next++;
		this.#timers.set(id, { at: this.time + ms, act });
		return () => void this.#timers.delete(id);
	}

	/** Moves on, and lets what falls due run in its order. */
	async advance(ms: number): Promise<void> {
		const end = this.time + ms;
		await settled();
		for (let due = this.#due(end); due; due = this.#due(end)) {
			const [id, { at, act }] = due;
			this.#timers.delete(id);
			this.time = Math.max(this.time, at);
			act();
			await settled();
		}
		this.time = end;
	}

	#due(end: number): [number, { at: number; act: () => void }] | undefined {
		return [...this.#timers]
			.filter(([, { at }]) => at <= end)
			.sort(([one, { at }], [other, { at: otherAt }]) => at - otherAt || one - other)[0];
	}
}
