/** The sheet that a page shows, for the parts of the page. */
import { getContext, setContext } from 'svelte';
import type { Opened } from './opened.svelte.ts';

const KEY = Symbol('sheet');
export const provideSheet = (sheet: Opened): Opened => setContext(KEY, sheet);
export const getSheet = (): Opened => getContext<Opened>(KEY);
