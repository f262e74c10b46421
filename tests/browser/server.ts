/** A real server of its own for a test, with people who proved their addresses. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 120_000;
const MAIL_MS = 20_000;
export const PASSWORD = 'Sieben Gezeichnete im Regen';

export class TestServer {
	readonly url: string;
	#port: number;
	#data: string;
	#more: Record<string, string>;
	#process: ChildProcess | null = null;
	#isShared = false;

	private constructor(port: number, data: string, more: Record<string, string> = {}) {
		this.#port = port;
		this.#data = data;
		this.#more = more;
		this.url = `http://localhost:${port}`;
	}

	/** A server of one's own. `more` are settings of its own. */
	static async start(more: Record<string, string> = {}): Promise<TestServer> {
		const data = mkdtempSync(join(tmpdir(), 'browser-tests-'));
		const server = new TestServer(await freePort(), data, more);
		await server.run();
		return server;
	}

	/** The one of this run (`shared.ts`), which may neither be killed nor run out of its limits. */
	static shared(): TestServer {
		const [port, data] = (process.env['TEST_SERVER'] ?? '').split(' ', 2);
		if (!port || !data) throw new Error('No server is shared: see tests/browser/shared.ts.');
		const server = new TestServer(Number(port), data);
		server.#isShared = true;
		return server;
	}

	/** By which other processes find it. */
	get address(): string {
		return `${this.#port} ${this.#data}`;
	}

	/** Runs it, also after it was killed: with the same data, at the same address. */
	async run(): Promise<void> {
		const process_ = spawn(join(ROOT, '.venv/bin/python'), ['-m', 'app', 'serve'], {
			cwd: ROOT,
			env: {
				...process.env,
				...{ CM_PORT: String(this.#port), CM_DATA_DIR: this.#data, CM_WORKERS: '1' },
				...{ CM_AUTH_RATE_LIMIT: '1000000', CM_ARGON2_PROFILE: 'cheapest' },
				...this.#more
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#process = process_;
		let said = '';
		let isFailed = false;
		process_.once('error', (error) => {
			isFailed = true;
			said += `${error} (make set-up-dev makes .venv)`;
		});
		for (const stream of [process_.stdout, process_.stderr])
			stream.on('data', (chunk) => (said += String(chunk)));
		for (const until = Date.now() + START_MS; Date.now() < until; await pause(100)) {
			if (isFailed || process_.exitCode !== null) break;
			const answer = await fetch(`${this.url}/healthz`).catch(() => null);
			if (answer?.ok) return;
		}
		throw new Error(`The server did not start:\n${said}`);
	}

	/** Without a chance to finish anything. */
	async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		if (this.#isShared) throw new Error('Other tests need this server: start one of your own.');
		const process_ = this.#process;
		if (!process_ || process_.exitCode !== null || process_.signalCode !== null) return;
		const ended = new Promise((done) => process_.once('exit', done));
		process_.kill(signal);
		await ended;
	}

	async stop(): Promise<void> {
		if (this.#isShared) return;
		await this.kill('SIGTERM');
		rmSync(this.#data, { recursive: true, force: true });
	}

	async person(name: string, locale: 'de' | 'en' = 'en'): Promise<Person> {
		const email = `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@example.org`;
		const person = new Person(this.url, name, email);
		const display_name = name;
		await person.post('/auth/register', { email, password: PASSWORD, display_name, locale });
		await person.post('/auth/verify-email', { token: await this.mailedToken(email) });
		const login = { email, password: PASSWORD, transport: 'body', device: 'test' };
		const tokens = await person.post<{ access_token: string }>('/auth/login', login);
		person.token = tokens.access_token;
		return person;
	}

	/** Of the newest mail to this address whose link leads to `page`. Waits until there is one. */
	async mailedToken(email: string, page = 'verify'): Promise<string> {
		const link = new RegExp(`/${page}#token=([\\w.~%-]+)`);
		const folder = join(this.#data, 'mail');
		for (const until = Date.now() + MAIL_MS; Date.now() < until; await pause(50)) {
			for (const name of mailsIn(folder)) {
				// quoted-printable: `=` at a line's end goes on, `=3D` is one
				const mail = readFileSync(join(folder, name), 'utf8')
					.replace(/=\r?\n/g, '')
					.replaceAll('=3D', '=');
				const token = link.exec(mail)?.[1];
				if (mail.includes(email) && token) return token;
			}
		}
		throw new Error(`No mail came to ${email}.`);
	}
}

/** The newest first: their names sort by time. */
function mailsIn(folder: string): string[] {
	try {
		const mails = readdirSync(folder).filter((name) => name.endsWith('.eml'));
		return mails.sort().reverse();
	} catch {
		return []; // none was sent yet
	}
}

/** Somebody who uses the server without a client. */
export class Person {
	token = '';
	readonly url: string;
	readonly name: string;
	readonly email: string;
	readonly password = PASSWORD;

	constructor(url: string, name: string, email: string) {
		this.url = url;
		this.name = name;
		this.email = email;
	}

	get = <T>(path: string) => this.#send<T>('GET', path);
	post = <T>(path: string, body: unknown = {}) => this.#send<T>('POST', path, body);
	put = <T>(path: string, body: unknown = {}) => this.#send<T>('PUT', path, body);
	patch = <T>(path: string, body: unknown = {}) => this.#send<T>('PATCH', path, body);
	delete = <T>(path: string, body?: unknown) => this.#send<T>('DELETE', path, body);

	async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/v1${path}`, {
			method,
			headers: {
				...{ 'content-type': 'application/json', 'idempotency-key': randomUUID() },
				...(this.token && { authorization: `Bearer ${this.token}` })
			},
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		return (text ? JSON.parse(text) : undefined) as T;
	}
}

export function freePort(): Promise<number> {
	return new Promise((done, failed) => {
		const probe = createServer();
		probe.once('error', failed);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => (typeof address === 'object' && address ? done(address.port) : failed()));
		});
	});
}
