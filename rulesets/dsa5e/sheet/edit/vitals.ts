import type { VNode } from '../../../vnode.ts';
import { ENERGIES, valueOf } from '../../derived.ts';
import type { Page } from '../page.ts';
import { h, line } from '../page.ts';
import { CODES } from '../vitals.ts';
import { stepper } from './fields.ts';

const CHANGES = [
	['purchased', 'zugekauft', 'purchased'],
	['lost', 'verloren', 'lost'],
	['redeemed', 'zurückgekauft', 'bought back']
] as const;

/** Bought, lost and regained points of each energy. */
export const purchases = (page: Page): VNode =>
	h(
		'ul',
		'lines',
		ENERGIES.filter((id) => valueOf(page.hero, id) !== undefined).flatMap((id) =>
			CHANGES.slice(0, id === 'LeP' ? 2 : 3).map(([what, german, english]) => {
				const pointer = `/energies/${id}/${what}`;
				const [de, en] = CODES[id] ?? [id, id];
				const name = page.say(`${de} ${german}`, `${en} ${english}`);
				const value = page.hero.energy(id, what);
				return line(
					pointer,
					name,
					[stepper(page, pointer, name, value, 0, 99)],
					page.findings(pointer)
				);
			})
		),
		{ key: 'purchases' }
	);
