import type { App as TheApp } from '#app/app.svelte.ts';

declare global {
	/** The server's address as it was built in; empty for the page's own. */
	const API_SERVER: string;

	namespace App {
		interface PageData {
			app: TheApp;
		}
	}
}
