/**
 * How long a ruleset takes for all that one edit asks: findings, values, throws and the drawn
 * sheet, of the largest sheet among the cases. By hand, on a machine that does nothing else:
 *
 *     npm run bench:rulesets
 */
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { casesOf, contentOf } from '../../rulesets/files.ts';
import type { SheetData } from '../../rulesets/objects.ts';
import { set } from '../../rulesets/pointer.ts';
import type { OpenRuleset } from '../../rulesets/ruleset.ts';
import { dsa5e } from '../../rulesets/dsa5e/index.ts';
import { sliceOf } from '../../rulesets/dsa5e/references.ts';

const ROUNDS = 400;
const TARGET = 4;

const whole = casesOf('dsa5e').filter((item) => item.name.endsWith(', whole'));
const sheets = whole.map((item) => item.sheet as SheetData);
const size = (value: unknown): number => JSON.stringify(value).length;
const [largest = {}] = [...sheets].sort((one, other) => size(other) - size(one));
const slice = sliceOf(largest, contentOf('dsa5e'));
const book = dsa5e.open(slice);

/** One edit: a sheet that was never seen, and everything about it. */
function edit(open: OpenRuleset, round: number, mode: 'play' | 'edit'): void {
	const sheet = set(largest, '/talents/TAL_8', round % 15);
	const findings = open.validate(sheet);
	open.getResources(sheet);
	const derived = {
		stats: open.getStatBlocks(sheet),
		actions: open.getDiceActions(sheet),
		resources: open.getResources(sheet)
	};
	open.renderSheet(sheet, { mode, findings, derived });
}

function measure(what: string, work: (round: number) => void): number {
	const times = Array.from({ length: ROUNDS }, (_, round) => {
		const from = performance.now();
		work(round);
		return performance.now() - from;
	});
	const sorted = times.slice(ROUNDS / 4).sort((one, other) => one - other);
	const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
	console.log(`${what}: median ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms`);
	return at(0.5);
}

const text = JSON.stringify(slice);
console.log(`sheet ${size(largest)} bytes, slice ${text.length} bytes (${gzipSync(text).length} gzip)`);
const medians = [
	measure('everything, play', (round) => edit(book, round, 'play')),
	measure('everything, edit', (round) => edit(book, round, 'edit'))
];
measure('open', () => dsa5e.open(slice));
if (medians.some((median) => median > TARGET)) {
	console.log(`slower than ${TARGET} ms`);
	process.exitCode = 1;
}
