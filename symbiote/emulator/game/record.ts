/** What happened, for assertions and for the tester to read. */
export interface RecordedCall {
	number: number;
	time: number;
	client: string;
	symbiote: string;
	/** "dice.putDiceInTray" */
	path: string;
	args: unknown[];
	/** null: it worked */
	cause: string | null;
	value: unknown;
}

export interface RecordedEvent {
	number: number;
	time: number;
	client: string;
	symbiote: string;
	source: string;
	kind: string;
	payload: unknown;
}

export type RemarkKind =
	| 'unknownMember'
	| 'calledTooEarly'
	| 'missingHandler'
	| 'throwingHandler'
	| 'extraFailed'
	| 'pageError'
	| 'otherCase'
	| 'textCut'
	| 'log';

export interface Remark {
	number: number;
	time: number;
	client: string;
	symbiote: string;
	kind: RemarkKind;
	detail: string;
}

const KEPT = 5_000;
const LONGEST = 2_000;

/** The latest calls, events and remarks; very long texts are cut and say how long they were. */
export class Recorder {
	calls: RecordedCall[] = [];
	events: RecordedEvent[] = [];
	remarks: Remark[] = [];
	#number = 0;

	call(entry: Omit<RecordedCall, 'number'>): void {
		const { args, value } = entry;
		this.#keep(this.calls, { ...entry, args: args.map(shortened), value: shortened(value) });
	}

	event(entry: Omit<RecordedEvent, 'number'>): void {
		this.#keep(this.events, entry);
	}

	remark(entry: Omit<Remark, 'number'>): void {
		this.#keep(this.remarks, { ...entry, detail: entry.detail.slice(0, LONGEST) });
	}

	#keep<T extends { number: number }>(list: T[], entry: Omit<T, 'number'>): void {
		this.#number += 1;
		list.push({ number: this.#number, ...entry } as T);
		if (list.length > KEPT) list.shift();
	}
}

function shortened(value: unknown): unknown {
	if (value instanceof ArrayBuffer) return `(${value.byteLength} bytes)`;
	if (typeof value === 'string' && value.length > LONGEST) {
		return `${value.slice(0, LONGEST)}… (${value.length} characters)`;
	}
	// a copy: what is recorded must not change with the world
	return value === undefined ? undefined : structuredClone(value);
}
