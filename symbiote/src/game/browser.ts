/** A plain browser in the game's place: no dice tray, no chat; blobs are in the browser's storage. */
import { GameFailure } from './failure.ts';
import type { Blob, Game } from './game.ts';

const nowhere = () => Promise.reject(new GameFailure('notInBoard'));

export function createBrowserGame(page: Window): Game {
	return {
		kind: 'browser',
		global: blobOf(page, 'global'),
		campaign: blobOf(page, 'campaign'),
		putDice: nowhere,
		chat: nowhere,
		queue: nowhere,
		selected: nowhere,
		minis: nowhere,
		say: nowhere,
		notify: nowhere,
		copy: (text) => page.navigator.clipboard.writeText(text),
		subscribe(listener) {
			const seen = () =>
				listener({ is: page.document.visibilityState === 'hidden' ? 'hidden' : 'visible' });
			const gone = () => listener({ is: 'shutdown' });
			page.document.addEventListener('visibilitychange', seen);
			page.addEventListener('pagehide', gone);
			return () => {
				page.document.removeEventListener('visibilitychange', seen);
				page.removeEventListener('pagehide', gone);
			};
		}
	};
}

const blobOf = (page: Window, scope: string): Blob => ({
	read: async () => page.localStorage.getItem(`campaign-manager/${scope}`) ?? '',
	write: async (text) => page.localStorage.setItem(`campaign-manager/${scope}`, text)
});
