/** What people call a place of a sheet and what stands there, for lists of changes and findings. */
import type { Language, Text } from '../objects.ts';
import { isObject } from '../pointer.ts';
import type { ContentSlice } from '../ruleset.ts';
import { spelled, spokenNumber, textOf, word } from '../words.ts';
import { both, nameOfEntry } from './labels.ts';
import { parse, stored } from './path.ts';
import { entrySchema, mapOf, merged, type AnySchema, type Schema } from './schema.ts';

export interface Names {
	/** The labels on the way to a place: `['Talente', 'Klettern']`. Empty for the whole sheet. */
	placeAt(pointer: string): readonly string[];
	/** A value as it would be read there; what is not there is "keine Angabe". */
	valueAt(pointer: string, value: unknown): string;
}

/** `sheets` are looked into for the names that entries have of their own, the first first. */
export function namesOf(
	schema: Schema,
	content: ContentSlice,
	lang: Language,
	...sheets: readonly unknown[]
): Names {
	const nodeOf = (node: AnySchema | undefined) => merged(schema, node);

	function* steps(pointer: string): Generator<{ node: Schema; label: string }> {
		let node = nodeOf(schema);
		const path: string[] = [];
		for (const token of parse(pointer)) {
			path.push(token);
			const outer = node;
			const own = outer.properties?.[token];
			const item = outer.type === 'array' ? outer.items : undefined;
			node = nodeOf(own ?? item ?? entrySchema(outer, token));
			const label = own === undefined && mapOf(outer) ? entryName(outer, path) : undefined;
			yield { node, label: label ?? node['x-label']?.[lang] ?? token };
		}
	}

	function entryName(map: Schema, path: readonly string[]): string {
		const key = path.at(-1) ?? '';
		const kind = map['x-content'] ?? '';
		const entry = sheets.map((sheet) => stored(sheet, path)).find((one) => one !== undefined);
		const named = isObject(entry) && typeof entry['entry'] === 'string' ? entry['entry'] : key;
		const title = isObject(entry) && typeof entry['title'] === 'string' ? entry['title'] : '';
		const house = sheets.map((sheet) => stored(sheet, ['custom', kind, named, 'name']));
		const ours = house.find(isText);
		if (ours) return ours[lang];
		if (content[kind]?.[named]) return nameOfEntry(content, kind, named, entry)[lang];
		const own = nameOfEntry(content, kind, key, entry);
		return own.de === key && title ? title : own[lang];
	}

	function say(node: Schema, value: unknown): string {
		if (value === undefined || value === null) return word('none', lang);
		if (typeof value === 'boolean') return word(value ? 'yes' : 'no', lang);
		if (typeof value === 'number') return spokenNumber(value, lang);
		if (Array.isArray(value)) return value.map((one) => say(nodeOf(node.items), one)).join(', ');
		if (isObject(value)) return sayMembers(node, value);
		const text = spelled(value);
		if (text === '') return word('none', lang);
		return (content[node['x-content'] ?? '']?.[text]?.name ?? both(text))[lang];
	}

	/** An entry that is there or not as a whole: its members by their labels. */
	function sayMembers(node: Schema, value: Record<string, unknown>): string {
		const members = Object.entries(value).filter(([key]) => key !== 'order' && key !== 'entry');
		if (members.length === 0) return textOf('yes')[lang];
		return members
			.map(([key, inner]) => {
				const below = nodeOf(node.properties?.[key] ?? entrySchema(node, key));
				const text = isObject(inner) ? `(${say(below, inner)})` : say(below, inner);
				return `${below['x-label']?.[lang] ?? key} ${text}`;
			})
			.join(', ');
	}

	return {
		placeAt: (pointer) => [...steps(pointer)].map(({ label }) => label),
		valueAt: (pointer, value) => say([...steps(pointer)].at(-1)?.node ?? nodeOf(schema), value)
	};
}

const isText = (value: unknown): value is Text =>
	isObject(value) && typeof value['de'] === 'string' && typeof value['en'] === 'string';
