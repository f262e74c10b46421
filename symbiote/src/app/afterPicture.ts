/** A page that is not shown draws no pictures. */
const AT_LATEST_MS = 50;

/** Acts once the browser has drawn what just happened, so that a key is seen before it is reckoned with. */
export function afterPicture(act: () => void): void {
	let isDone = false;
	const once = () => {
		if (isDone) return;
		isDone = true;
		act();
	};
	requestAnimationFrame(() => setTimeout(once));
	setTimeout(once, AT_LATEST_MS);
}
