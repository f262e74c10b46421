import { texts } from '#app/load.ts';

export const load = texts('groups', 'pick', 'rare');
