/** What the scripts beside the app leave for it. The page loads them in order, all before the app. */
import type { patch } from '@campaign-manager/client/sheet/patch';
import type { Texts } from '@campaign-manager/client/texts/texts';
import type { Language } from '@campaign-manager/rulesets/objects';
import type { Registry } from '@campaign-manager/rulesets/registry';
import type { fromSchema } from '@campaign-manager/rulesets/schema/book';

/** Of `rulesets.js`. */
export interface Rulesets {
	registry: Registry;
	fromSchema: typeof fromSchema;
	patch: typeof patch;
}

/** Of `texts.js`. */
export type BothTexts = Readonly<Record<Language, Texts>>;

interface Left {
	/** Of `config.js`, which whoever installs the panel may edit. */
	CAMPAIGN_MANAGER?: { server?: string };
	CAMPAIGN_MANAGER_RULESETS?: Rulesets;
	CAMPAIGN_MANAGER_TEXTS?: BothTexts;
}

/** Throws if a script is missing: the folder is not whole. */
export function leftByScripts(page: object) {
	const { CAMPAIGN_MANAGER, CAMPAIGN_MANAGER_RULESETS, CAMPAIGN_MANAGER_TEXTS } = page as Left;
	if (!CAMPAIGN_MANAGER?.server) throw new Error('config.js names no server');
	if (!CAMPAIGN_MANAGER_RULESETS || !CAMPAIGN_MANAGER_TEXTS)
		throw new Error('rulesets.js and texts.js have to run before app.js');
	return {
		server: CAMPAIGN_MANAGER.server.replace(/\/+$/, ''),
		rulesets: CAMPAIGN_MANAGER_RULESETS,
		texts: CAMPAIGN_MANAGER_TEXTS
	};
}
