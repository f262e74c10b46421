/**
 * Puts the sections of a sheet side by side: each into the column that is shortest when it is first
 * seen, and there it stays, so that nothing jumps while somebody fills it in. (CSS columns would
 * balance anew with every line, and hang Chromium where a section must not be broken.)
 */

/** From how many pixels on there are two columns, and three. */
const WIDTHS = [480, 900];
const GAP = 16;

interface Plan {
	columns: number;
	observer: ResizeObserver;
	placed: Map<HTMLElement, number>;
}

const plans = new WeakMap<HTMLElement, Plan>();

/** Arranges every `.columns` below an element; again whenever a size changes. */
export function arrange(root: HTMLElement): void {
	// where there is no layout (tests, printing) the style sheet alone decides
	if (typeof ResizeObserver === 'undefined') return;
	for (const element of root.querySelectorAll<HTMLElement>('.columns')) {
		let plan = plans.get(element);
		if (!plan) {
			const observer = new ResizeObserver(() => put(element));
			observer.observe(element);
			plan = { columns: 0, observer, placed: new Map() };
			plans.set(element, plan);
		}
		const sections = [...element.children] as HTMLElement[];
		for (const section of plan.placed.keys()) {
			if (section.parentElement === element) continue;
			plan.observer.unobserve(section);
			plan.placed.delete(section);
		}
		const fresh = sections.filter((section) => !plan.placed.has(section));
		for (const section of fresh) {
			plan.placed.set(section, 0);
			plan.observer.observe(section);
		}
		// at once, so that nobody sees them one over the other
		if (fresh.length > 0) put(element);
	}
}

function put(element: HTMLElement): void {
	const plan = plans.get(element);
	if (!plan) return;
	const columns = 1 + WIDTHS.filter((width) => element.clientWidth >= width).length;
	const isNew = columns !== plan.columns;
	plan.columns = columns;
	element.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
	const heights = Array.from({ length: columns }, () => 0);
	for (const section of element.children) {
		if (!(section instanceof HTMLElement)) continue;
		const height = Math.ceil(section.offsetHeight) + GAP;
		const shortest = heights.indexOf(Math.min(...heights));
		const known = isNew ? 0 : (plan.placed.get(section) ?? 0);
		const column = known || shortest + 1;
		plan.placed.set(section, column);
		heights[column - 1] = (heights[column - 1] ?? 0) + height;
		section.style.gridColumn = section.classList.contains('wide') ? '1 / -1' : String(column);
		section.style.gridRow = `span ${height}`;
	}
}
