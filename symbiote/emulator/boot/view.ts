import type { BootConfig } from '../wire.ts';

/**
 * In the game the page fills its view: a new window is the same view, a popup or nothing, as the
 * manifest says, and `_top` is the page itself.
 */
export function keepInView({ loadTarget }: BootConfig, follow: (url: string) => void): void {
	const open = window.open.bind(window);
	const go = (url: string) => {
		if (isGameUrl(url)) follow(url);
		else location.assign(url);
	};

	window.open = (url, target, features) => {
		const address = url === undefined || url === '' ? '' : new URL(url, document.baseURI).href;
		if (isGameUrl(address)) follow(address);
		else if (loadTarget === 'popup') return open(url, target, features);
		else if (loadTarget === 'currentTab' && address) go(address);
		return null;
	};

	// before the page's own listeners: one of them may keep the event to itself
	const keep = (event: MouseEvent) => {
		const link = linkOf(event);
		if (!link || isGameUrl(link.href)) return;
		const elsewhere = event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey;
		const leaves = elsewhere ? 'new' : leavesView(link.target);
		if (!leaves || (leaves === 'new' && loadTarget === 'popup')) return;
		if (leaves === 'new' && loadTarget === 'none') return event.preventDefault();
		link.target = '_self';
		if (!elsewhere) return;
		event.preventDefault();
		go(link.href);
	};
	window.addEventListener('click', keep, true);
	window.addEventListener('auxclick', keep, true);
	window.addEventListener('click', (event) => {
		const link = linkOf(event);
		if (!link || !isGameUrl(link.href) || event.defaultPrevented) return;
		event.preventDefault();
		follow(link.href);
	});

	window.addEventListener('submit', (event) => {
		const form = event.target;
		const leaves = form instanceof HTMLFormElement && leavesView(form.target);
		if (!leaves || (leaves === 'new' && loadTarget === 'popup')) return;
		if (leaves === 'new' && loadTarget === 'none') event.preventDefault();
		else form.target = '_self';
	});
}

function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
	const found = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
	return found?.href ? found : undefined;
}

function isGameUrl(url: string): boolean {
	return url.toLowerCase().startsWith('talespire:');
}

function leavesView(target: string): 'top' | 'new' | false {
	if (target === '' || target === '_self') return false;
	if (target === '_top' || target === '_parent') return 'top';
	const isFrame = target !== '_blank' && document.getElementsByName(target).length > 0;
	return isFrame ? false : 'new';
}
