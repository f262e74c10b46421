/** Runs before the app: every bundled ruleset, drawing by the schema alone, and the drawing of sheets. */
import { patch } from '@campaign-manager/client/sheet/patch';
import { registry } from '@campaign-manager/rulesets/bundled';
import { fromSchema } from '@campaign-manager/rulesets/schema/book';
import type { Rulesets } from './scripts.ts';

(globalThis as { CAMPAIGN_MANAGER_RULESETS?: Rulesets }).CAMPAIGN_MANAGER_RULESETS = {
	...{ registry, fromSchema, patch }
};
