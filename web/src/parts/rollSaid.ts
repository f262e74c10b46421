import type { Roll } from '@campaign-manager/client/table/table';
import type { Outcome } from '@campaign-manager/rulesets/objects';
import type { App } from '#app/app.svelte.ts';

/** "Runa, Klettern: Geschafft, QS 2", for who does not see it. */
export function rollSaid(roll: Roll, { language, speaker }: App): string {
	const who = roll.character?.name ?? roll.display_name ?? speaker.t('roll.someone');
	const outcome = roll.outcome as Outcome | null;
	return `${who}, ${roll.label[language]}: ${outcome?.label[language] ?? roll.throw.total}`;
}
