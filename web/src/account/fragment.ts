/**
 * What a link carries behind its `#`. It reaches no server there, and is taken out of the address, so
 * that it stays in no history.
 */
import { page } from '$app/state';

export const inFragment = (name: string): string | null =>
	new URLSearchParams(page.url.hash.slice(1)).get(name);

/** Follows in an effect on what was read. */
export function clearFragment(): void {
	if (page.url.hash) history.replaceState(history.state, '', page.url.pathname + page.url.search);
}
