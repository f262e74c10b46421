import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blobs } from '../game/blobs.ts';

/** Blobs in files, so that they outlive the emulator: DIR/SYMBIOTE/MACHINE/SCOPE.blob. */
export class StoredBlobs implements Blobs {
	#folder: string;

	constructor(folder: string) {
		this.#folder = folder;
	}

	read(machine: string, symbiote: string, scope: string): string | undefined {
		try {
			return readFileSync(this.#file(machine, symbiote, scope), 'utf8');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
			throw error;
		}
	}

	/** Whole or not at all: a torn write would lose what was there before. */
	write(machine: string, symbiote: string, scope: string, text: string): void {
		const file = this.#file(machine, symbiote, scope);
		mkdirSync(join(file, '..'), { recursive: true });
		writeFileSync(`${file}.new`, text);
		renameSync(`${file}.new`, file);
	}

	remove(machine: string, symbiote: string, scope: string): void {
		rmSync(this.#file(machine, symbiote, scope), { force: true });
	}

	#file(machine: string, symbiote: string, scope: string): string {
		const names = [symbiote, machine, `${scope}.blob`].map((name) => name.replace(/[^\w.-]/g, '_'));
		return join(this.#folder, ...names);
	}
}
