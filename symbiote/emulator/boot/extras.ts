import type { BootConfig, FromPage } from '../wire.ts';
import { startDiceFinder } from './diceFinder.ts';

/** Put the extras into the page, each after the one before it has loaded. */
export async function injectExtras(
	{ extras }: BootConfig,
	api: TaleSpire.Api,
	send: (message: FromPage) => void
): Promise<void> {
	for (const extra of extras) {
		if (extra === 'diceFinder') startDiceFinder(api);
		else if (!(await load(extra))) send({ type: 'remark', kind: 'extraFailed', detail: extra });
	}
}

function load(extra: string): Promise<boolean> {
	const address = extra.startsWith('/') ? extra : `/.emulator/extras/${extra}.css`;
	const element = /\.js$/i.test(extra) ? script(address) : style(address);
	return new Promise((done) => {
		element.onload = () => done(true);
		element.onerror = () => done(false);
		document.head.append(element);
	});
}

function script(src: string): HTMLScriptElement {
	return Object.assign(document.createElement('script'), { src });
}

function style(href: string): HTMLLinkElement {
	return Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
}
