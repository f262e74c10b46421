/** Draws the sheet of the ruleset that is being made, beside what its hooks say of it. */
import {
	addEntry,
	fromSchema,
	moveEntry,
	pointer,
	removeEntry,
	type OpenRuleset,
	type RenderContext,
	type Ruleset,
	type Schema,
	type SheetData
} from '@campaign-manager/rulesets';
import '../tokens.css';
import '../sheet/sheet.css';
import './page.css';
import { newState, type SheetHost } from '../sheet/host.ts';
import { patch } from '../sheet/patch.ts';
import { loadRenderer } from './renderer.ts';
import { ask, follow, readState, type Answer, type State } from './server.ts';

const WIDTHS = ['360', '599', '1280'];
const PAUSE_MS = 100;
const controls = {
	sheet: [] as string[],
	width: [...WIDTHS, 'all'],
	lang: ['de', 'en', 'both'],
	mode: ['play', 'edit', 'readonly'],
	theme: ['light', 'dark', 'symbiote']
};
type Setting = keyof typeof controls;

const settings = new URLSearchParams(location.hash.slice(1));
const setting = (name: Setting) => settings.get(name) ?? controls[name][0] ?? '';
const byId = (id: string) => document.getElementById(id) as HTMLElement;

let state: State = { version: 0, error: '', ruleset: null };
let book: OpenRuleset | undefined;
let own: Ruleset | undefined;
let ownError = '';
let drawError = '';
let sheet: SheetData = {};
let answer: Answer = {};
let chosen = '';
let waiting: ReturnType<typeof setTimeout> | undefined;
let questions = 0;
let readings = 0;

async function load(): Promise<void> {
	const reading = ++readings;
	const read = await readState();
	if (reading !== readings) return;
	state = read;
	if (!state.ruleset || !state.schema) return tell(state.error);
	await open(state.ruleset, state.schema);
	if (reading !== readings) return;
	byId('name').textContent = `${state.ruleset.name.en} ${state.ruleset.version}`;
	document.title = state.ruleset.name.en;
	controls.sheet = Object.keys(state.sheets ?? {});
	drawControls();
	// what was changed by hand outlives a save
	if (chosen === setting('sheet')) await derive();
	else await choose();
}

/** By the ruleset's own TypeScript where it has some that works, else by its schema. */
async function open(manifest: NonNullable<State['ruleset']>, schema: Schema): Promise<void> {
	const content = state.content ?? {};
	const now = await loadRenderer(state.renderer ?? '', manifest, own, (ruleset) => {
		for (const { sheet } of Object.values(state.sheets ?? {}))
			for (const lang of ['de', 'en'] as const) ruleset.open(content).renderSheet(sheet, { lang });
	});
	own = now.ruleset;
	ownError = now.error;
	book = (own ?? fromSchema(schema, manifest)).open(content);
}

async function choose(): Promise<void> {
	if (!controls.sheet.includes(setting('sheet'))) settings.delete('sheet');
	chosen = setting('sheet');
	sheet = state.sheets?.[chosen]?.sheet ?? {};
	await derive();
}

/** Asks the hooks about the sheet as it is now; an older answer that comes late is dropped. */
async function derive(): Promise<void> {
	const question = ++questions;
	const answered = await ask({ what: 'derive', sheet });
	if (question !== questions) return;
	answer = answered;
	draw();
	tell(answer.failure ?? [state.error, ownError, drawError].filter(Boolean).join('\n'));
}

function change(after: SheetData): void {
	sheet = after;
	draw();
	clearTimeout(waiting);
	waiting = setTimeout(() => void derive(), PAUSE_MS);
}

function tell(error: string): void {
	byId('error').textContent = error;
	byId('error').hidden = error === '';
}

function show(what: string, value: unknown): void {
	byId('answer').textContent = `${what} ${JSON.stringify(value, null, 1)}`;
}

const host = (prefix: string): SheetHost => ({
	prefix,
	state: newState(),
	change(bind, value) {
		change(
			value === undefined
				? pointer.remove(sheet, bind.pointer)
				: pointer.set(sheet, bind.pointer, value)
		);
	},
	dice: (action) => void throwDice(action),
	adjust: (resource, delta) => void adjust(resource, delta ?? -1),
	do(action) {
		if (action.cmd === 'add')
			change(addEntry(sheet, action.pointer, crypto.randomUUID(), action.value));
		else if (action.cmd === 'remove') change(removeEntry(sheet, action.pointer));
		else if (action.cmd === 'move') change(moveEntry(sheet, action.pointer, action.by));
		else if (action.cmd === 'pick') pick(action.pointer, action.kind, action.value);
		else show('asked', action);
	}
});

