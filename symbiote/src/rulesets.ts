/** The second script: every bundled ruleset, and drawing by the schema alone. It runs before the app. */
import { fromSchema } from '@campaign-manager/rulesets/schema/book';
import { registry } from '@campaign-manager/rulesets/bundled';
import type { Rulesets } from './rulesetScript.ts';

(globalThis as { CAMPAIGN_MANAGER_RULESETS?: Rulesets }).CAMPAIGN_MANAGER_RULESETS = {
	registry,
	fromSchema
};
