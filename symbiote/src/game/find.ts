/** Which game there is around the page. */
import type { Clock } from '@campaign-manager/client/clock';
import { createBrowserGame } from './browser.ts';
import type { Game } from './game.ts';
import type { Handlers } from './handlers.ts';
import { createTaleSpire } from './talespire.ts';

/** The game puts its API into a page soon after it was read; a page without it is in a browser. */
const PATIENCE_MS = 3_000;
const LOOK_EACH_MS = 50;

interface GamePage extends Window {
	TS?: TaleSpire.Api;
	com?: { bouncyrock?: { talespire?: TaleSpire.Api } };
}

const apiOf = (page: GamePage) => page.TS ?? page.com?.bouncyrock?.talespire;

export function findGame(page: Window, handlers: Handlers, clock: Clock): Promise<Game> {
	const game = createTaleSpire(() => apiOf(page as GamePage), clock);
	const until = clock.now() + PATIENCE_MS;
	return new Promise((found) => {
		handlers.listen((told) => {
			found(game);
			game.told(told);
		});
		function look(): void {
			if (apiOf(page as GamePage)) found(game);
			else if (clock.now() >= until) found(createBrowserGame(page));
			else clock.after(LOOK_EACH_MS, look);
		}
		look();
	});
}
