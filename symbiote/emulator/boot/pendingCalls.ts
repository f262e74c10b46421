import type { Answer, BootConfig, FromPage } from '../wire.ts';
import { receive } from './receive.ts';

interface Pending {
	resolve(value: unknown): void;
	reject(error: Error): void;
}

/** Calls that wait for their answer. */
export class PendingCalls {
	/** whether this page was told `hasInitialized` */
	initialised = false;
	#pending = new Map<number, Pending>();
	#next = 1;
	#config: BootConfig;
	#send: (message: FromPage) => void;

	constructor(config: BootConfig, send: (message: FromPage) => void) {
		this.#config = config;
		this.#send = send;
	}

	call(path: string, args: unknown[]): Promise<unknown> {
		return new Promise((resolve, reject) => {
			const id = this.#next;
			this.#next += 1;
			this.#pending.set(id, { resolve, reject });
			try {
				this.#send({ type: 'call', id, path, args, early: !this.initialised });
			} catch (error) {
				this.#fail(id, 'internalDispatchBug', `internalDispatchBug\n${String(error)}`);
			}
		});
	}

	settle(message: Answer): void {
		if (message.type === 'failure') return this.#fail(message.id, message.cause, message.message);
		this.#pending.get(message.id)?.resolve(receive(message.value, this.#config));
		this.#pending.delete(message.id);
	}

	failAll(cause: string): void {
		for (const id of this.#pending.keys()) this.#fail(id, cause, cause);
	}

	#fail(id: number, cause: string, message: string): void {
		const pending = this.#pending.get(id);
		this.#pending.delete(id);
		if (this.#config.errorShape === 'resolved') pending?.resolve({ cause, message });
		else pending?.reject(new Error(message, { cause }));
	}
}
