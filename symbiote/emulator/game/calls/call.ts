import { Failure } from '../failure.ts';
import type { Game } from '../game.ts';
import { interopOf, type Installed } from '../manifest.ts';
import type { Board, Campaign, Client, Seat } from '../world.ts';

type Api = Omit<TaleSpire.Api, '_impl_'>;
type AnyCall = (...args: never[]) => Promise<unknown>;

/** "dice.putDiceInTray", "system.clipboard.setText": every call of the API. */
type Paths<T, Prefix extends string = ''> = {
	[K in keyof T & string]: T[K] extends AnyCall ? `${Prefix}${K}` : Paths<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
export type CallName = Paths<Api>;

type At<T, Path extends string> = Path extends `${infer K}.${infer Rest}`
	? At<T[K & keyof T], Rest>
	: T[Path & keyof T];

/** An element cannot travel: the page makes it from this. */
export interface Thumbnail {
	thumbnail: { path: string; region: TaleSpire.Rect; size: number };
}
type Answer<Path extends CallName> =
	Awaited<ReturnType<Extract<At<Api, Path>, AnyCall>>> extends infer R
		? R extends HTMLElement
			? Thumbnail
			: R
		: never;

export interface Caller {
	game: Game;
	seat: Seat;
	client: Client;
	symbiote: Installed;
}

/** All calls by their path. Arguments are what a stranger's page sent: nothing is sure of them. */
export type Calls = {
	[Path in CallName]: (caller: Caller, ...args: unknown[]) => Answer<Path>;
};

// ---------------------------------------------------------------- where the caller is

export function boardOf({ game, client }: Caller): Board {
	if (client.board === null) throw new Failure('notInBoard');
	return game.board(client.board);
}

export function campaignOf({ game, client }: Caller): Campaign {
	if (client.campaign === null) throw new Failure('notInCampaign');
	return game.campaign(client.campaign);
}

export function mayGm({ game, client }: Caller): boolean {
	return game.mayGm(client.player, client.campaign);
}

export function needGmRights(caller: Caller): void {
	if (!mayGm(caller)) throw new Failure('insufficientRights');
}

export function needInterop({ symbiote }: Caller): string {
	const id = interopOf(symbiote);
	if (!id) throw new Failure('symbioteManifestMissingInteropId');
	return id;
}
