/**
 * Parts of a long sheet that are out of sight rest: the browser neither lays them out nor paints them
 * (`content-visibility`), so a key costs no more than what is seen. What is new is drawn first until
 * its height stays, since the browser remembers it: so nothing moves, and no scroll bar jumps.
 */

/** So many new elements make a part that nobody has measured. */
const MANY = 40;
/** A picture may be late; what it moves then is put right when it is seen. */
const MOST_FRAMES = 20;

const turns = new WeakMap<HTMLElement, number>();

/** To be called after each drawing with how many elements are new. */
export function rest(root: HTMLElement, fresh: number): void {
	// nothing is laid out where there are no frames (tests)
	if (fresh < MANY || typeof requestAnimationFrame === 'undefined') return;
	const turn = (turns.get(root) ?? 0) + 1;
	turns.set(root, turn);
	root.removeAttribute('data-rests');
	let heights: number[] = [];
	const look = () => {
		if (turns.get(root) !== turn) return;
		heights = [...heights, root.scrollHeight];
		// columns are arranged once sizes are known, and sizes follow from that
		const [before, last, now] = heights.slice(-3);
		if ((now !== undefined && before === last && last === now) || heights.length > MOST_FRAMES)
			root.setAttribute('data-rests', '');
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}
