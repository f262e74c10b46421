/** What stands over a page of somebody who is signed in, fetched when it is wanted. */
export const overlays = {
	account: () => import('./AccountMenu.svelte'),
	another: () => import('#account/AnotherDialog.svelte'),
	login: () => import('#account/LoginDialog.svelte'),
	question: () => import('#parts/Confirm.svelte')
};

/** In a calm moment, so that they are there when the network is not. */
export const fetchOverlays = (): Promise<unknown> =>
	Promise.allSettled(Object.values(overlays).map((load) => load()));
