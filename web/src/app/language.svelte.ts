/** The language of the page, and the texts that were fetched in it. */
import { createSpeaker } from '@campaign-manager/client/texts/texts';
import type { Store } from '@campaign-manager/client/store';
import type { Language } from '@campaign-manager/rulesets/objects';
import {
	fetchArea,
	fetchBasic,
	type Area,
	type Asked,
	type WebSpeaker,
	type Words
} from '#texts/texts.ts';

const KEPT = 'language';

export class Tongue {
	language = $state<Language>('en');
	#words = $state.raw<Words>({});
	/** `speaker.t('app.groups')`; read it where it is shown, since the language may change. */
	speaker: WebSpeaker = $derived(this.#speakerOf(this.#words));
	#areas: readonly Area[] = ['app'];
	/** What was asked for last, while it is fetched. */
	#wanted: Language;
	#store: Store;

	constructor(store: Store, preferred: string) {
		this.#store = store;
		const kept = store.read(KEPT);
		this.#wanted = this.language = (kept ?? preferred).startsWith('de') ? 'de' : 'en';
	}

	/** A refusal that seldom comes may be told of before its words are here: they follow. */
	#speakerOf(words: Words): WebSpeaker {
		const speaker = createSpeaker<Asked>(this.language, words);
		return {
			...speaker,
			problem: (code) => {
				const isKnown = `problem.${code}` in words || this.#areas.includes('rare');
				if (!isKnown) void this.need('rare').catch(() => undefined);
				return speaker.problem(code);
			}
		};
	}

	/** Fetches the texts of these areas; a route asks for its own before it is drawn. */
	async need(...areas: Area[]): Promise<void> {
		this.#areas = [...this.#areas, ...areas.filter((area) => !this.#areas.includes(area))];
		await this.#show();
	}

	/** What is shown changes when the texts are there. Throws if they cannot be fetched. */
	async speak(language: Language): Promise<void> {
		const before = this.#wanted;
		this.#wanted = language;
		try {
			await this.#show();
		} catch (error) {
			this.#wanted = before;
			throw error;
		}
		this.#store.write(KEPT, language);
	}

	async #show(): Promise<void> {
		const language = this.#wanted;
		const areas = this.#areas;
		const fetched = [fetchBasic(language), ...areas.map((area) => fetchArea(area, language))];
		const words = Object.assign({}, ...(await Promise.all(fetched))) as Words;
		// another area or language may have been asked for meanwhile
		if (areas !== this.#areas || language !== this.#wanted) return this.#show();
		this.#words = words;
		this.language = language;
		document.documentElement.lang = language;
	}
}
