import type { Same } from './texts.ts';
import type { texts as german } from './sheet.de.ts';

export const texts: Same<typeof german> = {};
