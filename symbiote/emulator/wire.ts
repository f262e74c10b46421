/**
 * How page and game talk: JSON, with undefined and binary data kept. Used in the page and in Node.
 */
const MARK = '$emulator';

/** What a page says. */
export type FromPage =
	| { type: 'ready' }
	/** `hasInitialized` has arrived: calls are in order from here on */
	| { type: 'initialised' }
	| { type: 'call'; id: number; path: string; args: unknown[]; early: boolean }
	| { type: 'remark'; kind: PageRemark; detail: string }
	/** a talespire:// link was clicked */
	| { type: 'url'; url: string };

export type PageRemark =
	'unknownMember' | 'missingHandler' | 'throwingHandler' | 'extraFailed' | 'pageError';

/** What a page is answered; events and orders are the game's ToPage. */
export type Answer =
	| { type: 'answer'; id: number; value: unknown }
	| { type: 'failure'; id: number; cause: string; message: string };

/** What a page is given with its boot script. */
export interface BootConfig {
	calls: string[];
	/** the board page's origin: a frame of any other page gets no API */
	board: string;
	initializeEarly: boolean;
	nickname: boolean;
	extras: string[];
	loadTarget: 'none' | 'currentTab' | 'popup';
	injection: 'afterDom' | 'beforeScripts';
	handlers: 'byName' | 'firstSeen';
	errorShape: 'rejected' | 'resolved';
	packsAnswerToIds: boolean;
}

/** Throws where the value cannot be written (a circle). Functions travel as undefined. */
export function encode(message: unknown): string {
	return JSON.stringify(message, (_, value: unknown) => {
		if (value === undefined || typeof value === 'function') return { [MARK]: 'undefined' };
		const data = binary(value);
		return data ? { [MARK]: 'bytes', data: toBase64(data) } : value;
	});
}

export function decode(text: string): unknown {
	return JSON.parse(text, (_, value: unknown) => {
		if (typeof value !== 'object' || value === null || !(MARK in value)) return value;
		return value[MARK] === 'bytes' && 'data' in value ? fromBase64(String(value.data)) : undefined;
	});
}

function binary(value: unknown): Uint8Array | undefined {
	if (value instanceof ArrayBuffer) return new Uint8Array(value);
	if (!ArrayBuffer.isView(value)) return undefined;
	return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function toBase64(data: Uint8Array): string {
	let text = '';
	for (const byte of data) text += String.fromCharCode(byte);
	return btoa(text);
}

function fromBase64(text: string): ArrayBuffer {
	return Uint8Array.from(atob(text), (each) => each.charCodeAt(0)).buffer;
}
