/** Calls to the game: not before it is ready, with failures read, and again where it was too much. */
import type { Clock } from '@campaign-manager/client/clock';
import { failureOf, GameFailure } from './failure.ts';

export type Call = <T>(act: (ts: TaleSpire.Api) => Promise<T>) => Promise<T>;

const TRIES = 8;
const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 2_000;

/** `api` is asked anew for every call: the game puts it in place late. */
export function createCall(
	ready: Promise<void>,
	api: () => TaleSpire.Api | undefined,
	clock: Clock
): Call {
	/** until then nobody calls: one call that was too much holds all the others back */
	let freeAt = 0;

	const wait = (ms: number) => new Promise<void>((done) => void clock.after(ms, done));

	async function free(): Promise<void> {
		for (let ms = freeAt - clock.now(); ms > 0; ms = freeAt - clock.now()) await wait(ms);
	}

	return async (act) => {
		await ready;
		for (let tries = 1; ; tries += 1) {
			await free();
			try {
				return await once(act, api());
			} catch (error) {
				const failure = failureOf(error) ?? new GameFailure('unknown', String(error));
				if (failure.cause !== 'rateLimited' || tries === TRIES) throw failure;
				const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
				freeAt = Math.max(freeAt, clock.now() + pause);
			}
		}
	};
}

async function once<T>(
	act: (ts: TaleSpire.Api) => Promise<T>,
	ts: TaleSpire.Api | undefined
): Promise<T> {
	if (!ts) throw new GameFailure('apiMissing');
	const answer = await act(ts);
	const failure = failureOf(answer);
	if (failure) throw failure;
	return answer;
}
