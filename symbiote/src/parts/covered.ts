/** Bars that stay in place cover what scrolls behind them: focus is not to end up there. */

/** For the element that holds them. The scrolling one leaves out what the bars cover. */
export function leavesOut(top: string, bottom: string) {
	return (inside: HTMLElement) => {
		const scroller = inside.closest('main');
		if (!scroller) return;
		const heightOf = (selector: string) =>
			scroller.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
		const measure = () => {
			scroller.style.scrollPaddingBlock = `${heightOf(top)}px ${heightOf(bottom)}px`;
		};
		const observer = new ResizeObserver(measure);
		for (const bar of scroller.querySelectorAll(`${top}, ${bottom}`)) observer.observe(bar);
		measure();
		return () => {
			observer.disconnect();
			scroller.style.scrollPaddingBlock = '';
		};
	};
}
