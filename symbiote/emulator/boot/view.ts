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

	window.addEventListener('click', (event) => {
		const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
		if (!link?.href || event.defaultPrevented || event.button !== 0) return;
		if (isGameUrl(link.href)) {
			event.preventDefault();
			return follow(link.href);
		}
		const leaves = leavesView(link.target);
		if (!leaves || (leaves === 'new' && loadTarget === 'popup')) return;
		event.preventDefault();
		if (leaves === 'top' || loadTarget === 'currentTab') go(link.href);
	});

	window.addEventListener('submit', ({ target: form }) => {
		if (form instanceof HTMLFormElement && leavesView(form.target)) form.target = '_self';
	});
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
