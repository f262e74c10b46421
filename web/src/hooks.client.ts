import type { HandleClientError } from '@sveltejs/kit';
import { theApp } from '#app/app.svelte.ts';
import { isEntry } from '#app/paths.ts';

const { session } = theApp();
if (session.isLikely || !isEntry(location.pathname)) session.begin();

/** A page says what went wrong; an address that does not exist is nobody's mistake of ours. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) console.error(error);
	return { message };
};
