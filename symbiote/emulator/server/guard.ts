import type { IncomingMessage } from 'node:http';

/**
 * Whether a request is meant for this server and comes from its own page or from no page at all.
 * A stranger's page must not drive the board, also not by a name that it lets point at this machine.
 */
export function isOwn(request: IncomingMessage, port: number): boolean {
	const hosts = [`localhost:${port}`, `127.0.0.1:${port}`];
	const { host = '', origin } = request.headers;
	if (!hosts.includes(host)) return false;
	return origin === undefined || hosts.includes(origin.replace('http://', ''));
}
