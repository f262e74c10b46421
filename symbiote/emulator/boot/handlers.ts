import type { BootConfig, FromPage } from '../wire.ts';

type Handler = (event: { kind: string; payload: unknown }) => unknown;

/** Calls a page's handlers. They are properties of `window`; `let` and `const` are not. */
export class Handlers {
	#seen = new Map<string, Handler>();
	#config: BootConfig;
	#send: (message: FromPage) => void;

	constructor(config: BootConfig, send: (message: FromPage) => void) {
		this.#config = config;
		this.#send = send;
	}

	call(name: string, kind: string, payload: unknown): void {
		const handler = this.#find(name);
		if (!handler) {
			this.#send({ type: 'remark', kind: 'missingHandler', detail: `${name} (${kind})` });
			return;
		}
		try {
			handler({ kind, payload });
		} catch (error) {
			console.error(error);
			this.#send({ type: 'remark', kind: 'throwingHandler', detail: `${name}: ${String(error)}` });
		}
	}

	#find(name: string): Handler | undefined {
		const seen = this.#seen.get(name);
		if (seen && this.#config.handlers === 'firstSeen') return seen;
		const found = (window as unknown as Record<string, unknown>)[name];
		if (typeof found !== 'function') return undefined;
		this.#seen.set(name, found as Handler);
		return found as Handler;
	}
}
