/** One's own characters, and what can be done with one of them in the list. */
import {
	deleteCharacter,
	duplicateCharacter,
	listCharacters,
	undeleteCharacter
} from '@campaign-manager/client/api/characters';
import { listGroups } from '@campaign-manager/client/api/groups';
import { every } from '@campaign-manager/client/api/pages';
import { Problem } from '@campaign-manager/client/api/problem';
import { listRulesets } from '@campaign-manager/client/api/rulesets';
import type { App } from '#app/app.svelte.ts';
import { Reading } from '#app/reading.svelte.ts';
import { arranged, EVERYTHING, type Listed, type Wanted } from './order.ts';

export class Shelf {
	readonly #app: App;
	readonly characters: Reading<readonly Listed[]>;
	readonly groups;
	readonly rulesets;
	wanted = $state.raw<Wanted>(EVERYTHING);
	/** What was deleted is deleted on the server, too, or is back. Never fails. */
	settled: Promise<unknown> = Promise.resolve();
	readonly shown: readonly Listed[] = $derived.by(() =>
		arranged(this.characters.value ?? [], this.wanted, this.#app.language)
	);

	constructor(app: App) {
		this.#app = app;
		this.characters = new Reading(() => every((page) => listCharacters(app.api, page)));
		this.groups = new Reading(() => every((page) => listGroups(app.api, page)));
		this.rulesets = new Reading(() => listRulesets(app.api));
	}

	/** The name of a ruleset; its id while it is not known. */
	nameOf(ruleset: string): string {
		const found = this.rulesets.value?.items.find(({ id }) => id === ruleset);
		return found?.name[this.#app.language] ?? ruleset;
	}

	/** What is known better now, such as a new portrait. */
	change(id: string, known: Partial<Listed>): void {
		this.#set((all) => all.map((one) => (one.id === id ? { ...one, ...known } : one)));
	}

	/** It goes at once, and comes back if the server says no. */
	remove(character: Listed): Promise<void> {
		const removed = this.#remove(character);
		this.settled = Promise.all([this.settled, removed]);
		return removed;
	}

	async #remove(character: Listed): Promise<void> {
		const { id, name } = character;
		this.#set((all) => all.filter((one) => one.id !== id));
		try {
			await deleteCharacter(this.#app.api, id, once());
			this.#app.notices.say(this.#t('characters.deleted', { name }), {
				undo: () => void this.restore(character)
			});
		} catch (error) {
			this.#set((all) => [...all, character]);
			this.#alarm(this.#t('characters.notDeleted', { name, why: this.#why(error) }));
		}
	}

	/** Whether it is back. */
	async restore({ id, name }: Pick<Listed, 'id' | 'name'>): Promise<boolean> {
		try {
			await undeleteCharacter(this.#app.api, id, once());
		} catch (error) {
			this.#alarm(this.#t('characters.notRestored', { name, why: this.#why(error) }));
			return false;
		}
		await this.characters.again();
		this.#app.notices.say(this.#t('characters.restored', { name }));
		return true;
	}

	async duplicate({ id }: Listed): Promise<void> {
		try {
			const copy = await duplicateCharacter(this.#app.api, id, {}, once());
			await this.characters.again();
			this.#app.notices.say(this.#t('characters.duplicated', { name: copy.name }), {
				undo: () => void this.takeBack([copy.id])
			});
		} catch (error) {
			this.#alarm(this.#t('characters.failed', { why: this.#why(error) }));
		}
	}

	/** What was just made goes into the bin again. */
	async takeBack(ids: readonly string[]): Promise<void> {
		try {
			for (const id of ids) await deleteCharacter(this.#app.api, id, once());
			this.#app.notices.say(this.#t('import.undone'));
		} catch (error) {
			this.#alarm(this.#t('characters.failed', { why: this.#why(error) }));
		}
		await this.characters.again();
	}

	#set(to: (all: readonly Listed[]) => readonly Listed[]): void {
		this.characters.value = to(this.characters.value ?? []);
	}
	get #t() {
		return this.#app.speaker.t;
	}
	#why(error: unknown): string {
		return this.#app.speaker.problem(error instanceof Problem ? error.code : 'unreachable');
	}
	#alarm(text: string): void {
		this.#app.notices.say(text, { isAlarm: true });
	}
}

/** Each press is done once, however often its request is sent. */
export const once = () => ({ key: crypto.randomUUID() });
