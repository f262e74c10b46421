/** A real S3-compatible server (SeaweedFS, which comes with the development tools) for a test. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../tests/browser/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 60_000;
const ACCESS = { accessKey: 'access', secretKey: 'secret-of-the-tests' };
/** It listens at each port's number plus 10000, too. */
const HIGHEST_PORT = 50_000;

export class ObjectStore {
	readonly url: string;
	#folder: string;
	#process: ChildProcess;

	private constructor(url: string, folder: string, process_: ChildProcess) {
		this.url = url;
		this.#folder = folder;
		this.#process = process_;
	}

	static async start(): Promise<ObjectStore> {
		const folder = mkdtempSync(join(tmpdir(), 'object-store-'));
		const actions = ['Admin', 'Read', 'List', 'Tagging', 'Write'];
		const identities = [{ name: 'app', credentials: [ACCESS], actions }];
		writeFileSync(join(folder, 's3.json'), JSON.stringify({ identities }));
		const [port, ...others] = await freePorts(4);
		const process_ = spawn(
			join(ROOT, '.venv/bin/weed'),
			[
				...['-logtostderr', 'mini', `-dir=${folder}`, '-ip=127.0.0.1', '-ip.bind=127.0.0.1'],
				...['master', 'volume', 'filer'].map((name, index) => `-${name}.port=${others[index]}`),
				...[`-s3.port=${port}`, `-s3.config=${join(folder, 's3.json')}`],
				...['-s3.port.iceberg=0', '-s3.port.lance=0', '-webdav=false', '-admin.ui=false'],
				'-master.telemetry=false' // it would call its maker
			],
			{ cwd: folder, stdio: 'ignore' }
		);
		return new ObjectStore(`http://127.0.0.1:${port}`, folder, process_);
	}

	/** What the server is told of it. */
	get settings(): Record<string, string> {
		return {
			...{ CM_S3_ENDPOINT: this.url, CM_S3_BUCKET: 'campaign', CM_S3_REGION: 'us-east-1' },
			...{ CM_S3_ACCESS_KEY: ACCESS.accessKey, CM_S3_SECRET_KEY: ACCESS.secretKey }
		};
	}

	/** The bucket is there, and pages of `origin` may use it: as an operator does it. */
	async prepare(origin: string): Promise<void> {
		const env = { ...process.env, ...this.settings, CM_WEB_ORIGINS: origin };
		const python = join(ROOT, '.venv/bin/python');
		let last: unknown;
		for (const until = Date.now() + START_MS; Date.now() < until; await pause(200)) {
			try {
				execFileSync(python, ['-m', 'app', 'bucket'], { cwd: ROOT, env, stdio: 'pipe' });
				return;
			} catch (error) {
				last = error; // it is still starting
			}
		}
		throw new Error('The object store did not start.', { cause: last });
	}

	async stop(): Promise<void> {
		const ended = new Promise((done) => this.#process.once('exit', done));
		this.#process.kill('SIGTERM');
		await ended;
		rmSync(this.#folder, { recursive: true, force: true });
	}
}

async function freePorts(count: number): Promise<number[]> {
	const found = new Set<number>();
	while (found.size < count) {
		const port = await freePort();
		if (port <= HIGHEST_PORT) found.add(port);
	}
	return [...found];
}
