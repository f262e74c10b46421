/** What a person does and what may fail: once at a time, and why it failed stays to be shown. */
export class Attempt {
	error = $state.raw<unknown>(null);
	isBusy = $state(false);

	/** What is asked for meanwhile is not done. */
	async make(act: () => Promise<unknown>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		this.error = null;
		try {
			await act();
		} catch (reason) {
			this.error = reason;
		} finally {
			this.isBusy = false;
		}
	}
}