async function throwDice(action: string): Promise<void> {
	show(action, await ask({ what: 'throw', sheet, action }));
}

async function adjust(resource: string, delta: number): Promise<void> {
	const answered = await ask({ what: 'adjust', sheet, resource, delta });
	show(resource, answered);
	if (answered.adjustment)
		change(pointer.applyPatch(sheet, answered.adjustment.patch) as SheetData);
}

/** A stand-in for the picker: the first entry that is not there yet. */
function pick(at: string, kind: string, value: unknown): void {
	const known = pointer.get(sheet, at);
	const id = Object.keys(state.content?.[kind] ?? {}).find(
		(id) => !pointer.isObject(known) || !Object.hasOwn(known, id)
	);
	if (id === undefined) show('pick', `There is nothing more of the kind ${kind}.`);
	else change(value === undefined ? pointer.set(sheet, at, id) : addEntry(sheet, at, id, value));
}

interface Frame {
	width: string;
	lang: 'de' | 'en';
	root: HTMLElement;
	host: SheetHost;
}
let frames: Frame[] = [];

/** One frame for each width and language that is asked for. They stay while that does. */
function frame(): void {
	const widths = setting('width') === 'all' ? WIDTHS : [setting('width')];
	const langs = setting('lang') === 'both' ? ['de', 'en'] : [setting('lang')];
	const wanted = widths.flatMap((width) => langs.map((lang) => [width, lang] as const));
	const key = ({ width, lang }: Frame) => `${width}-${lang}`;
	if (frames.map(key).join() === wanted.map((pair) => pair.join('-')).join()) return;
	frames = wanted.map(([width, lang]) => {
		const outer = document.createElement('div');
		const root = document.createElement('div');
		outer.className = 'frame';
		outer.lang = lang;
		outer.dataset.width = width;
		outer.style.width = `${width}px`;
		outer.append(root);
		const prefix = `${width}-${lang}-`;
		return { width, lang: lang === 'en' ? 'en' : 'de', root, host: host(prefix) } satisfies Frame;
	});
	byId('frames').replaceChildren(...frames.map(({ root }) => root.parentElement as HTMLElement));
}

function draw(): void {
	if (!book) return;
	frame();
	document.documentElement.dataset.theme = setting('theme');
	const mode = setting('mode');
	const findings = answer.findings ?? [];
	drawError = '';
	for (const { lang, root, host } of frames) {
		drawInto(root, host, {
			mode: mode === 'edit' ? 'edit' : 'play',
			lang,
			readonly: mode === 'readonly',
			findings,
			...(answer.derived && { derived: answer.derived })
		});
	}
	const lang = setting('lang') === 'en' ? 'en' : 'de';
	list(
		'findings',
		findings.map(
			({ severity, pointer, code, message }) =>
				`${severity} ${pointer || '/'} ${code}: ${message[lang]}`
		)
	);
	list(
		'actions',
		(answer.derived?.actions ?? []).map(
			({ id, label, diceString }) => `${id}: ${label[lang]}, ${diceString}`
		)
	);
	byId('trace').textContent = (answer.trace ?? []).join('\n');
	byId('json').textContent = JSON.stringify(sheet, null, 1);
}

/** A drawing that fails leaves the last one where it is. */
function drawInto(root: HTMLElement, host: SheetHost, ctx: Partial<RenderContext>): void {
	try {
		if (book) patch(root, book.renderSheet(sheet, ctx), host);
	} catch (error) {
		drawError = `renderSheet(): ${String(error)}`;
	}
}

function list(id: string, lines: string[]): void {
	const items = (lines.length ? lines : ['none']).map((line) => {
		const item = document.createElement('li');
		item.textContent = line;
		return item;
	});
	byId(id).replaceChildren(...items);
}

function drawControls(): void {
	byId('controls').replaceChildren(
		...(Object.keys(controls) as Setting[]).map((name) => {
			const label = document.createElement('label');
			const select = document.createElement('select');
			select.name = name;
			const told = (value: string) =>
				name === 'sheet' ? (state.sheets?.[value]?.name ?? value) : value;
			select.append(
				...controls[name].map(
					(value) => new Option(told(value), value, false, value === setting(name))
				)
			);
			select.addEventListener('change', () => {
				settings.set(name, select.value);
				location.hash = settings.toString();
				if (name === 'sheet') void choose();
				else draw();
			});
			label.append(name, select);
			return label;
		})
	);
}

follow(
	() => void load(),
	() => tell('The server is gone. Is `ruleset dev` still running?')
);
