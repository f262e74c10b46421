/** What the server is known to hold of each character: read, told by events, kept for the next start. */
import type { PlayRuleset } from '@campaign-manager/rulesets/ruleset';
import { applyPatch, isObject, reusing, set } from '@campaign-manager/rulesets/pointer';
import type { Api } from '../api/api.ts';
import { getCharacter, type Character } from '../api/characters.ts';
import { isPassing } from '../api/problem.ts';
import type { Clock } from '../clock.ts';
import type { CharacterSavedEvent, ResourceChange, RoomEvent } from '../generated/live.ts';
import { pause } from '../pause.ts';
import { readJson, type Store } from '../store.ts';

export interface Documents {
	/** As last known, also from before a restart. */
	get(id: string): Character | undefined;
	/** Takes a character that the server gave, unless a newer one is known. */
	learn(character: Character): void;
	/** Asks the server; one question at a time for each character. Throws as the API does. */
	read(id: string): Promise<Character>;
	/** What the room tells. What cannot be worked in is read again. */
	happened(event: RoomEvent): void;
	moved(change: ResourceChange): void;
	/** Lower revisions are believed again: the server's database is another one. */
	forget(id: string): void;
	/** Where resources stand in the sheets of a character that is shown. */
	shown(id: string, ruleset: PlayRuleset | null): void;
	subscribe(listener: (id: string) => void): () => void;
}

export function createDocuments(api: Api, store: Store, clock: Clock, prefix: string): Documents {
	const known = new Map<string, Character>();
	const reading = new Map<string, Promise<Character>>();
	/** asked for while a reading was under way: its answer may be too old */
	const rereading = new Map<string, Promise<Character>>();
	/** the highest revision that was told of */
	const heard = new Map<string, number>();
	const rulesets = new Map<string, PlayRuleset>();
	const listeners = new Set<(id: string) => void>();

	function get(id: string): Character | undefined {
		let found = known.get(id);
		if (!found) {
			found = readJson<Character>(store, prefix + id);
			if (found && isObject(found.sheet_data)) known.set(id, found);
			else found = undefined;
		}
		return found;
	}

	function keep(character: Character): void {
		known.set(character.id, character);
		for (const tell of [...listeners]) tell(character.id);
	}

	function learn(character: Character): void {
		const old = get(character.id);
		if (old && old.revision > character.revision) return;
		try {
			store.write(prefix + character.id, JSON.stringify(character));
		} catch {
			// no room for a copy; it can be read again
		}
		const sheet_data = reusing(old?.sheet_data, character.sheet_data);
		keep({ ...character, sheet_data });
		// the answer was under way when something newer was told
		if (!isCaughtUp(character.id)) catchUp(character.id);
	}

	function ask(id: string): Promise<Character> {
		const asked = getCharacter(api, id)
			.then((character) => {
				learn(character as Character);
				return get(id) as Character;
			})
			.finally(() => reading.delete(id));
		reading.set(id, asked);
		return asked;
	}

	function read(id: string): Promise<Character> {
		const running = reading.get(id);
		if (!running) return ask(id);
		let next = rereading.get(id);
		if (!next) {
			next = running
				.catch(() => undefined)
				.then(() => {
					rereading.delete(id);
					return ask(id);
				});
			rereading.set(id, next);
		}
		return next;
	}

	/** Somebody said that there is a newer one: reads until it is here, in the background. */
	function catchUp(id: string, revision = 0, failures = 0): void {
		heard.set(id, Math.max(heard.get(id) ?? 0, revision));
		read(id).catch((error: unknown) => {
			if (!isPassing(error) || isCaughtUp(id)) return;
			clock.after(pause(failures, Math.random()), () => {
				if (!isCaughtUp(id)) catchUp(id, 0, failures + 1);
			});
		});
	}

	const isCaughtUp = (id: string) => (get(id)?.revision ?? 0) >= (heard.get(id) ?? 0);

	function saved(data: CharacterSavedEvent['data']): void {
		const old = get(data.character_id);
		if (!old) return void heard.set(data.character_id, data.revision);
		if (data.revision <= old.revision) return;
		if (!data.patch || data.from_revision !== old.revision) return catchUp(old.id, data.revision);
		const { name, revision, patch } = data;
		const sheet_data = applyPatch(old.sheet_data, patch['sheet_data'] ?? {});
		const portrait = data.portrait_url === undefined ? {} : { portrait_url: data.portrait_url };
		keep({ ...old, name, revision, sheet_data, ...portrait } as Character);
	}

	function moved(change: ResourceChange): void {
		const old = get(change.character_id);
		if (!old) return void heard.set(change.character_id, change.revision);
		if (change.revision <= old.revision) return;
		const sheet_data = movedSheet(rulesets.get(old.id), old, change);
		if (!sheet_data || change.revision !== old.revision + 1)
			return catchUp(old.id, change.revision);
		keep({ ...old, sheet_data, revision: change.revision });
	}

	return {
		...{ get, learn, read, moved },
		happened(event) {
			if (event.event === 'character.saved') saved(event.data);
			if (event.event === 'resource.changed') moved(event.data);
			if (event.event === 'character.restored' && get(event.data.character_id))
				catchUp(event.data.character_id, event.data.revision);
		},
		forget(id) {
			known.delete(id);
			heard.delete(id);
			store.write(prefix + id, null);
		},
		shown(id, ruleset) {
			if (ruleset) rulesets.set(id, ruleset);
			else rulesets.delete(id);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}

/** The sheet after a resource moved, as the ruleset moves it; null if it comes to something else. */
function movedSheet(
	ruleset: PlayRuleset | undefined,
	{ sheet_data }: Character,
	{ resource, delta, value, temporary }: ResourceChange
): Character['sheet_data'] | null {
	if (!ruleset) return null;
	const adjustment = ruleset.adjustResource(sheet_data, resource, delta);
	if (!adjustment) return null;
	if (adjustment.resource.value === value && adjustment.resource.temporary === temporary)
		return applyPatch(sheet_data, adjustment.patch) as Character['sheet_data'];
	return temporary === undefined ? set(sheet_data, adjustment.resource.pointer, value) : null;
}

/** What people change of a character, as the server takes it. */
export const documentOf = ({ name, sheet_data }: Character) => ({ name, sheet_data });
