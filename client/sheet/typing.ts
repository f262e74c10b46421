/**
 * What is typed is told to the page when the frame that shows it is drawn: a key waits for all that is
 * done before that. Whatever else happens finds it told.
 */

/** By then it is drawn; on a slow computer, too. */
const FRAME_MS = 20;
/** After them somebody looks at what was typed, acts on it, or leaves it. */
const EVENTS =
	'keydown pointerdown click focusout compositionstart popstate visibilitychange pagehide';

let field: unknown;
let tell: (() => void) | undefined;

/** Told soon; of one field the newest alone. */
export function tellSoon(typedIn: unknown, act: () => void): void {
	if (typedIn !== field) tellNow();
	// one that comes for nothing, or early, does no harm
	if (!tell) setTimeout(tellNow, FRAME_MS);
	field = typedIn;
	tell = act;
}

export function tellNow(): void {
	const act = tell;
	tell = undefined;
	act?.();
}

for (const name of EVENTS.split(' ')) window.addEventListener(name, tellNow, true);
