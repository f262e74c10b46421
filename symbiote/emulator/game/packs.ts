import type { Settings } from './settings.ts';
import type { Pack } from './world.ts';

/**
 * A content pack as the API tells it. `documented` has lists, ids and `atlasIndex`; `seen` has maps
 * by asset id, no id and `atlas`. For `both`, icons have both names and the page makes the lists
 * answer to asset ids too.
 */
export function packInfo(
	pack: Pack,
	shape: Settings['contentPackShape']
): TaleSpire.ContentPackInfo {
	const { id, ...rest } = pack;
	const each = <T extends { id: string; icon: TaleSpire.ContentPackIconElement }>(list: T[]) => {
		const told = list.map((one) => ({ ...one, icon: icon(one.icon, shape) }));
		return shape === 'seen' ? Object.fromEntries(told.map((one) => [one.id, one])) : told;
	};
	const info = {
		...rest,
		tiles: each(pack.tiles),
		props: each(pack.props),
		creatures: each(pack.creatures)
	};
	return shape === 'seen' ? info : { id, ...info };
}

function icon(
	{ region, atlasIndex = 0 }: TaleSpire.ContentPackIconElement,
	shape: Settings['contentPackShape']
): TaleSpire.ContentPackIconElement {
	if (shape === 'seen') return { atlas: atlasIndex, region };
	return shape === 'both' ? { atlasIndex, atlas: atlasIndex, region } : { atlasIndex, region };
}
