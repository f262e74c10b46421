/** Long lists are searched where they stand: rows that do not hold the text are hidden. */
import type { SheetState } from './host.ts';

/** As people search: without case, accents and umlauts (`größe` = `grosse`). */
export const folded = (text: string): string =>
	text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');

export function applyFilters(root: HTMLElement, { filters }: SheetState): void {
	for (const input of root.querySelectorAll<HTMLInputElement>('input[data-filter]')) {
		const wanted = folded(filters.get(input.dataset.filter ?? '') ?? '').trim();
		const list = input.closest('.entries');
		let hidden = false;
		for (const row of list?.querySelectorAll<HTMLElement>('.entry, .entry + tr') ?? []) {
			// a row of details goes with the one above it
			if (row.classList.contains('entry'))
				hidden = !!wanted && !folded(textOf(row)).includes(wanted);
			if (row.hidden !== hidden) row.hidden = hidden;
		}
	}
}

/** What a row says, what is entered in its fields included. */
function textOf(row: HTMLElement): string {
	const fields = [...row.querySelectorAll('input')].map((input) => input.value);
	return `${row.textContent} ${fields.join(' ')}`;
}
