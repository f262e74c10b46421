import '@campaign-manager/client/tokens.css';
import '@campaign-manager/client/sheet/sheet.css';
import './panel.css';
import { clock } from '@campaign-manager/client/clock';
import { mount } from 'svelte';
import { Panel } from './app/panel.svelte.ts';
import { findGame } from './game/find.ts';
import { placeHandlers } from './game/handlers.ts';
import { readTexts } from './texts.ts';
import App from './views/App.svelte';

// the game may bind them while the page loads
const handlers = placeHandlers(window);

/** Of `config.js`, which whoever installs the panel may edit. */
function configured(): string {
	const { CAMPAIGN_MANAGER } = globalThis as { CAMPAIGN_MANAGER?: { server?: string } };
	return CAMPAIGN_MANAGER?.server ?? 'http://localhost:8000';
}

async function begin(): Promise<void> {
	const language = navigator.language.startsWith('de') ? 'de' : 'en';
	const [game, texts] = await Promise.all([findGame(window, handlers, clock), readTexts(language)]);
	const panel = new Panel({ game, server: configured(), texts, language, clock });
	const target = document.getElementById('app');
	if (target) mount(App, { target, props: { panel } });
}

void begin();
