/** The panel, for every component below the page. */
import { getContext, setContext } from 'svelte';
import type { Panel } from './panel.svelte.ts';

const KEY = Symbol('panel');

export const providePanel = (panel: Panel) => setContext(KEY, panel);
export const usePanel = () => getContext<Panel>(KEY);
