/** What a drawn sheet and the page around it know of each other. */
import type { Bind, Do, VNode } from '@campaign-manager/rulesets/vnode';

/** What people did to a sheet's look; it outlives the drawing, and is the owner's to keep. */
export interface SheetState {
	/** by key: parts that somebody opened or closed */
	open: Map<string, boolean>;
	/** by the place of the list: what it is filtered by */
	filters: Map<string, string>;
	/** by key: how far something is scrolled */
	scroll: Map<string, number>;
}

export const newState = (): SheetState => ({
	open: new Map(),
	filters: new Map(),
	scroll: new Map()
});

/** What the page does for its sheet. `at` is the element that was used, for what opens beside it. */
export interface SheetHost {
	/** before every id, so that two sheets in one page do not meet */
	prefix: string;
	state: SheetState;
	/**
	 * A field was changed; undefined where it was emptied and may be. `isTyped`: it shows that
	 * already, and more may follow.
	 */
	change(bind: Bind, value: unknown, isTyped: boolean): void;
	dice(action: string, at: HTMLElement): void;
	/** `delta` is null where the page has to ask by how much. */
	adjust(resource: string, delta: number | null, at: HTMLElement): void;
	do(action: Exclude<Do, { cmd: 'show' }>, at: HTMLElement): void;
	/** Whether a throw lies in the tray, or waits for the connection. */
	throwState?(action: string): 'waiting' | 'queued' | undefined;
	/** A press needed something of this app that could not be fetched. */
	failed?(error: unknown): void;
}

/** One drawn sheet. */
export interface Sheet {
	host: SheetHost;
	state: SheetState;
	/** what each element was drawn from */
	nodes: WeakMap<Element, VNode>;
	/** what people have changed since it was drawn last */
	touched: Set<Element>;
	/** the field that somebody is typing in */
	typing: Element | null;
	/** between the first key and the last of an input method */
	composing: boolean;
	/** events that come of drawing are not people's */
	patching: boolean;
	listening: boolean;
}

const sheets = new WeakMap<Element, Sheet>();

/** Whether the last drawing was for the same host. */
export const isDrawnFor = (root: Element, host: SheetHost): boolean =>
	sheets.get(root)?.host === host;

export function sheetOf(root: Element, host: SheetHost): Sheet {
	let sheet = sheets.get(root);
	if (!sheet) {
		sheet = {
			...{ host, state: host.state, nodes: new WeakMap(), typing: null },
			touched: new Set(),
			...{ composing: false, patching: false, listening: false }
		};
		sheets.set(root, sheet);
	}
	sheet.host = host;
	sheet.state = host.state;
	return sheet;
}
