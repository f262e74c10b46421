/** What the contract's tests share: a plain Symbiote, and a stage that it is opened on. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import type { Kind } from '../../browser.ts';
import { folderOf, manifestOf, PATIENCE, Stage, STATE_SUBSCRIPTION } from './stage.ts';

export const INTEROP = { id: '1b4e28ba-2fa1-4d3b-8f2e-6a5b4c3d2e1f' };

/** What a call came to: its value, or the cause of its failure. */
export function outcome(page: Page, call: string): Promise<unknown> {
	return page.evaluate(
		`Promise.resolve().then(() => ${call}).then((value) => value === undefined ? 'undefined' : value, (error) => error.cause ?? String(error))`
	);
}

export const PLAIN = `<script>
	var order = [typeof TS];
	document.addEventListener('DOMContentLoaded', () => order.push('dom ' + typeof TS));
	var events = [];
	function onState(event) { events.push(event.kind); order.push(event.kind); }
	function onRoll(event) { events.push(event); }
	function onSync(event) { events.push(event.payload.str); }
	function onOther(event) { events.push(event.kind); }
	function onTurn(event) { events.push(event.payload); }
</script>`;

export const ALL = {
	...STATE_SUBSCRIPTION,
	dice: { onRollResults: 'onRoll' },
	sync: { onSyncMessage: 'onSync', onClientEvent: 'onOther' },
	clients: { onClientEvent: 'onOther' },
	initiative: { onInitiativeEvent: 'onTurn' }
};

export function plain(
	more: Record<string, unknown> = {},
	files: Record<string, string> = {}
): string {
	const api = { version: '0.1', subscriptions: ALL, interop: INTEROP };
	return folderOf(manifestOf({ api, ...more }), { 'index.html': PLAIN, ...files });
}

/** Of a test file: one browser; each test has an emulator of its own. */
export function contract(kind: Kind) {
	vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE * 3 });
	const stage = new Stage(kind);
	beforeAll(() => stage.open());
	afterAll(() => stage.close());
	afterEach(() => stage.end());

	const key = () => stage.emulator.game.symbiotes[0]?.key ?? '';
	const play = (client: string) => stage.play(client, key());
	const events = (page: Page): Promise<unknown[]> => page.evaluate('events');
	return { stage, key, play, events };
}
