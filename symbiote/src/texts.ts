/** What people read, one language at a time. */
import type { Texts } from '@campaign-manager/client/texts/texts';
import type { Language } from '@campaign-manager/rulesets/objects';

const READ: Readonly<Record<Language, () => Promise<Texts>>> = {
	de: async () => (await import('@campaign-manager/client/texts/de')).de,
	en: async () => (await import('@campaign-manager/client/texts/en')).en
};

/** Throws if its script cannot be read. */
export const readTexts = (language: Language): Promise<Texts> => READ[language]();
