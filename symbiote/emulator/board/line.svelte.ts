import { language } from './language.svelte.ts';
import type { Command } from '../game/hands/command.ts';
import type { FromBoard, State, ToBoard } from '../state.ts';

/** How often a lost line is tried again. */
const AGAIN_MS = 1_000;
/** How long a refusal is shown. */
const SHOWN_MS = 6_000;

/** The board page's line to the game: the state as it is, and one way to act. */
export class Line {
	state = $state.raw<State>();
	connected = $state(false);
	/** why the last command was refused */
	refusal = $state('');
	#socket: WebSocket | undefined;
	// nothing is drawn from it
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	#waiting = new Map<number, (made: string | undefined) => void>();
	#next = 1;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(client: string | null) {
		this.#connect(client);
	}

	/** Do something at the table. Resolves to the id of what was made; a refusal is shown. */
	act = (command: Command): Promise<string | undefined> => {
		return new Promise((done) => {
			const message: FromBoard = { id: this.#next, command };
			this.#next += 1;
			this.#waiting.set(message.id, done);
			this.#socket?.send(JSON.stringify(message));
		});
	};

	dismiss = (): void => {
		clearTimeout(this.#timer);
		this.refusal = '';
	};

	#connect(client: string | null): void {
		const path = client === null ? '/board' : `/board?client=${encodeURIComponent(client)}`;
		const socket = new WebSocket(`ws://${location.host}${path}`);
		socket.onopen = () => {
			this.connected = true;
		};
		socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as ToBoard);
		socket.onclose = () => {
			this.connected = false;
			this.#waiting.clear();
			setTimeout(() => this.#connect(client), AGAIN_MS);
		};
		this.#socket = socket;
	}

	#hear(message: ToBoard): void {
		if (message.type === 'state') {
			this.state = message.state;
			return;
		}
		if (message.type === 'refused') this.#show(message.why[language.now]);
		else this.#waiting.get(message.id)?.(message.made);
		this.#waiting.delete(message.id);
	}

	#show(why: string): void {
		this.dismiss();
		this.refusal = why;
		this.#timer = setTimeout(this.dismiss, SHOWN_MS);
	}
}
