/**
 * One server for all browser tests of a run (vitest's `globalSetup`): each test makes people and
 * groups of its own, so they do not meet. Who kills a server, or sets it up otherwise, starts one.
 */
import { TestServer } from './server.ts';

export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
	if (process.env['TEST_SERVER']) return undefined; // another project's tests run as well
	process.env['TEST_SERVER'] = 'starting';
	const server = await TestServer.start();
	process.env['TEST_SERVER'] = server.address;
	return () => server.stop();
}
