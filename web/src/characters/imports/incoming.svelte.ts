/** One file on its way in: what it would make, and then what it made. */
import {
	deleteCharacter,
	importFile,
	importInto,
	restoreVersion,
	type Character
} from '@campaign-manager/client/api/characters';
import { assign } from '@campaign-manager/client/api/groups';
import type { Api } from '@campaign-manager/client/api/api';
import { Problem } from '@campaign-manager/client/api/problem';
import type { components } from '@campaign-manager/client/generated/api';
import { once } from '../shelf.svelte.ts';

type S = components['schemas'];
/** `changes` and `revision` where an existing character is brought up to date. */
export type Report = S['ImportReport'] & Pick<S['ImportUpdated'], 'changes' | 'revision'>;

/** `refused`: nothing can come of it; the reason is in `error`, or among the report's findings. */
export type State = 'reading' | 'ready' | 'refused' | 'making' | 'made';

/** As the server takes them; a larger one need not be sent to be refused. */
const LARGEST = 4 * 1024 * 1024;

/** The browser could not read the file itself. */
export class NotReadable extends Error {
	override name = 'NotReadable';
}

export class Incoming {
	readonly file: File;
	readonly id = crypto.randomUUID();
	is = $state<State>('reading');
	report = $state.raw<Report | null>(null);
	error = $state.raw<unknown>(null);
	/** The character that it brings up to date; empty: a new one. */
	into = $state('');
	/** The group that a new one goes into; empty: none. */
	group = $state('');
	made = $state.raw<Character | null>(null);
	/** The person does not want this one. */
	isLeftOut = $state(false);

	readonly #api: Api;
	/** Of the making: sent again, it makes nothing twice. */
	#once = once();
	#turn = 0;
	#seated: string | null = null;

	constructor(api: Api, file: File, into = '') {
		this.#api = api;
		this.file = file;
		this.into = into;
	}

	get isReady(): boolean {
		return this.is === 'ready' && !this.isLeftOut;
	}

	/** Another target is another question. */
	async aim(into: string): Promise<void> {
		this.into = into;
		await this.read();
	}

	/** Never throws: what is wrong is in `error`. */
	async read(): Promise<void> {
		const turn = (this.#turn += 1);
		this.is = 'reading';
		this.error = null;
		this.#once = once();
		try {
			const report = await this.#ask();
			if (turn !== this.#turn) return;
			this.report = report;
			this.is = report.importable ? 'ready' : 'refused';
		} catch (error) {
			if (turn !== this.#turn) return;
			this.report = null;
			this.error = error;
			this.is = 'refused';
		}
	}

	async #ask(): Promise<Report> {
		if (this.file.size > LARGEST) throw new Problem(413, 'too_large');
		const raw = await this.#bytes();
		const dry = { dry_run: true };
		if (this.into) return (await importInto(this.#api, this.into, raw, dry)) as Report;
		return (await importFile(this.#api, raw, dry)) as Report;
	}

	/** A file may be gone, or be a folder. */
	async #bytes(): Promise<Blob> {
		try {
			return new Blob([await this.file.arrayBuffer()]);
		} catch (cause) {
			throw new NotReadable(this.file.name, { cause });
		}
	}

	/** What failed stays ready to be tried again; what was refused says why. */
	async make(): Promise<void> {
		if (!this.isReady) return;
		this.is = 'making';
		this.error = null;
		try {
			this.made ??= await this.#make();
			await this.#seat(this.made.id);
			this.is = 'made';
		} catch (error) {
			// somebody changed the character meanwhile: what would change is read anew
			if (error instanceof Problem && error.code === 'stale') await this.read();
			else this.is = error instanceof Problem && error.status === 422 ? 'refused' : 'ready';
			this.error = error;
		}
	}

	async #make(): Promise<Character> {
		const raw = await this.#bytes();
		const answer = this.into
			? await importInto(this.#api, this.into, raw, {}, this.report?.revision, this.#once)
			: await importFile(this.#api, raw, {}, this.#once);
		return (answer as unknown as { character: Character }).character;
	}

	async #seat(character_id: string): Promise<void> {
		if (this.into || !this.group || this.#seated === this.group) return;
		await assign(this.#api, this.group, { character_id }, once());
		this.#seated = this.group;
	}

	/** The new character goes into the bin; one that was there has its version before again. */
	async takeBack(): Promise<void> {
		const { made } = this;
		if (!made) return;
		if (!this.into) return deleteCharacter(this.#api, made.id, once());
		const { id, version, revision } = made;
		await restoreVersion(this.#api, id, version - 1, revision, false, once());
	}
}
