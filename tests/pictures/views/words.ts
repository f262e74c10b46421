/** What stands on buttons and fields, so that one walk goes through both languages. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSpeaker, type Speaker } from '../../../client/texts/texts.ts';
import { ROOT, type Language } from '../studio.ts';

type Words = Readonly<Record<string, string>>;
export type Say = Speaker<string>['t'];

/** Of the web app; of both clients where they say the same. */
export async function webTexts(language: Language): Promise<Words> {
	const folder = join(ROOT, 'web/src/texts');
	const files = readdirSync(folder).filter((name) => name.endsWith(`.${language}.ts`));
	const areas = files.map(async (name) => {
		const { texts } = (await import(join(folder, name))) as { texts: Words };
		return texts;
	});
	return Object.assign({}, await panelTexts(language), ...(await Promise.all(areas))) as Words;
}

export async function panelTexts(language: Language): Promise<Words> {
	const file = (await import(`../../../client/texts/${language}.ts`)) as Record<Language, Words>;
	return file[language];
}

export const speaker = (language: Language, texts: Words): Say =>
	createSpeaker<string>(language, texts).t;
