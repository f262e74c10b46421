import { Refused } from './failure.ts';

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A UUIDv4 made of those numbers. */
export function uuid(random: () => number): string {
	const hex = (digits: number) =>
		Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
	const variant = '89ab'.charAt(Math.floor(random() * 4));
	return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}

/** The dice: forced faces come first, in order, then the seed's. */
export class Faces {
	forced: number[] = [];
	#random: () => number;

	constructor(seed: number) {
		this.#random = seeded(seed);
	}

	reseed(seed: number): void {
		this.#random = seeded(seed);
		this.forced = [];
	}

	/** Roll dice with these numbers of sides. Refuses a forced face that a die does not have. */
	roll(sides: readonly number[]): number[] {
		for (const [n, face] of this.forced.slice(0, sides.length).entries()) {
			const most = sides[n] ?? 0;
			if (face > most)
				throw new Refused(`A d${most} has no face ${face}.`, `Ein W${most} hat keine ${face}.`);
		}
		return sides.map((most) => this.forced.shift() ?? 1 + Math.floor(this.#random() * most));
	}
}
