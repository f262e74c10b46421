/** What the app says in passing, and what it asks before it goes on. */

/** A passing word, with a way to take back what it tells of. */
export interface Toast {
	text: string;
	undo?: () => void;
	/** Something went wrong: said at once by screen readers. */
	isAlarm?: boolean;
}

export interface Question {
	title: string;
	text: string;
	yes: string;
	/** `app.cancel` without one. */
	no?: string;
	/** What is agreed to cannot be taken back. */
	isDangerous?: boolean;
	/** Has to be typed before one may agree. */
	typed?: string;
}

export class Notices {
	/** The first is shown, the others wait. */
	toasts = $state.raw<readonly Toast[]>([]);
	question = $state.raw<Question | null>(null);
	#answer: ((yes: boolean) => void) | null = null;

	/** A word that only tells gives way to the next. */
	say(text: string, more: Omit<Toast, 'text'> = {}): void {
		const waiting = this.toasts.filter(({ undo, isAlarm }) => undo || isAlarm);
		this.toasts = [...waiting, { text, ...more }];
	}

	dismiss(): void {
		this.toasts = this.toasts.slice(1);
	}

	/** Whether the person agreed. A question that is still open is answered with no. */
	ask(question: Question): Promise<boolean> {
		this.answer(false);
		this.question = question;
		return new Promise((done) => (this.#answer = done));
	}

	answer(yes: boolean): void {
		this.question = null;
		this.#answer?.(yes);
		this.#answer = null;
	}
}
