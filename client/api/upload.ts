/** A file straight into the object store, by a request that the server has signed. */
import { Problem, Unreachable } from './problem.ts';

export interface Signed {
	url: string;
	method: string;
	headers: Readonly<Record<string, string>>;
}

/**
 * XMLHttpRequest, since `fetch` tells nothing while it sends. Throws Problem, Unreachable, and
 * `signal`'s reason.
 */
export function upload(
	{ url, method, headers }: Signed,
	file: Blob,
	onprogress: (part: number) => void,
	signal: AbortSignal
): Promise<void> {
	return new Promise((done, failed) => {
		signal.throwIfAborted();
		const request = new XMLHttpRequest();
		request.open(method, url);
		for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
		request.upload.onprogress = ({ loaded, total }) => onprogress(total ? loaded / total : 0);
		request.onerror = () => failed(new Unreachable('no answer from the object store'));
		request.onload = () => {
			const { status } = request;
			if (status >= 200 && status < 300) return done();
			// its own words are for developers
			failed(
				new Problem(status, status >= 500 ? 'unavailable' : 'bad_signature', request.responseText)
			);
		};
		signal.addEventListener('abort', () => {
			request.abort();
			failed(signal.reason as Error);
		});
		request.send(file);
	});
}
