/** Pictures for the documentation: WebP, as good as fits into what one may weigh. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { MOST_BYTES, TUTORIALS, type PictureName } from './names.ts';
import { ROOT } from '../studio.ts';

export const FOLDER = join(ROOT, 'docs/pictures');
const QUALITIES = [0.92, 0.85, 0.78, 0.7, 0.6, 0.5];

type Tutorial = keyof typeof TUTORIALS;
export interface Clip {
	x: number;
	y: number;
	width: number;
	height: number;
}

export class Camera {
	readonly #browser: Browser;
	readonly #tutorial: Tutorial;
	readonly #wanted: PictureName[];

	constructor(browser: Browser, tutorial: Tutorial) {
		[this.#browser, this.#tutorial] = [browser, tutorial];
		this.#wanted = [...TUTORIALS[tutorial]];
		mkdirSync(FOLDER, { recursive: true });
	}

	/** The next one of the tutorial, of what is seen of a page or of a part of that. */
	async take(page: Page, name: PictureName, clip?: Clip): Promise<void> {
		const next = this.#wanted.shift();
		if (next !== name) throw new Error(`The tutorial shows ${next ?? 'no more'}, not ${name}.`);
		await page.evaluate(() => document.fonts.ready);
		const png = await page.screenshot({ animations: 'disabled', ...(clip && { clip }) });
		writeFileSync(join(FOLDER, `${this.#tutorial}-${name}.webp`), await this.#packed(png));
	}

	/** Throws where a picture was not taken. */
	done(): void {
		if (this.#wanted.length) throw new Error(`Not taken: ${this.#wanted.join(', ')}`);
	}

	async #packed(png: Buffer): Promise<Buffer> {
		const page = await this.#browser.newPage();
		try {
			for (const quality of QUALITIES) {
				const packed = await page.evaluate(
					async ([url, how]) => {
						const picture = new Image();
						picture.src = url;
						await picture.decode();
						const canvas = document.createElement('canvas');
						canvas.width = picture.naturalWidth;
						canvas.height = picture.naturalHeight;
						canvas.getContext('2d')?.drawImage(picture, 0, 0);
						return canvas.toDataURL('image/webp', how).split(',')[1] ?? '';
					},
					[`data:image/png;base64,${png.toString('base64')}`, quality] as const
				);
				const bytes = Buffer.from(packed, 'base64');
				if (bytes.length <= MOST_BYTES) return bytes;
			}
		} finally {
			await page.close();
		}
		throw new Error(`It weighs more than ${MOST_BYTES} bytes.`);
	}
}
