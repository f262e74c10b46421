/** Before the web app's tests: it is built, as `make run` does, unless it is there already. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export default function build(): void {
	execFileSync('.venv/bin/python', ['requirements/clients.py', 'web'], {
		cwd: ROOT,
		stdio: 'inherit'
	});
}
