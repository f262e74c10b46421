/** The table of one group, as the pages of that group share it. */
import { Problem } from '@campaign-manager/client/api/problem';
import { createTable, type Table, type TableState } from '@campaign-manager/client/table/table';
import { getContext, setContext } from 'svelte';
import type { App } from '#app/app.svelte.ts';

export class LiveTable {
	readonly shared: Table;
	state = $state.raw() as TableState;
	readonly group = $derived(this.state.group);
	readonly isDm = $derived(this.state.group?.role === 'dm');
	/** As they may be sorted by the page that shows them. */
	readonly cards = $derived(this.state.cards);

	constructor(app: App, groupId: string) {
		const { api, store, clock } = app;
		const userId = app.user?.id ?? '';
		this.shared = createTable({ groupId, api, store, clock, userId, client: 'web' });
		this.state = this.shared.state;
		this.shared.subscribe((state) => (this.state = state));
	}

	get id(): string {
		return this.shared.id;
	}

	/** This person does not lead it, or the character does not sit there; false until that is known. */
	isWithout(characterId: string): boolean {
		const { problem, readings } = this.state;
		if (problem instanceof Problem && [403, 404].includes(problem.status)) return true;
		return readings > 0 && !(this.isDm && this.shared.card(characterId));
	}

	/** Who of the members looks at the table now, and from where. */
	presenceOf(userId: string) {
		return this.state.people.find(({ user_id }) => user_id === userId);
	}
}

const KEY = Symbol('table');
export const provideTable = (table: LiveTable): LiveTable => setContext(KEY, table);
export const getTable = (): LiveTable => getContext<LiveTable>(KEY);
