/** The sign-in of one server, in the shelf that two games of one machine share. */
import type { Kept, TokenStore } from '@campaign-manager/client/api/signin';
import { readJson } from '@campaign-manager/client/store';
import type { Shelf } from './shelf.ts';

export function tokenStore(shelf: Shelf, server: string): TokenStore {
	const key = `sign-in/${server}`;
	return {
		async read() {
			// another game may have refreshed meanwhile; if the blob cannot be read, ours is the newest known
			await shelf.reload().catch(() => undefined);
			const kept = readJson<Kept>(shelf, key);
			return kept?.access_token && kept.user ? kept : null;
		},
		async write(kept) {
			shelf.write(key, kept && JSON.stringify(kept));
			await shelf.settled();
		}
	};
}
