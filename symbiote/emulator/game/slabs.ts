import { gunzipSync, gzipSync } from 'node:zlib';
import { Failure } from './failure.ts';

/** As an official example prints it. */
export const LARGEST_SLAB = 30_720;

/** Slab text is gzip in Base64, in a fence of three backticks as the game copies it. */
export function pack(data: Uint8Array, allowOversized: boolean): string {
	const packed = gzipSync(data);
	if (packed.length > LARGEST_SLAB && !allowOversized) throw new Failure('dataOversized');
	return '```' + packed.toString('base64') + '```';
}

export function unpack(slab: string): ArrayBuffer {
	const data = gunzip(slab);
	return new Uint8Array(data).buffer;
}

/** The size that counts against the limit: the packed bytes. */
export function size(slab: string): number {
	gunzip(slab);
	return packedBytes(slab).length;
}

function gunzip(slab: string): Uint8Array {
	try {
		return gunzipSync(packedBytes(slab), { maxOutputLength: 64 * 1024 * 1024 });
	} catch {
		throw new Failure('invalidSlabString');
	}
}

function packedBytes(slab: string): Buffer {
	return Buffer.from(slab.trim().replace(/^`+|`+$/g, ''), 'base64');
}
