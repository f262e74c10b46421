import { theApp } from '#app/app.svelte.ts';
import type { Area } from '#texts/texts.ts';

/** With the words that it says. */
const withTexts =
	(...areas: Area[]) =>
	<File>(load: () => Promise<File>) =>
	async (): Promise<File> => {
		const [file] = await Promise.all([load(), theApp().tongue.need(...areas)]);
		return file;
	};
const part = withTexts('aside', 'dice', 'rare');

/** Parts of the page that a first view does not need. */
export const later = {
	amount: part(() => import('./Amount.svelte')),
	choices: part(() => import('@campaign-manager/client/sheet/choice')),
	counters: part(() => import('./Counters.svelte')),
	dice: withTexts('dice')(() => import('./Dice.svelte')),
	dialog: part(() => import('./SheetDialog.svelte')),
	explain: part(() => import('./Explain.svelte')),
	led: () => import('./Led.svelte'),
	menu: part(() => import('./HeadMenu.svelte')),
	names: part(() => import('./names.ts')),
	notHere: part(() => import('./NotHere.svelte')),
	options: part(() => import('./ThrowOptions.svelte')),
	picker: withTexts('aside', 'pick')(() => import('./Picker.svelte')),
	seat: () => import('./Seat.svelte'),
	show: part(() => import('@campaign-manager/client/sheet/show')),
	sitting: part(() => import('./SittingPanel.svelte')),
	troubles: part(() => import('./Troubles.svelte')),
	unreadable: part(() => import('./Unreadable.svelte'))
};

/** In a calm moment, so that they are there when the network is not. */
export const fetchAll = (): Promise<unknown> =>
	Promise.allSettled(Object.values(later).map((load) => load()));
