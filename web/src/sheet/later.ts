/** Parts of the page that a first view does not need. */
export const later = {
	amount: () => import('./Amount.svelte'),
	counters: () => import('./Counters.svelte'),
	explain: () => import('./Explain.svelte'),
	names: () => import('./names.ts'),
	options: () => import('./ThrowOptions.svelte'),
	picker: () => import('./Picker.svelte'),
	sitting: () => import('./SittingPanel.svelte'),
	troubles: () => import('./Troubles.svelte'),
	unreadable: () => import('./Unreadable.svelte')
};

/** In a calm moment, so that they are there when the network is not. */
export const fetchAll = (): Promise<unknown> =>
	Promise.allSettled(Object.values(later).map((load) => load()));
