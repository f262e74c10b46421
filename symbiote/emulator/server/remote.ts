import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** Headers that speak of one connection, or of a body that is passed on unpacked. */
const DROPPED = [
	'connection',
	'content-encoding',
	'content-length',
	'keep-alive',
	'transfer-encoding',
	'host'
];

/**
 * Serve a Symbiote whose entry point is a website. A browser lets nobody put a script into another
 * site's page, so the site is passed through this port; its origin is therefore not its own.
 */
export async function proxy(
	request: IncomingMessage,
	response: ServerResponse,
	site: string,
	inject: (page: Buffer) => Buffer
): Promise<void> {
	const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
		DROPPED.includes(name) || value === undefined ? [] : [[name, String(value)]]
	);
	const withBody = request.method !== 'GET' && request.method !== 'HEAD';
	let answer: Response;
	try {
		answer = await fetch(new URL(request.url ?? '/', site), {
			method: request.method ?? 'GET',
			headers,
			redirect: 'manual',
			...(withBody ? { body: Readable.toWeb(request) as BodyInit, duplex: 'half' } : {})
		});
	} catch (error) {
		response.writeHead(502).end(`${site} cannot be reached: ${String(error)}`);
		return;
	}
	for (const [name, value] of answer.headers) {
		if (!DROPPED.includes(name))
			response.setHeader(name, name === 'location' ? value.replace(site, '') : value);
	}
	const body = Buffer.from(await answer.arrayBuffer());
	const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
	response.writeHead(answer.status).end(isPage ? inject(body) : body);
}
