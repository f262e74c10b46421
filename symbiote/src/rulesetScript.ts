/** What `rulesets.js` leaves for the app. */
import type { Registry } from '@campaign-manager/rulesets/registry';
import type { fromSchema } from '@campaign-manager/rulesets/schema/book';

export interface Rulesets {
	registry: Registry;
	fromSchema: typeof fromSchema;
}

export function loadedRulesets(page: object): Rulesets {
	const { CAMPAIGN_MANAGER_RULESETS: found } = page as { CAMPAIGN_MANAGER_RULESETS?: Rulesets };
	if (!found) throw new Error('rulesets.js has to run before app.js');
	return found;
}
