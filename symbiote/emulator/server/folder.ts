import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, extname, join, resolve } from 'node:path';
import { readManifest, refuseTwins, type Installed } from '../game/manifest.ts';

const TYPES: Record<string, string> = {
	'.html': 'text/html',
	'.htm': 'text/html',
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.map': 'application/json',
	'.md': 'text/markdown',
	'.txt': 'text/plain',
	'.csv': 'text/csv',
	'.xml': 'text/xml',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.gif': 'image/gif',
	'.webp': 'image/webp',
	'.avif': 'image/avif',
	'.ico': 'image/x-icon',
	'.woff': 'font/woff',
	'.woff2': 'font/woff2',
	'.ttf': 'font/ttf',
	'.otf': 'font/otf',
	'.mp3': 'audio/mpeg',
	'.ogg': 'audio/ogg',
	'.wav': 'audio/wav',
	'.mp4': 'video/mp4',
	'.webm': 'video/webm',
	'.pdf': 'application/pdf',
	'.wasm': 'application/wasm'
};

export function contentType(file: string): string {
	return TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
}

export interface Found {
	file: string;
	/** the name differs in upper and lower case: Windows finds it, Linux and macOS may not */
	otherCase: boolean;
}

/**
 * The file behind a path of a Symbiote. Names are compared as Windows does, where the game runs.
 * Nothing outside the folder is found, and nothing that begins with a dot.
 */
export function find(folder: string, path: string): Found | undefined {
	let at = folder;
	let otherCase = false;
	for (const part of path.split('/').filter((each) => each !== '')) {
		if (part.startsWith('.') || /[\\\0]/.test(part)) return undefined;
		let name = part;
		if (!existsSync(join(at, part))) {
			const close = names(at).find((each) => each.toLowerCase() === part.toLowerCase());
			if (close === undefined) return undefined;
			name = close;
			otherCase = true;
		}
		at = join(at, name);
	}
	return existsSync(at) && statSync(at).isFile() ? { file: at, otherCase } : undefined;
}

function names(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** Read the folders' manifests as the game does at its start. */
export function install(folders: readonly string[]): Installed[] {
	const keys = new Set<string>();
	return refuseTwins(
		folders.map((each) => {
			const folder = resolve(each);
			const read = readManifest(manifestText(folder), (path) => find(folder, path) !== undefined);
			const key = unique(basename(folder), keys);
			return { key, folder, name: read.manifest?.name ?? key, ...read };
		})
	);
}

function manifestText(folder: string): string | null {
	const found = find(folder, 'manifest.json');
	return found ? readFileSync(found.file, 'utf8') : null;
}

function unique(name: string, taken: Set<string>): string {
	const base =
		name
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-|-$/g, '') || 'symbiote';
	let key = base;
	for (let n = 2; taken.has(key); n += 1) key = `${base}-${n}`;
	taken.add(key);
	return key;
}

/** Send a file, or the part of it that a player of sounds and films asks for. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: string): void {
	const { size } = statSync(file);
	const headers = { 'content-type': contentType(file), 'accept-ranges': 'bytes' };
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
	if (from === '' && to === '') {
		response.writeHead(200, { ...headers, 'content-length': size });
		createReadStream(file).pipe(response);
		return;
	}
	const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	if (start > end) {
		response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
		return;
	}
	response.writeHead(206, {
		...headers,
		'content-range': `bytes ${start}-${end}/${size}`,
		'content-length': end - start + 1
	});
	createReadStream(file, { start, end }).pipe(response);
}
