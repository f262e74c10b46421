/** Which entries a sheet needs at hand: what its slice of the compendium has to hold. */
import type { ContentSlice } from '../ruleset.ts';
import type { SheetData } from '../objects.ts';

/**
 * The slice of a sheet: every entry that it names, as a key or a value; what these name in turn (a
 * prerequisite, a group, a property); and of an ability's
 * enhancements those that are chosen and those of what the hero knows.
 */
export function sliceOf(sheet: SheetData, content: ContentSlice): ContentSlice {
	const named = namesIn(sheet);
	const near = pick(content, (entry) => named.has(entry.id) || isChosen(entry, named));
	const further = namesIn(near);
	return pick(content, (entry) => named.has(entry.id) || further.has(entry.id));
}

type Entry = ContentSlice[string][string];

const isChosen = (entry: Entry, named: Set<string>): boolean =>
	named.has(String(entry.ability)) &&
	(named.has(String(entry.option)) || named.has(String(entry.target)));

const pick = (content: ContentSlice, wanted: (entry: Entry) => boolean): ContentSlice =>
	Object.fromEntries(
		Object.entries(content).map(([kind, entries]) => [
			kind,
			Object.fromEntries(Object.entries(entries).filter(([, entry]) => wanted(entry)))
		])
	);

/** Every key and every text of a document. */
function namesIn(value: unknown, found = new Set<string>()): Set<string> {
	if (typeof value === 'string') found.add(value);
	else if (Array.isArray(value)) for (const inner of value) namesIn(inner, found);
	else if (typeof value === 'object' && value !== null)
		for (const [key, inner] of Object.entries(value)) namesIn(inner, found.add(key));
	return found;
}
