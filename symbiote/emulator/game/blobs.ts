/** Where a Symbiote's stored text lives: one text per machine, Symbiote and scope. */
export interface Blobs {
	/** `scope` is 'global' or a campaign's id */
	read(machine: string, symbiote: string, scope: string): string | undefined;
	write(machine: string, symbiote: string, scope: string, text: string): void;
	remove(machine: string, symbiote: string, scope: string): void;
}

/** 5 MB, counted in bytes of UTF-8. */
export const LARGEST_BLOB = 5 * 1024 * 1024;

/** Blobs that are gone when the emulator ends. */
export class MemoryBlobs implements Blobs {
	#texts = new Map<string, string>();

	read(machine: string, symbiote: string, scope: string): string | undefined {
		return this.#texts.get(`${machine}/${symbiote}/${scope}`);
	}

	write(machine: string, symbiote: string, scope: string, text: string): void {
		this.#texts.set(`${machine}/${symbiote}/${scope}`, text);
	}

	remove(machine: string, symbiote: string, scope: string): void {
		this.#texts.delete(`${machine}/${symbiote}/${scope}`);
	}
}
