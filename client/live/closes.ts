/** What a client does about each close (docs/reference/live.md). */
export type Answer =
	/** Stay away: the person has to do something first. */
	| { do: 'stop' }
	/** Come back after a while; `ms` where it is said how long. */
	| { do: 'wait'; ms?: number }
	/** Come back with a newer token. */
	| { do: 'renew' };

const STOP = [4403, 4404, 4409];
const FULL_MS = 30_000;
const FLOOD_MS = 3_000;
const LONGEST_MS = 60_000;

export function answerTo(code: number, reason: string): Answer {
	if (STOP.includes(code)) return { do: 'stop' };
	if (code === 4401) return { do: reason === 'session_ended' ? 'stop' : 'renew' };
	// a hello that came too late may come in time; one that is wrong stays wrong
	if (code === 4400) return { do: reason === 'hello_expected' ? 'wait' : 'stop' };
	if (code === 4413) return { do: 'wait', ms: FULL_MS };
	if (code === 4429) return { do: 'wait', ms: FLOOD_MS };
	const said = /^retry_ms=(\d+)$/.exec(reason);
	if (code === 1012 && said) return { do: 'wait', ms: Math.min(LONGEST_MS, Number(said[1])) };
	return { do: 'wait' };
}
