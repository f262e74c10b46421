import type { Same } from './texts.ts';
import type { texts as german } from './compendium.de.ts';

export const texts: Same<typeof german> = {};
