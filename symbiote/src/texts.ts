/** Runs before the app: what people read, in both languages. */
import { de } from '@campaign-manager/client/texts/de';
import { en } from '@campaign-manager/client/texts/en';
import type { BothTexts } from './scripts.ts';

(globalThis as { CAMPAIGN_MANAGER_TEXTS?: BothTexts }).CAMPAIGN_MANAGER_TEXTS = { de, en };
