/**
 * What the built page itself allows (a meta element). Where the server serves the page, its header
 * allows what the installation needs, and both hold; so the page says where requests may go only if
 * it is built for another place: API is the server's origin then, STORE the object store's.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {NonNullable<NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']>}
 */
export function policy({ API, STORE }) {
	const base = /** @type {const} */ ({
		'default-src': ['self'],
		'script-src': ['self'],
		'object-src': ['none'],
		'base-uri': ['none'],
		'form-action': ['self']
	});
	if (!API)
		return { 'script-src': [...base['script-src']], 'object-src': ['none'], 'base-uri': ['none'] };
	const api = new URL(API).origin;
	const stores = (STORE ?? '').split(/[\s,]+/).filter(Boolean);
	/** @type {any[]} */
	const others = [...stores.map((store) => new URL(store).origin)];
	return {
		...structuredClone(base),
		// SvelteKit says each new page's title in an element that it hides by a style attribute
		'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
		'connect-src': ['self', api, api.replace(/^http/, 'ws'), ...others],
		'img-src': ['self', 'blob:', 'data:', api, ...others]
	};
}
