/** Holds requests back while the game changes boards: nothing is asked of the server until it is done. */
import type { Fetch } from '@campaign-manager/client/api/fetch';

export interface Gate {
	shut(): void;
	open(): void;
	readonly isShut: boolean;
	/** Sends what is asked as soon as the gate is open. */
	fetcher: Fetch;
}

export function createGate(send: Fetch): Gate {
	let waiting: Promise<void> | null = null;
	let release: () => void = () => undefined;
	return {
		shut() {
			waiting ??= new Promise((done) => (release = done));
		},
		open() {
			waiting = null;
			release();
		},
		get isShut() {
			return waiting !== null;
		},
		async fetcher(url, init) {
			while (waiting) await waiting;
			return send(url, init);
		}
	};
}
