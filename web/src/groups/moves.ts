/** How a moved resource is told. */
import type { Move } from '@campaign-manager/client/table/table';
import type { App } from '#app/app.svelte.ts';
import type { LiveTable } from './table.svelte.ts';

export const signed = (value: number): string =>
	value < 0 ? `−${-value}` : value > 0 ? `+${value}` : '±0';

/** "LeP −5 · Orkpfeil · Mara" */
export function movedBy(move: Move, table: LiveTable, app: App): string {
	const { label, applied, note, actor } = move;
	const who = table.group?.members.find(({ user_id }) => user_id === actor)?.display_name;
	return [`${label[app.language]} ${signed(applied)}`, note, who].filter(Boolean).join(' · ');
}
