/** Builds the panel once for all tests (vitest's `globalSetup`). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** The built panel's folder. */
		panel: string;
	}
}

export default function setUp(project: TestProject) {
	const parent = mkdtempSync(join(tmpdir(), 'panel-'));
	const folder = join(parent, 'campaign-manager');
	// a process of its own: what tests run under would make a build for developers of it
	execFileSync('npm', ['run', '--silent', 'symbiote', '--', folder], {
		env: { ...process.env, SERVER: '', NODE_ENV: 'production', VITEST: '' }
	});
	project.provide('panel', folder);
	return () => rmSync(parent, { recursive: true, force: true });
}
