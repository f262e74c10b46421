import { texts } from '#app/load.ts';

export const load = texts('characters', 'rare');
