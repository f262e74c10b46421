/** A character's sheet that is open in the panel: its dice wait in the game's tray. */
import { Play } from '@campaign-manager/client/play/play.svelte';
import type { Result } from '@campaign-manager/client/play/throws';
import type { SheetState } from '@campaign-manager/client/session/sheetState';
import type { Panel } from './panel.svelte.ts';
import type { Table } from './table.svelte.ts';

const SAVE_AFTER_MS = 1_500;

export class SheetModel extends Play {
	readonly table: Table;
	#panel: Panel;
	#leaveTray: () => void;

	/** Somebody has to be signed in. */
	constructor(panel: Panel, table: Table, id: string) {
		const { api, shelf, outbox, clock, game, tray } = panel;
		if (!outbox) throw new Error('nobody is signed in');
		super({
			...{ id, api, outbox, clock, store: shelf, room: table.room, saveAfterMs: SAVE_AFTER_MS },
			isSecret: table.card(id)?.hidden ?? false,
			...(game.kind === 'game' && { lay: (dice) => tray.put(dice) }),
			taken: ({ status, waiting }: SheetState) => (panel.work = { status, waiting }),
			told: (result) => this.#chat(result)
		});
		this.#panel = panel;
		this.table = table;
		this.#leaveTray = tray.subscribe(() => (this.turns += 1));
	}

	#chat({ action, outcome, thrown, roll }: Result): void {
		if (!roll || !this.habits.toChat || this.isSecret) return;
		const { language, game } = this.#panel;
		const reading = outcome?.label[language] ?? `${thrown?.total ?? ''}`;
		const name = this.state?.name ?? '';
		void game.chat(`${name}: ${action.label[language]} – ${reading}`).catch(() => undefined);
	}

	override close(): void {
		this.#leaveTray();
		this.#panel.work = null;
		super.close();
	}
}
