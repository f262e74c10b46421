/** What a page reads from the server: the last answer, what went wrong, whether it is asked now. */
export class Reading<T> {
	value = $state.raw<T | undefined>(undefined);
	error = $state.raw<unknown>(null);
	isBusy = $state(false);
	#read: () => Promise<T>;
	/** An older question's answer does not replace a newer one's. */
	#asked = 0;

	constructor(read: () => Promise<T>) {
		this.#read = read;
		void this.again();
	}

	/** Never throws: what went wrong is in `error`, and the last answer stays. */
	async again(): Promise<void> {
		const turn = (this.#asked += 1);
		this.isBusy = true;
		try {
			const value = await this.#read();
			if (turn !== this.#asked) return;
			this.value = value;
			this.error = null;
		} catch (error) {
			if (turn === this.#asked) this.error = error;
		} finally {
			if (turn === this.#asked) this.isBusy = false;
		}
	}
}
