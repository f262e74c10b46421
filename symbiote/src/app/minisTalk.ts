/** What the panels on a board tell each other, in the short messages that the game carries. */

export type Said =
	/** `null`: the mini stands for nobody any more. */
	| { is: 'links'; links: readonly (readonly [mini: string, character: string | null])[] }
	/** Who has just come asks for the links of the others. */
	| { is: 'ask' }
	/** A change of a mini's hit points has been dealt with. */
	| { is: 'done'; mini: string; value: number }
	| { is: 'turn'; character: string };

interface Message {
	/** Ours, in this form. */
	cm: 1;
	/** A board may have players of another group. */
	group: string;
	said: Said;
}

/** The game takes 500 UTF-16 units. */
export const LONGEST = 480;
/** Two ids and what is around them have 84 characters, a message's rest less than 110. */
const LINKS_AT_ONCE = 4;

/** Messages, none of them too long. */
export function spoken(said: readonly Said[], group: string): string[] {
	return said
		.flatMap((one) => (one.is === 'links' ? inParts(one.links) : [one]))
		.map((one) => JSON.stringify({ cm: 1, group, said: one } satisfies Message));
}

function inParts(links: Extract<Said, { is: 'links' }>['links']): Said[] {
	const parts: Said[] = [];
	for (let at = 0; at < links.length; at += LINKS_AT_ONCE)
		parts.push({ is: 'links', links: links.slice(at, at + LINKS_AT_ONCE) });
	return parts;
}

/** Nothing where it was not said by a panel of this group; anybody may send anything. */
export function saidIn(text: string, group: string): Said[] {
	let message: Partial<Message>;
	try {
		message = (JSON.parse(text) as Partial<Message> | null) ?? {};
	} catch {
		return [];
	}
	const { cm, group: theirs, said } = message;
	return cm === 1 && theirs === group && said && isSaid(said) ? [said] : [];
}

function isSaid(said: Said): boolean {
	switch (said.is) {
		case 'links':
			return Array.isArray(said.links) && said.links.every(isLink);
		case 'ask':
			return true;
		case 'done':
			return typeof said.mini === 'string' && typeof said.value === 'number';
		case 'turn':
			return typeof said.character === 'string';
		default:
			return false;
	}
}

const isLink = (link: unknown): boolean =>
	Array.isArray(link) &&
	typeof link[0] === 'string' &&
	(link[1] === null || typeof link[1] === 'string');
