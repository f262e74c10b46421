/** Pictures for tests. */
import { crc32, deflateSync } from 'node:zlib';

/** A PNG whose every row and column differs from the next; one of `noise` is large however it is packed. */
export function png(width: number, height: number, noise = false): Buffer {
	let seed = 1;
	const random = () => (seed = (seed * 48_271) % 2_147_483_647) & 255;
	const rows = Array.from({ length: height }, (_, y) => {
		const row = Buffer.alloc(1 + width * 3);
		for (let x = 0; x < width; x += 1) {
			const plain = [(x * 255) / width, (y * 255) / height, 90];
			row.set(noise ? plain.map(random) : plain, 1 + x * 3);
		}
		return row;
	});
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.concat(rows))),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(name: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}
