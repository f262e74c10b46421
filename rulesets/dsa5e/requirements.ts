/** What an entry asks for and what it excludes, to be read: the words and the entries that are meant. */
import type { Entry as AnyEntry, Requirement } from '../ruleset.ts';
import { kindOf } from './prerequisites.ts';
import type { Entry, Prerequisite } from './tables.ts';
import { roman, same, text } from './wording.ts';

/** Where ids do not say the kind of entry. */
const TABLES: Readonly<Record<string, string>> = { attribute: 'attributes', species: 'species' };

export function requirementsOf(entry: AnyEntry): Requirement[] {
	const blocks = (entry as Partial<Entry>).prerequisites ?? [];
	return blocks.flatMap(({ level, requires }) =>
		requires.map((need) => ({
			...told(need),
			isExcluded: need.kind === 'inactive',
			...(level !== undefined &&
				level > 1 && { of: text(`Stufe ${roman(level)}`, `level ${roman(level)}`) })
		}))
	);
}

function told(need: Prerequisite): Pick<Requirement, 'anyOf' | 'choice' | 'words'> {
	const { kind, ids = [], value, level = 1, option } = need;
	if (kind === 'primary')
		return { anyOf: [], words: text(`Leiteigenschaft ${value}`, `primary attribute ${value}`) };
	if (kind === 'pact') return { anyOf: [], words: text('ein passender Pakt', 'a fitting pact') };
	if (kind === 'origin')
		return { anyOf: [], words: text('eine passende Herkunft', 'a fitting origin') };
	const anyOf = ids.map((id) => ({ kind: TABLES[kind] ?? kindOf(id), id }));
	if (value !== undefined) return { anyOf, words: same(String(value)) };
	if (level > 1) return { anyOf, words: same(roman(level)) };
	if (need.same_option)
		return { anyOf, words: text('mit derselben Auswahl', 'with the same choice') };
	if (need.talent_group) return { anyOf, words: text('bei manchen Talenten', 'for some talents') };
	return option === undefined ? { anyOf } : { anyOf, choice: option };
}
