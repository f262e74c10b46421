/**
 * The web app's texts: one pair of files for each area, fetched with the routes that need them. What
 * both clients say (problem codes, states, words of the sheet) is in `client/texts`: `basic` on every
 * page, `shared` on all but those before a login, `rare` where somebody asks for one of them.
 */
import type { basic } from '@campaign-manager/client/texts/basic.de';
import type { rare } from '@campaign-manager/client/texts/rare.de';
import type { shared } from '@campaign-manager/client/texts/shared.de';
import type { AskedOf, Speaker } from '@campaign-manager/client/texts/texts';
import type { Language } from '@campaign-manager/rulesets/objects';
import type { texts as account } from './account.de.ts';
import type { texts as aside } from './aside.de.ts';
import type { texts as app } from './app.de.ts';
import type { texts as characters } from './characters.de.ts';
import type { texts as compendium } from './compendium.de.ts';
import type { texts as dice } from './dice.de.ts';
import type { texts as entry } from './entry.de.ts';
import type { texts as groups } from './groups.de.ts';
import type { texts as history } from './history.de.ts';
import type { texts as links } from './links.de.ts';
import type { texts as pick } from './pick.de.ts';
import type { texts as portrait } from './portrait.de.ts';
import type { texts as sheet } from './sheet.de.ts';
import type { texts as start } from './start.de.ts';

export type Key =
	| keyof typeof basic
	| keyof typeof rare
	| keyof typeof shared
	| keyof typeof aside
	| keyof typeof history
	| keyof typeof account
	| keyof typeof app
	| keyof typeof characters
	| keyof typeof compendium
	| keyof typeof dice
	| keyof typeof entry
	| keyof typeof groups
	| keyof typeof links
	| keyof typeof pick
	| keyof typeof portrait
	| keyof typeof sheet
	| keyof typeof start;
export type Asked = AskedOf<Key>;
export type WebSpeaker = Speaker<Asked>;
/** `shared` comes with a login by itself. */
export type Area =
	| 'account'
	| 'app'
	| 'aside'
	| 'characters'
	| 'compendium'
	| 'dice'
	| 'entry'
	| 'groups'
	| 'history'
	| 'links'
	| 'pick'
	| 'portrait'
	| 'rare'
	| 'shared'
	| 'sheet'
	| 'start';
/** The English side of an area: the same keys. */
export type Same<T> = Readonly<Record<keyof T, string>>;
export type Words = Readonly<Record<string, string>>;

const files = import.meta.glob<{ texts: Words }>('./*.{de,en}.ts');
const basics = {
	de: () => import('@campaign-manager/client/texts/basic.de'),
	en: () => import('@campaign-manager/client/texts/basic.en')
};
const shareds = {
	de: () => import('@campaign-manager/client/texts/shared.de'),
	en: () => import('@campaign-manager/client/texts/shared.en')
};
const rares = {
	de: () => import('@campaign-manager/client/texts/rare.de'),
	en: () => import('@campaign-manager/client/texts/rare.en')
};

export async function fetchBasic(language: Language): Promise<Words> {
	return (await basics[language]()).basic;
}

export async function fetchArea(area: Area, language: Language): Promise<Words> {
	if (area === 'shared') return (await shareds[language]()).shared;
	if (area === 'rare') return (await rares[language]()).rare;
	const file = files[`./${area}.${language}.ts`];
	if (!file) throw new Error(`no texts of ${area}`);
	return (await file()).texts;
}
