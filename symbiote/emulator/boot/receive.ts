import type { Thumbnail } from '../game/calls/call.ts';
import type { BootConfig } from '../wire.ts';

/** An answer as the page is to have it: thumbnails become elements, packs answer to asset ids. */
export function receive(value: unknown, { packsAnswerToIds }: BootConfig): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if ('thumbnail' in value) return thumbnail(value as Thumbnail);
	if (packsAnswerToIds && Array.isArray(value)) value.forEach(answerToIds);
	return value;
}

/** Lists as documented, that can also be read as the maps that were seen in the game. */
function answerToIds(pack: unknown): void {
	if (typeof pack !== 'object' || pack === null) return;
	for (const field of ['tiles', 'props', 'creatures']) {
		const list = (pack as Record<string, unknown>)[field];
		if (!Array.isArray(list)) continue;
		for (const each of list as { id: string }[]) {
			Object.defineProperty(list, each.id, { value: each, enumerable: false });
		}
	}
}

function thumbnail({ thumbnail: { path, region, size } }: Thumbnail): HTMLElement {
	const element = document.createElement('div');
	Object.assign(element.style, {
		width: `${size}px`,
		height: `${size}px`,
		backgroundImage: `url("${path}")`,
		backgroundSize: `${size / region.width}px ${size / region.height}px`,
		backgroundPosition: `${(-region.x * size) / region.width}px ${(-region.y * size) / region.height}px`
	});
	return element;
}
