interface DiceFinder {
	diceRegexes: RegExp[];
	/** stands for the die where a match such as "+5" has none */
	defaultDice?: string;
}

/**
 * Makes text that looks like a roll throwable: what is under the mouse gets a button beside it.
 * Authors push further expressions into `TS._impl_.extras.diceFinder`.
 */
export function startDiceFinder(api: TaleSpire.Api): void {
	const finder: DiceFinder = {
		diceRegexes: [/\b\d*d(?:4|6|8|10|12|20|100)\b(?:\s*[+-]\s*\d*d?\d+)*/gi]
	};
	const extras = api._impl_?.extras;
	if (extras) extras.diceFinder = finder;
	const button = makeButton();
	let roll = '';
	button.addEventListener('click', () => {
		button.remove();
		// the finder can never know a roll's name
		api.dice.putDiceInTray([{ name: '', roll }]).catch(() => undefined);
	});
	document.addEventListener('mousemove', ({ clientX, clientY, target }) => {
		if (target === button) return;
		const found = rollAt(finder, clientX, clientY);
		if (!found) return button.remove();
		roll = found.roll;
		button.textContent = roll;
		button.style.left = `${found.box.left}px`;
		button.style.top = `${found.box.bottom}px`;
		document.body.append(button);
	});
}

function makeButton(): HTMLButtonElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.dataset['diceFinder'] = '';
	button.style.cssText =
		'position:fixed;z-index:2147483647;font:14px system-ui;padding:4px 8px;cursor:pointer;' +
		'color:#ff9147;background:#3a2415;border:1px solid #ff9147;border-radius:4px';
	return button;
}

function rollAt(
	finder: DiceFinder,
	x: number,
	y: number
): { roll: string; box: DOMRect } | undefined {
	const caret = document.caretRangeFromPoint(x, y);
	const node = caret?.startContainer;
	if (!caret || !(node instanceof Text)) return undefined;
	for (const expression of finder.diceRegexes) {
		const flags = expression.flags.includes('g') ? expression.flags : `${expression.flags}g`;
		for (const match of node.data.matchAll(new RegExp(expression.source, flags))) {
			const range = document.createRange();
			range.setStart(node, match.index);
			range.setEnd(node, match.index + match[0].length);
			const box = range.getBoundingClientRect();
			if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
			const hasDie = /d\d/i.test(match[0]);
			if (hasDie || finder.defaultDice) {
				return { roll: hasDie ? match[0] : `${finder.defaultDice ?? ''}${match[0]}`, box };
			}
		}
	}
	return undefined;
}
