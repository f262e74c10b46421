/** Brings the field at a place into view and puts the focus on it. */
export function show(root: HTMLElement, pointer: string): void {
	const places = [...root.querySelectorAll<HTMLElement>('[data-at]')];
	const near = places
		.filter(({ dataset: { at = '' } }) => pointer === at || pointer.startsWith(`${at}/`))
		.sort((one, other) => (other.dataset.at ?? '').length - (one.dataset.at ?? '').length)[0];
	if (!near) return;
	for (let up = near.parentElement; up && up !== root; up = up.parentElement) {
		if (up instanceof HTMLDetailsElement) up.open = true;
	}
	const inside = near.querySelector<HTMLElement>('input, textarea, button, summary');
	const target = inside ?? near;
	if (!inside) near.tabIndex = -1;
	target.focus({ preventScroll: true });
	near.scrollIntoView({ block: 'center' });
}
