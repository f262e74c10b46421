import type { HandleClientError } from '@sveltejs/kit';

/** A page says what went wrong; an address that does not exist is nobody's mistake of ours. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) console.error(error);
	return { message };
};
