/** Pictures for the documentation: WebP, as good as fits into what one may weigh. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page, PageScreenshotOptions } from 'playwright-core';
import { MOST_BYTES, TUTORIALS, type PictureName } from './names.ts';
import { ROOT } from '../studio.ts';

export const FOLDER = join(ROOT, 'docs/pictures');
const QUALITIES = [0.92, 0.85, 0.78, 0.7, 0.6, 0.5];

type Tutorial = keyof typeof TUTORIALS;
type Clip = NonNullable<PageScreenshotOptions['clip']>;

/** The browser of who follows a tutorial: about as wide as a page of documentation, and sharp. */
export const DESK = { viewport: { width: 1180, height: 740 }, deviceScaleFactor: 1.3 };
/** How much of what is around a part is seen, too. */
const AROUND = 12;

export class Camera {
	readonly #browser: Browser;
	readonly #tutorial: Tutorial;
	readonly #wanted: PictureName[];

	constructor(browser: Browser, tutorial: Tutorial) {
		[this.#browser, this.#tutorial] = [browser, tutorial];
		this.#wanted = [...TUTORIALS[tutorial]];
		mkdirSync(FOLDER, { recursive: true });
	}

	/** The next one of the tutorial: of what is seen of a page, or of a part of that. */
	async take(page: Page, name: PictureName, part?: Locator | Clip): Promise<void> {
		const next = this.#wanted.shift();
		if (next !== name) throw new Error(`The tutorial shows ${next ?? 'no more'}, not ${name}.`);
		const clip = part && ('width' in part ? part : await around(page, part));
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

async function around(page: Page, part: Locator): Promise<Clip> {
	await part.scrollIntoViewIfNeeded();
	const box = await part.boundingBox();
	const size = page.viewportSize();
	if (!box || !size) throw new Error('What is to be pictured cannot be seen.');
	const [x, y] = [Math.max(0, box.x - AROUND), Math.max(0, box.y - AROUND)];
	const right = Math.min(size.width, box.x + box.width + AROUND);
	const bottom = Math.min(size.height, box.y + box.height + AROUND);
	return { x, y, width: right - x, height: bottom - y };
}
