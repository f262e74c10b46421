/** What was thrown for a character: at its table as everybody sees it, alone as long as the page is open. */
import type { Api } from '@campaign-manager/client/api/api';
import { listRolls } from '@campaign-manager/client/api/groups';
import type { Room } from '@campaign-manager/client/live/room';
import type { Roll } from '@campaign-manager/client/session/words';

const FIRST = 20;
const MOST = 100;

export class Log {
	/** Newest first. */
	rolls = $state.raw<readonly Roll[]>([]);
	/** The last that came in while one looked. */
	news = $state.raw<Roll | null>(null);
	error = $state.raw<unknown>(null);
	#leave: (() => void) | null = null;
	/** counts tables: what one of before answers is not looked at */
	#turn = 0;
	#api: Api;
	#id: string;

	constructor(api: Api, characterId: string) {
		this.#api = api;
		this.#id = characterId;
	}

	sit(room: Room | undefined): void {
		this.#leave?.();
		this.#turn += 1;
		this.rolls = [];
		this.news = null;
		this.error = null;
		this.#leave =
			room?.subscribe({
				event: ({ event, data }) => {
					if (event === 'roll.created') this.add(data as unknown as Roll);
				},
				again: () => void this.#read(room.groupId)
			}) ?? null;
		if (room) void this.#read(room.groupId);
	}

	add(roll: Roll): void {
		if (roll.character?.id !== this.#id) return;
		if (this.rolls.some(({ id }) => id === roll.id)) return;
		this.rolls = [roll, ...this.rolls].slice(0, MOST);
		this.news = roll;
	}

	async #read(groupId: string): Promise<void> {
		const turn = this.#turn;
		try {
			const { items } = await listRolls(this.#api, groupId, {
				character_id: this.#id,
				limit: FIRST
			});
			if (turn !== this.#turn) return;
			this.error = null;
			const newer = this.rolls.filter((roll) => !items.some(({ id }) => id === roll.id));
			this.rolls = [...newer, ...items].slice(0, MOST);
		} catch (error) {
			if (turn === this.#turn) this.error = error;
		}
	}

	close(): void {
		this.#turn += 1;
		this.#leave?.();
	}
}
