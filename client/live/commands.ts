/**
 * What was said and not answered yet. Each stays, in the store too, until the server answered it:
 * it is said again after every new connection, under the same id, which is done once.
 */
import { adjustResource } from '../api/characters.ts';
import type { Api } from '../api/api.ts';
import { createRoll } from '../api/groups.ts';
import { Problem, Unreachable } from '../api/problem.ts';
import type { Clock } from '../clock.ts';
import type { PresenceSet, ResourceAdjust, RollCreate, RollRequest } from '../generated/live.ts';
import { readJson, type Store } from '../store.ts';
import { without } from '../without.ts';

export type Command = ResourceAdjust | RollCreate | RollRequest | PresenceSet;

export interface Waiting {
	command: Command;
	/** How often it was said without an answer. */
	tries: number;
	kept: boolean;
	done(result: Record<string, unknown>): void;
	failed(error: unknown): void;
}

interface Stored {
	at: number;
	command: Command;
}

const LONGEST = 65_536;
/** After that the server has forgotten the ids that it has seen. */
const OLDEST_MS = 29 * 86_400_000;

const silent = () => undefined; // who asked is gone; the room tells what came of it

export function createCommands(store: Store, prefix: string, clock: Clock) {
	const waiting = new Map<string, Waiting>();
	for (const { command } of stored()) {
		const { id } = command;
		waiting.set(id, { command, tries: 0, kept: true, done: silent, failed: silent });
	}

	function stored(): Stored[] {
		const found: Stored[] = [];
		for (const key of store.keys().filter((name) => name.startsWith(prefix))) {
			const one = readJson<Stored>(store, key);
			if (one?.command?.id && one.at > clock.now() - OLDEST_MS) found.push(one);
			else store.write(key, null);
		}
		return found.sort((one, other) => one.at - other.at);
	}

	return {
		all: () => [...waiting.values()],
		/** `kept` outlives a crash; without it whoever sends keeps it. */
		add(command: Command, kept: boolean): Promise<Record<string, unknown>> {
			const text = JSON.stringify(command);
			if (new TextEncoder().encode(text).length > LONGEST)
				return Promise.reject(new Problem(413, 'too_large'));
			if (kept) store.write(prefix + command.id, `{"at":${clock.now()},"command":${text}}`);
			return new Promise((done, failed) => {
				waiting.set(command.id, { command, tries: 0, kept, done, failed });
			});
		},
		take(id: string | null): Waiting | undefined {
			const found = id === null ? undefined : waiting.get(id);
			if (!found || id === null) return undefined;
			waiting.delete(id);
			store.write(prefix + id, null);
			return found;
		},
		/** Who asked is told that no answer comes; what is kept is said again in the next connection. */
		letGo(reason: string): void {
			for (const each of [...waiting.values()]) {
				const { failed } = each;
				if (each.kept) each.done = each.failed = silent;
				else waiting.delete(each.command.id);
				failed(new Unreachable(reason));
			}
		}
	};
}

/** The same by REST; undefined for what only a socket can say. */
export function byRest(
	api: Api,
	groupId: string,
	command: Command
): Promise<Record<string, unknown>> | undefined {
	if (command.type === 'resource.adjust') {
		const { delta, note, character_id, resource, id: key } = command;
		// the room adds its group, and the same key has to mean the same request
		const body = { delta, ...(note !== undefined && { note }), group_id: groupId };
		return plain(adjustResource(api, character_id, resource, body, { key }));
	}
	if (command.type === 'roll.create') {
		const { id: key } = command;
		const body = without(command, 'type', 'id');
		return plain(createRoll(api, groupId, body as Parameters<typeof createRoll>[2], { key }));
	}
	return undefined;
}

const plain = (answer: Promise<object>) => answer as Promise<Record<string, unknown>>;
