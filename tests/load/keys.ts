/**
 * What a key costs, read from the browser's own record (a trace): from its arrival in the page to the
 * frame that shows it. Event Timing, which pages can read themselves, is rounded to 8 ms and counts
 * the wait for the screen's next beat; so the browser is to be started with `NO_BEAT`, and draws a
 * frame as soon as there is one.
 */
import type { Browser } from 'playwright-core';

/** Arguments with which a browser does not wait for a screen. */
export const NO_BEAT = ['--disable-gpu-vsync', '--disable-frame-rate-limit'];

/** Milliseconds; `work` is the processor's time of the page's thread. */
export interface Key {
	/** until the page has handed its frame over, all waiting included */
	frame: number;
	/** … of it, work */
	work: number;
	/** the work, by what it is for */
	parts: Record<Part, number>;
	/** the tasks of the page's own timers that follow, each by its work */
	pieces: number[];
}

export const PARTS = ['script', 'style', 'layout', 'paint', 'commit'] as const;
type Part = (typeof PARTS)[number];

interface Noted {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	/** microseconds: when, how long, and how long of the processor */
	ts: number;
	dur?: number;
	tdur?: number;
	args: { data?: { type?: string } };
}

const WHAT: Record<string, Part> = {
	FunctionCall: 'script',
	UpdateLayoutTree: 'style',
	Layout: 'layout',
	PrePaint: 'paint',
	Paint: 'paint',
	Layerize: 'paint',
	Commit: 'commit'
};

/** Runs `press`, which presses keys with pauses between them, and says what each has cost. */
export async function traced(browser: Browser, press: () => Promise<void>): Promise<Key[]> {
	const devtools = await browser.newBrowserCDPSession();
	const noted: Noted[] = [];
	devtools.on('Tracing.dataCollected', ({ value }) => {
		noted.push(...(value as unknown as Noted[]));
	});
	await devtools.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: {
			includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline']
		}
	});
	await press();
	const ended = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
	await devtools.send('Tracing.end');
	await ended;
	await devtools.detach();
	return keysOf(noted);
}

function keysOf(noted: readonly Noted[]): Key[] {
	const whole = noted.filter(({ ph }) => ph === 'X').sort((one, other) => one.ts - other.ts);
	const keys = whole.filter(
		({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown'
	);
	const page = keys[0];
	const own = whole.filter(({ pid, tid }) => pid === page?.pid && tid === page.tid);
	return keys.map((key, index) => {
		const next = keys[index + 1]?.ts ?? Infinity;
		return keyOf(
			key,
			own.filter((each) => endOf(each) > key.ts && each.ts < next)
		);
	});
}

function keyOf(key: Noted, events: readonly Noted[]): Key {
	const commit = events.find(({ name, ts }) => name === 'Commit' && ts > key.ts);
	if (!commit) throw new Error('A key was followed by no frame');
	const end = endOf(commit);
	const tasks = events.filter(({ name }) => name === 'RunTask');
	const until = tasks.filter(({ ts }) => ts < end);
	const parts = { script: 0, style: 0, layout: 0, paint: 0, commit: 0 };
	for (const each of events) {
		const part = WHAT[each.name];
		if (part && each.ts >= key.ts && endOf(each) <= end) parts[part] += workOf(each);
	}
	const isTimers = (task: Noted) =>
		events.some(
			({ name, ts }) => name === 'TimerFire' && ts >= task.ts && ts < endOf(task)
		);
	return {
		frame: (end - (until[0]?.ts ?? key.ts)) / 1000,
		work: sum(until.map(workOf)),
		parts,
		pieces: tasks.filter((task) => task.ts >= end && isTimers(task)).map(workOf)
	};
}

const endOf = ({ ts, dur = 0 }: Noted) => ts + dur;
const workOf = ({ tdur = 0 }: Noted) => tdur / 1000;
export const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

export function quantile(values: readonly number[], of: number): number {
	const ordered = [...values].sort((one, other) => one - other);
	return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * of))] ?? NaN;
}
