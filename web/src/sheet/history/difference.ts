/** What differs between two versions of a character, field by field, in the order of the sheet. */
import { between, type Change } from '@campaign-manager/client/session/changes';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import { NAME } from '@campaign-manager/client/session/places';
import type { Names } from '../names.ts';

export interface Version {
	name: string;
	sheet_data: SheetData;
}

export interface Difference {
	pointer: string;
	field: string;
	/** Undefined where there was nothing. */
	before?: string;
	after?: string;
}

export function differences(before: Version, after: Version, names: Names): Difference[] {
	const named = before.name === after.name ? [] : [renamed(before.name, after.name)];
	return (
		[...named, ...between(before.sheet_data, after.sheet_data)]
			// where an entry stands among others says little
			.filter(({ pointer }) => !pointer.endsWith('/order'))
			.map(({ pointer, base, value }) => ({
				...{ pointer, field: names.field(pointer) },
				...(base !== undefined && { before: names.value(pointer, base) }),
				...(value !== undefined && { after: names.value(pointer, value) })
			}))
	);
}

const renamed = (base: string, value: string): Change => ({ pointer: NAME, base, value });
