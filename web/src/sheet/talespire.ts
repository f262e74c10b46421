/** Dice for TaleSpire where its panel is not open: a link that the game takes. It reports nothing back. */
import type { DiceAction, Language } from '@campaign-manager/rulesets/objects';

/** Names hold no sign that means something in the link. */
const nameOf = (name: string) => encodeURIComponent(name.replace(/[/:?#]/g, ' ').trim());

export function talespireLink({ groups, label }: DiceAction, language: Language): string {
	const rolls = groups.map(({ name, roll }) => {
		const called = nameOf(name || (groups.length === 1 ? label[language] : ''));
		return called ? `${called}:${roll}` : roll;
	});
	return `talespire://dice/${rolls.join('/')}`;
}
