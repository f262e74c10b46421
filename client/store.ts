/**
 * Where unsent work is kept: `localStorage`, or a mirror of the game's blob. Writing has to have been
 * handed over when `write` returns, so that what follows a crash finds it.
 */
export interface Store {
	keys(): string[];
	read(key: string): string | null;
	/** null removes. */
	write(key: string, text: string | null): void;
}

/** Keeps nothing beyond the page. */
export function memoryStore(): Store {
	const kept = new Map<string, string>();
	return {
		keys: () => [...kept.keys()],
		read: (key) => kept.get(key) ?? null,
		write: (key, text) => void (text === null ? kept.delete(key) : kept.set(key, text))
	};
}

/** The browser's own, under a prefix. */
export function webStore(storage: Storage, prefix = 'cm/'): Store {
	return {
		keys: () =>
			Object.keys(storage)
				.filter((key) => key.startsWith(prefix))
				.map((key) => key.slice(prefix.length)),
		read: (key) => storage.getItem(prefix + key),
		write(key, text) {
			if (text === null) storage.removeItem(prefix + key);
			else storage.setItem(prefix + key, text);
		}
	};
}

/** A part of a store, under a prefix. */
export const within = (store: Store, prefix: string): Store => ({
	keys: () =>
		store
			.keys()
			.filter((key) => key.startsWith(prefix))
			.map((key) => key.slice(prefix.length)),
	read: (key) => store.read(prefix + key),
	write: (key, text) => store.write(prefix + key, text)
});

/** What JSON a store holds under a key; undefined where there is none that can be read. */
export function readJson<T>(store: Store, key: string): T | undefined {
	try {
		return (JSON.parse(store.read(key) ?? 'null') as T | null) ?? undefined;
	} catch {
		return undefined;
	}
}
