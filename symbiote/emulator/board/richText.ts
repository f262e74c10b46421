/** A run of chat text with the marks that the game understands. */
export interface Part {
	text: string;
	bold?: boolean;
	italic?: boolean;
	color?: string;
	size?: string;
}

const TAG = /<(\/?)(b|i|color|size)(?:=([^>]{1,32}))?>/gi;
const COLOR = /^(#[0-9a-f]{3,8}|[a-z]{3,20})$/i;
const SIZE = /^([1-9]\d{0,2})%$/;

/** Chat is rich text in the game; of its many tags these four are drawn, all others stay text. */
export function parts(body: string): Part[] {
	const found: Part[] = [];
	let style: Omit<Part, 'text'> = {};
	let from = 0;
	for (const match of body.matchAll(TAG)) {
		const [whole, end, name = '', value = ''] = match;
		if (match.index > from) found.push({ ...style, text: body.slice(from, match.index) });
		style = restyled(style, name.toLowerCase(), end === '/', value.replace(/"/g, ''));
		from = match.index + whole.length;
	}
	if (from < body.length) found.push({ ...style, text: body.slice(from) });
	return found;
}

function restyled(
	{ bold, italic, color, size }: Omit<Part, 'text'>,
	name: string,
	ends: boolean,
	value: string
): Omit<Part, 'text'> {
	if (name === 'b') bold = !ends;
	if (name === 'i') italic = !ends;
	if (name === 'color') color = !ends && COLOR.test(value) ? value : undefined;
	if (name === 'size') size = !ends && SIZE.test(value) ? value : undefined;
	return {
		...(bold ? { bold } : {}),
		...(italic ? { italic } : {}),
		...(color ? { color } : {}),
		...(size ? { size } : {})
	};
}
