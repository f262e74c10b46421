import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { isPackedHere, packed, type Packed } from './packedBrowser.ts';

/** `current`: a late one; `111`: the version that the game embeds. */
export type Kind = 'current' | '111';

/** No browser can be had; the message says what to do. */
export class NoBrowser extends Error {}

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
	const { program, env } = await browserFor(kind);
	return chromium.launch({
		executablePath: program,
		headless: true,
		args: [...ARGUMENTS, ...extra],
		env: { ...(process.env as Record<string, string>), ...env }
	});
}

/** CM_CHROMIUM as the current one, else what is packed for this system, else what is installed. */
export async function browserFor(
	kind: Kind,
	env: NodeJS.ProcessEnv = process.env,
	isPacked = isPackedHere
): Promise<Packed> {
	const set = kind === 'current' ? env['CM_CHROMIUM'] : undefined;
	if (set && !isProgram(set)) throw new NoBrowser(`CM_CHROMIUM is ${set}, and that is no program.`);
	if (set) return { program: set, env: {} };
	if (isPacked) return packed(`chromium-${kind}`);
	if (kind === '111') throw new NoBrowser('Chromium 111 is packed for Linux on x64 only.');
	const found = installed(env);
	if (found) return { program: found, env: {} };
	throw new NoBrowser(
		'The browser tests need a Chromium. Install it (macOS: brew install --cask chromium), or set ' +
			'CM_CHROMIUM to the program of one.'
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
