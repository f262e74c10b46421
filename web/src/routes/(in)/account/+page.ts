import { texts } from '#app/load.ts';

// what mails say, and the panel, too
export const load = texts('account', 'entry', 'links', 'rare');
