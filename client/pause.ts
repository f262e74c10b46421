/** How long to wait before the next try. */

/** 0.2 to 2 seconds, doubled with each failure, up to 30. `random` is from 0 to 1. */
export const pause = (failures: number, random: number) =>
	Math.min(30_000, (200 + 1800 * random) * 2 ** Math.min(failures, 10));
