/** Work on a page that would be lost if it were left. */
export class Guard {
	#reasons = new Set<() => string | null>();

	/**
	 * `reason` says why the page should not be left now, or null. What it returns ends the watch, so a
	 * component hands it over: `$effect(() => app.guard.watch(() => (isDirty ? reason : null)))`.
	 */
	watch(reason: () => string | null): () => void {
		this.#reasons.add(reason);
		return () => this.#reasons.delete(reason);
	}

	get reason(): string | null {
		for (const reason of this.#reasons) {
			const said = reason();
			if (said) return said;
		}
		return null;
	}
}
