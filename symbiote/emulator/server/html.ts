const SCRIPT = '<script src="/.emulator/boot.js"></script>';

/**
 * A page with the boot script first in its head. The bytes are left as they are, whatever their
 * encoding: all that is looked for is ASCII.
 */
export function withBoot(page: Buffer): Buffer {
	const text = page.toString('latin1');
	const at = headStart(text);
	return Buffer.from(text.slice(0, at) + SCRIPT + text.slice(at), 'latin1');
}

function headStart(text: string): number {
	// comments keep their length, so that positions stay true
	const bare = text.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
	for (const tag of [/<head(\s[^>]*)?>/i, /<html(\s[^>]*)?>/i, /<!doctype[^>]*>/i]) {
		const match = tag.exec(bare);
		if (match) return match.index + match[0].length;
	}
	// a byte-order mark must stay in front
	return text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
}
