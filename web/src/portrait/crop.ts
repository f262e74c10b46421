/** The square that is cut out of a picture, in the picture's own pixels. */
export interface Square {
	x: number;
	y: number;
	side: number;
}
export interface Size {
	width: number;
	height: number;
}

/** How near one may come: an eighth of the picture's short side. */
export const NEAREST = 8;

const largest = ({ width, height }: Size) => Math.min(width, height);
const within = (value: number, least: number, most: number) =>
	Math.max(least, Math.min(most, value));

/** As much as there is, from the middle; of a tall picture from above, where faces are. */
export function whole(size: Size): Square {
	const side = largest(size);
	return { side, x: (size.width - side) / 2, y: (size.height - side) / 4 };
}

export function moved({ x, y, side }: Square, right: number, down: number, size: Size): Square {
	return {
		side,
		x: within(x + right, 0, size.width - side),
		y: within(y + down, 0, size.height - side)
	};
}

/** How near: 1 is `whole`, `NEAREST` the most. */
export const nearness = ({ side }: Square, size: Size) => largest(size) / side;

/** `at` stays where it is, in parts of the square: its middle unless told else. */
export function zoomed(
	square: Square,
	to: number,
	size: Size,
	at: { x: number; y: number } = { x: 0.5, y: 0.5 }
): Square {
	const side = largest(size) / within(to, 1, NEAREST);
	const gained = square.side - side;
	return moved({ ...square, side }, gained * at.x, gained * at.y, size);
}
