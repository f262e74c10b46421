/** Where one goes after a login: a path of this app, or nowhere. */
export const HOME = '/characters';
const ENTRIES = /^\/(?:login|register|verify|reset)?$/;

/** Nobody has to be signed in there, and nothing else is there for who is. */
export const isEntry = (path: string): boolean => ENTRIES.test(path);

export function ownPath(wanted: string | null, origin: string): string | null {
	if (!wanted?.startsWith('/')) return null;
	let url: URL;
	try {
		url = new URL(wanted, origin);
	} catch {
		return null;
	}
	// `//host` and `/\host` lead elsewhere
	if (url.origin !== origin || ENTRIES.test(url.pathname)) return null;
	return url.pathname + url.search + url.hash;
}

/** `path` with the way back to where somebody wanted to be. */
export function withReturn(path: string, wanted: string | null): string {
	return wanted && wanted !== HOME ? `${path}?to=${encodeURIComponent(wanted)}` : path;
}
