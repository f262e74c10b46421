/** When those who look at a sheet are told that it is another: after this turn, once; and while
 * somebody types, after a pause, since a field shows by itself what is typed into it. */
import type { Clock } from '../clock.ts';
import type { SheetState } from './sheetState.ts';

/** How long nobody types before what follows from it is reckoned and drawn; at most so late. */
const TYPING_MS = 100;
const MOST_TYPING_MS = 1_000;

export interface Telling {
	changed(): void;
	/** What comes next is a key of somebody who types, or anything else. */
	typed(isTyped: boolean): void;
	subscribe(listener: (state: SheetState) => void): () => void;
	/** Nobody hears any more. */
	end(): void;
}

export function createTelling(
	clock: Clock,
	later: (tell: () => void) => void,
	current: () => SheetState
): Telling {
	const listeners = new Set<(state: SheetState) => void>();
	let isTelling = false;
	let isOver = false;
	/** while somebody types: since when, and until when nobody is told */
	let typing = { since: 0, until: 0 };

	function tellAll(): void {
		const wait = typing.until - clock.now();
		if (wait > 0 && !isOver) return void clock.after(wait, tellAll);
		typing = { since: 0, until: 0 };
		isTelling = false;
		if (!isOver) for (const tell of [...listeners]) tell(current());
	}

	return {
		changed() {
			if (isTelling || isOver) return;
			isTelling = true;
			later(tellAll);
		},
		typed(isTyped) {
			if (!isTyped) return void (typing.until = 0);
			const now = clock.now();
			const since = typing.since || now;
			typing = { since, until: Math.min(now + TYPING_MS, since + MOST_TYPING_MS) };
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		end() {
			isOver = true;
			listeners.clear();
		}
	};
}
