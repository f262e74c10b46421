import '@campaign-manager/client/tokens.css';
import '@campaign-manager/client/sheet/sheet.css';
import './panel.css';
import { clock } from '@campaign-manager/client/clock';
import { mount } from 'svelte';
import { Panel } from './app/panel.svelte.ts';
import { findGame } from './game/find.ts';
import { placeHandlers } from './game/handlers.ts';
import { leftByScripts } from './scripts.ts';
import App from './views/App.svelte';

// the game may bind them while the page loads
const handlers = placeHandlers(window);

async function begin(): Promise<void> {
	const panel = new Panel({
		...leftByScripts(globalThis),
		game: await findGame(window, handlers, clock),
		clock,
		language: navigator.language.startsWith('de') ? 'de' : 'en'
	});
	const target = document.getElementById('app');
	if (target) mount(App, { target, props: { panel } });
}

void begin();
