/** Finding an action by a part of its name, with or without umlauts and accents. */
import type { DiceAction, Language } from '@campaign-manager/rulesets/objects';

const plain = (text: string) =>
	text
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '');

/** `ue` for `ü`, as people type where they have no umlauts. */
const spelled = (text: string) =>
	plain(text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue'));

/** What begins like the wish comes first. */
export function matching(
	actions: readonly DiceAction[],
	wish: string,
	language: Language
): DiceAction[] {
	const wanted = plain(wish.trim());
	if (!wanted) return [];
	const ranked = actions.flatMap((action) => {
		const label = action.label[language];
		const at = [plain(label), spelled(label)]
			.map((text) => text.indexOf(wanted))
			.filter((place) => place >= 0);
		return at.length ? [{ action, at: Math.min(...at) }] : [];
	});
	return ranked
		.sort((one, other) => Number(one.at > 0) - Number(other.at > 0))
		.map(({ action }) => action);
}
