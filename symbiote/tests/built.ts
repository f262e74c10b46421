/** Before all tests of the panel (vitest's `globalSetup`): it is built, unless it is there already. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** The built panel's folder. */
		panel: string;
	}
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export default function setUp(project: TestProject): void {
	const built = ['requirements/clients.py', 'symbiote'];
	execFileSync('.venv/bin/python', built, { cwd: ROOT, stdio: 'inherit' });
	project.provide('panel', `${ROOT}symbiote/dist/campaign-manager`);
}
