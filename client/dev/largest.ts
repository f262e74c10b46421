/** The largest sheet among the cases of The Dark Eye, and the content that it refers to. */
import type { SheetData } from '@campaign-manager/rulesets/objects';
import { sliceOf } from '@campaign-manager/rulesets/dsa5e/references';
import cases from '../../schemas/dsa5e/cases/heroes.json' with { type: 'json' };
import { all } from './files.ts';

export function largestHero() {
	const sheets = (cases as { sheet: unknown }[]).map(({ sheet }) => sheet as SheetData);
	const size = (sheet: SheetData) => JSON.stringify(sheet).length;
	const sheet = sheets.reduce((one, other) => (size(other) > size(one) ? other : one));
	return { sheet, content: sliceOf(sheet, all['dsa5e']?.content ?? {}) };
}
