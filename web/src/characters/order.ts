/** Which characters are shown, and in which order. */
import type { components } from '@campaign-manager/client/generated/api';
import { folded } from '@campaign-manager/client/sheet/filter';
import type { Language } from '@campaign-manager/rulesets/objects';

export type Listed = components['schemas']['CharacterListed'];
export const ORDERS = ['changed', 'name', 'created'] as const;
export type Order = (typeof ORDERS)[number];

export interface Wanted {
	text: string;
	/** An id; empty: all. */
	ruleset: string;
	/** An id; empty: all; `NO_GROUP`. */
	group: string;
	order: Order;
}
export const NO_GROUP = '-';
export const EVERYTHING: Wanted = { text: '', ruleset: '', group: '', order: 'changed' };

export const isNarrowed = ({ text, ruleset, group }: Wanted) =>
	text.trim() !== '' || ruleset !== '' || group !== '';

export function arranged(
	characters: readonly Listed[],
	wanted: Wanted,
	language: Language
): readonly Listed[] {
	const words = folded(wanted.text).split(/\s+/).filter(Boolean);
	const found = characters.filter(
		(character) =>
			(!wanted.ruleset || character.ruleset_id === wanted.ruleset) &&
			isIn(character, wanted.group) &&
			(words.length === 0 || says(character, words, language))
	);
	return found.sort(ways[wanted.order](language));
}

function isIn({ groups }: Listed, wanted: string): boolean {
	if (!wanted) return true;
	return wanted === NO_GROUP ? groups.length === 0 : groups.some(({ id }) => id === wanted);
}

/** What the card says is what is searched. */
function says(character: Listed, words: readonly string[], language: Language): boolean {
	const { subtitle, lines } = summaryOf(character, language);
	const groups = character.groups.map(({ name }) => name);
	const text = folded([character.name, subtitle, ...lines, ...groups].join(' '));
	return words.every((word) => text.includes(word));
}

type Compare = (one: Listed, other: Listed) => number;
const latest =
	(of: (character: Listed) => string): Compare =>
	(one, other) =>
		Date.parse(of(other)) - Date.parse(of(one));
const ways: Readonly<Record<Order, (language: Language) => Compare>> = {
	changed: () => latest(({ updated_at }) => updated_at),
	created: () => latest(({ created_at }) => created_at),
	name: (language) => {
		const { compare } = new Intl.Collator(language, { numeric: true });
		return (one, other) => compare(one.name, other.name);
	}
};

/** The card's text, as the ruleset made it at the last save. */
export function summaryOf({ card }: Pick<Listed, 'card'>, language: Language) {
	const { subtitle, lines = [] } = (card.summary ?? {}) as {
		subtitle?: Record<Language, string>;
		lines?: readonly Record<Language, string>[];
	};
	return {
		subtitle: subtitle?.[language] ?? '',
		lines: lines.map((line) => line[language]).filter(Boolean)
	};
}
