import { texts } from '#app/load.ts';

export const load = texts('sheet', 'history', 'aside', 'rare');
