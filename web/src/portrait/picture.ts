/** Pictures in the browser: what a file really is, and a square of it, small enough to send. */
import type { Square } from './crop.ts';

export const SIDE = 512;
const LARGEST = 2 * 1024 * 1024;
/** Of what is picked; what is sent is made smaller anyway. */
const LARGEST_PICKED = 20 * 1024 * 1024;
const QUALITY = 0.9;

export type Kind = 'image/jpeg' | 'image/png' | 'image/webp';
export const KINDS: readonly Kind[] = ['image/jpeg', 'image/png', 'image/webp'];

/** Why a file is not taken. */
export type Fault = 'kind' | 'large' | 'broken';
export class Unfit extends Error {
	override name = 'Unfit';
	readonly fault: Fault;

	constructor(fault: Fault) {
		super(fault);
		this.fault = fault;
	}
}

/** By its first bytes, whatever its name says. */
export async function kindOf(file: Blob): Promise<Kind | null> {
	const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer());
	const starts = (...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte);
	if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
	if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
	const word = (from: number) => String.fromCharCode(...bytes.slice(from, from + 4));
	return word(0) === 'RIFF' && word(8) === 'WEBP' ? 'image/webp' : null;
}

/** Throws Unfit. The caller closes it. */
export async function open(file: Blob): Promise<ImageBitmap> {
	if (!(await kindOf(file))) throw new Unfit('kind');
	if (file.size > LARGEST_PICKED) throw new Unfit('large');
	try {
		return await createImageBitmap(file);
	} catch {
		throw new Unfit('broken');
	}
}

/** A part of a picture as a WebP; as a JPEG where the browser writes none. */
export async function cut(picture: ImageBitmap, { x, y, side }: Square): Promise<Blob> {
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = SIDE;
	const pen = canvas.getContext('2d');
	if (!pen) throw new Unfit('broken');
	pen.imageSmoothingQuality = 'high';
	pen.drawImage(picture, x, y, side, side, 0, 0, SIDE, SIDE);
	const made = await written(canvas, 'image/webp');
	if (made.type === 'image/webp') return made;
	pen.globalCompositeOperation = 'destination-over'; // a JPEG knows no transparency
	pen.fillStyle = 'white';
	pen.fillRect(0, 0, SIDE, SIDE);
	return written(canvas, 'image/jpeg');
}

function written(canvas: HTMLCanvasElement, kind: Kind): Promise<Blob> {
	return new Promise((done, failed) =>
		canvas.toBlob((blob) => (blob ? done(blob) : failed(new Unfit('broken'))), kind, QUALITY)
	);
}

/** What the server will look at, too. Throws Unfit. */
export async function checked(picture: Blob): Promise<{ content_type: Kind; size: number }> {
	const content_type = await kindOf(picture);
	if (!content_type) throw new Unfit('kind');
	if (picture.size > LARGEST) throw new Unfit('large');
	return { content_type, size: picture.size };
}
