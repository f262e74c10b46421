/** What the fields and entries of a schema-only sheet are called (`app/rulesets/labels.py`). */
import type { Text } from '../objects.ts';
import { isObject } from '../pointer.ts';
import type { ContentSlice } from '../ruleset.ts';
import { matches } from './derivations.ts';
import { kindOf, patternOf, type Field, type Place } from './fields.ts';
import type { Path } from './formula.ts';

export const both = (text: string): Text => ({ de: text, en: text });

/** A field's label, else the name of its property. */
export function nameOfField(field: Field): Text {
	const name = field.steps.filter((step) => typeof step === 'string').at(-1);
	return field.label ?? both(name ?? '');
}

/** What a map's entry is called: as in the compendium, as it says itself, or its key. */
export function nameOfEntry(
	content: ContentSlice,
	kind: string,
	key: string,
	entry: unknown
): Text {
	const known = content[kind]?.[key]?.name;
	if (known) return known;
	const told = isObject(entry) ? [entry.label, entry.name] : [];
	const name = told.find((given): given is string => typeof given === 'string' && given !== '');
	return both(name ?? key);
}

/** A label at one place: in a map the entry's name stands before it. */
export function labelHere(content: ContentSlice, field: Field, place: Place, label: Text): Text {
	const kind = kindOf(field);
	const key = place.keys.at(-1);
	if (kind === undefined || key === undefined) return label;
	const name = nameOfEntry(content, kind, key, place.entry);
	return { de: `${name.de}: ${label.de}`, en: `${name.en}: ${label.en}` };
}

/** The label of the field at a path with stars; its last name where there is none. */
export function labelAt(fields: readonly Field[], path: Path): Text {
	const labelled = fields.filter((field) => field.label);
	const exact = labelled.find((field) => patternOf(field).join('\n') === path.join('\n'));
	const found = exact ?? labelled.find((field) => matches(patternOf(field), path));
	return found?.label ?? both(path.filter((token) => token !== '*').at(-1) ?? '');
}
