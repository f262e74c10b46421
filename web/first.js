/**
 * The first that runs in a page, written into its shell (shell.js): a phone waits for each answer in
 * turn, so what is known from the address is asked for before any file of the app is here. Stands on
 * its own; what it began is taken over by src/app/early.ts.
 *
 * @param {{ all: string[], de: string[], en: string[] }} files of a sheet
 * @param {string} server
 */
export function begin(files, server) {
	const id = /^(?:\/groups\/[^/]+)?\/characters\/([^/]+)\/?$/.exec(location.pathname)?.[1];
	try {
		// first: a browser asks for few things at a time
		if (localStorage.getItem('cm/signed-in') && !localStorage.getItem('cm/leaving')) read(id);
	} catch {
		// a browser that keeps nothing does not know
	}
	if (id)
		[...files.all, ...files[document.documentElement.lang === 'de' ? 'de' : 'en']].forEach(
			fetchFile
		);

	/** Who is signed in, and what that person's character is. */
	function read(/** @type {string | undefined} */ character) {
		const ask = (/** @type {string} */ path, /** @type {RequestInit} */ init) =>
			fetch(`${server}/v1${path}`, { credentials: 'include', ...init }).catch(() => null);
		const refresh = async () => {
			const headers = { 'content-type': 'application/json' };
			const answer = await ask('/auth/refresh', { method: 'POST', headers, body: '{}' });
			return answer?.ok ? answer.json().catch(() => null) : null;
		};
		// a refresh token is used once: other tabs wait, as they do for the app (client/api/signin.ts)
		const tokens = navigator.locks
			? navigator.locks.request('campaign-manager/sign-in', refresh)
			: refresh();
		const readAs = async (/** @type {string} */ path) => {
			const authorization = `Bearer ${(await tokens)?.access_token}`;
			return (await tokens) ? ask(path, { headers: { authorization } }) : null;
		};
		const paths = character
			? ['', '/derived', '/view'].map((part) => `/characters/${character}${part}`)
			: [];
		const answers = new Map(paths.map((path) => [`${server}/v1${path}`, readAs(path)]));
		Object.assign(globalThis, { early: { tokens, answers } });
	}

	function fetchFile(/** @type {string} */ file) {
		const link = document.createElement('link');
		link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload';
		if (link.rel === 'preload') link.as = 'style';
		link.crossOrigin = '';
		link.href = `/${file}`;
		document.head.append(link);
	}
}
