/** What a press on the sheet asks for in a dialogue. */
import type { Pick } from '@campaign-manager/client/play/picked';

export type Asked =
	| { what: 'amount'; resource: string }
	| { what: 'pick'; action: Pick }
	| { what: 'explain'; stat: string }
	| { what: 'options'; action: string }
	| { what: 'portrait' }
	| { what: 'export' };
