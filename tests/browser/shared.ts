/**
 * One server for all browser tests of a run (vitest's `globalSetup`), with the web app as `make run`
 * builds it: each test makes people and groups of its own, so they do not meet. Who kills a server,
 * or sets it up otherwise, starts one.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TestServer } from './server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
	if (process.env['TEST_SERVER']) return undefined; // another project's tests run as well
	process.env['TEST_SERVER'] = 'starting';
	// first: a server looks for the web app when it starts
	execFileSync('.venv/bin/python', ['requirements/clients.py', 'web'], {
		cwd: ROOT,
		stdio: 'inherit'
	});
	const server = await TestServer.start();
	process.env['TEST_SERVER'] = server.address;
	return () => server.stop();
}
