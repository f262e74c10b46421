import type { Command } from '../../game/hands/command.ts';
import type { Board, Client } from '../../game/world.ts';
import type { State } from '../../state.ts';

/** What every tool gets. `hand` is the client that acts; null while nobody plays. */
export interface ToolProps {
	table: State;
	act: (command: Command) => Promise<string | undefined>;
	hand: Client | null;
}

export function playerName(table: State, clientId: string): string {
	const client = table.clients.find(({ id }) => id === clientId);
	return table.players.find(({ id }) => id === client?.player)?.name ?? '';
}

export function boardOf(table: State, hand: Client | null): Board | undefined {
	return table.boards.find(({ id }) => id === hand?.board);
}
