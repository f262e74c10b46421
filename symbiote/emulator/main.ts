import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MemoryBlobs } from './game/blobs.ts';
import { startEmulator } from './emulator.ts';
import { StoredBlobs } from './server/storedBlobs.ts';

const USAGE = `Play Symbiotes without the game.

  npm run emulator -- [options] [folder with a manifest.json]...

  --port N     of the board page (8010); Symbiotes get the ports after it
  --seed N     the same seed gives the same dice (1)
  --data DIR   where stored blobs are kept (.data/emulator)
  --fresh      keep no blobs
  --no-watch   do not reload when files change
`;

const HERE = fileURLToPath(new URL('.', import.meta.url));

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			port: { type: 'string', default: '8010' },
			seed: { type: 'string', default: '1' },
			data: { type: 'string', default: '.data/emulator' },
			fresh: { type: 'boolean', default: false },
			'no-watch': { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
	if (values.help) return console.log(USAGE);
	const folders = positionals.length > 0 ? positionals : ownSymbiotes();
	const missing = folders.filter((folder) => !existsSync(folder));
	if (missing.length > 0) throw new Error(`There is no folder ${missing.join(', ')}.`);
	const emulator = await startEmulator({
		folders: folders.map((folder) => resolve(folder)),
		port: whole('--port', values.port, 65_000),
		seed: whole('--seed', values.seed, 2 ** 32),
		blobs: values.fresh ? new MemoryBlobs() : new StoredBlobs(resolve(values.data)),
		watch: !values['no-watch']
	});
	for (const { name, manifest, problems, remarks } of emulator.game.symbiotes) {
		console.log(`${manifest ? 'loaded ' : 'refused'}  ${name}`);
		for (const { field, message } of [...problems, ...remarks]) {
			console.log(`         ${field} ${message.en}`);
		}
	}
	console.log(`\nThe board is at ${emulator.address}`);
	const stop = () => void emulator.close().then(() => process.exit());
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

/** Without folders: the built Symbiote of this project, or else the example. */
function ownSymbiotes(): string[] {
	const built = join(HERE, '../dist');
	return [existsSync(join(built, 'manifest.json')) ? built : join(HERE, 'fixtures/dice')];
}

function whole(name: string, text: string, most: number): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= 0 && value <= most) return value;
	throw new Error(`${name} must be a whole number from 0 to ${most}.`);
}

main().catch((error: unknown) => {
	const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
	console.error(busy ? 'That port is in use. Choose another with --port.' : String(error));
	process.exitCode = 1;
});
