import { decode, encode, type Answer, type BootConfig, type FromPage } from '../wire.ts';
import type { ToPage } from '../game/game.ts';
import { makeApi } from './api.ts';
import { Handlers } from './handlers.ts';
import { injectExtras } from './extras.ts';
import { PendingCalls } from './pendingCalls.ts';
import { keepInView } from './view.ts';

/** Put in front of this script by the server. */
declare const EMULATOR: BootConfig;

/**
 * Runs first in every page of a Symbiote. It opens the line to the game, puts the API into the page
 * when the game would, then the extras, then says that the page is ready.
 */
function boot(config: BootConfig): void {
	document.currentScript?.remove();
	if (!isTheView(config)) return;

	const socket = new WebSocket(`ws://${location.host}/.emulator/socket`);
	const waiting: string[] = [];
	const send = (message: FromPage): void => {
		const text = encode(message);
		if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
		else if (socket.readyState === WebSocket.OPEN) socket.send(text);
	};
	socket.onopen = () => {
		for (const text of waiting.splice(0)) socket.send(text);
	};

	const calls = new PendingCalls(config, send);
	const handlers = new Handlers(config, send);
	socket.onmessage = ({ data }) => {
		const message = decode(String(data)) as ToPage | Answer;
		if (message.type === 'answer' || message.type === 'failure') calls.settle(message);
		else if (message.type === 'event') {
			if (message.kind === 'hasInitialized') calls.initialised = true;
			handlers.call(message.handler, message.kind, message.payload);
			if (message.kind === 'hasInitialized') send({ type: 'initialised' });
		} else if (message.type === 'reload') location.reload();
		else setTimeout(() => location.replace('about:blank'));
	};
	socket.onclose = () => calls.failAll('notConnected');

	reportErrors(send);
	keepInView(config, (url) => send({ type: 'url', url }));
	const start = async (install: boolean): Promise<void> => {
		const api = install ? installApi(config, calls, send) : window.com?.bouncyrock?.talespire;
		if (api) await injectExtras(config, api, send);
		send({ type: 'ready' });
	};
	if (config.initializeEarly) void start(true);
	else {
		const early = config.injection === 'beforeScripts';
		if (early) installApi(config, calls, send);
		// the page's own listeners of this event run first: they do not find the API yet
		const later = () => setTimeout(() => void start(!early));
		document.addEventListener('DOMContentLoaded', later);
	}
}

/** The view itself; not a frame or a popup that the Symbiote opened within it. */
function isTheView({ board, loadTarget }: BootConfig): boolean {
	if (loadTarget === 'popup' && window.opener !== null) return false;
	const parent = location.ancestorOrigins[0];
	return parent === undefined || (parent === board && location.ancestorOrigins.length === 1);
}

function installApi(
	config: BootConfig,
	calls: PendingCalls,
	send: (message: FromPage) => void
): TaleSpire.Api {
	const api = makeApi(
		config.calls,
		(path, args) => calls.call(path, args),
		(path) => send({ type: 'remark', kind: 'unknownMember', detail: path })
	);
	window.com = { ...window.com, bouncyrock: { talespire: api } };
	if (config.nickname) window.TS = api;
	return api;
}

function reportErrors(send: (message: FromPage) => void): void {
	const report = (detail: string) => send({ type: 'remark', kind: 'pageError', detail });
	window.addEventListener('error', ({ message }) => {
		if (message) report(message);
	});
	window.addEventListener('unhandledrejection', ({ reason }) =>
		report(`rejected: ${String(reason)}`)
	);
}

boot(EMULATOR);
