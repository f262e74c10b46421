import type { HandleClientError } from '@sveltejs/kit';
import { theApp } from '#app/app.svelte.ts';
import { isEntry } from '#app/paths.ts';

try {
	decodeURI(location.pathname);
} catch {
	// the router would stop at it: so it is the address of something that there is not
	history.replaceState(null, '', location.pathname.replaceAll('%', '%25'));
}

const { session } = theApp();
if (session.isLikely || !isEntry(location.pathname)) session.begin();

/** A page says what went wrong; an address that does not exist is nobody's mistake of ours. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) console.error(error);
	return { message };
};
