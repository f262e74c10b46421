/** Draws any ruleset's sheets beside their findings and data. Its settings stand in the address. */
import {
	addEntry,
	fromSchema,
	moveEntry,
	pointer,
	removeEntry,
	type OpenRuleset,
	type Do,
	type RenderContext,
	type SheetData
} from '@campaign-manager/rulesets';
import { registry } from '@campaign-manager/rulesets/bundled';
import '../tokens.css';
import '../sheet/sheet.css';
import './dev.css';
import { newState, type SheetHost } from '../sheet/host.ts';
import { patch } from '../sheet/patch.ts';
import { all } from './files.ts';

const controls = {
	game: Object.keys(all),
	by: ['ruleset', 'schema'],
	template: [] as string[],
	mode: ['play', 'edit', 'readonly'],
	lang: ['de', 'en'],
	width: ['360', '599', '1280'],
	theme: ['light', 'dark', 'symbiote']
};
type Setting = keyof typeof controls;

let settings = new URLSearchParams(location.hash.slice(1));
const setting = (name: Setting) => settings.get(name) ?? controls[name][0] ?? '';
const byId = (id: string) => document.getElementById(id) as HTMLElement;

let sheet: SheetData = {};
let state = newState();

function game() {
	const found = all[setting('game')];
	if (!found) throw new Error(`there is no ${setting('game')}`);
	return found;
}

function open(): OpenRuleset {
	const id = setting('game');
	const { schema, content } = game();
	const bundled = registry.all().find((ruleset) => ruleset.id === id);
	if (bundled && setting('by') === 'ruleset') return bundled.open(content);
	return fromSchema(schema, { id, name: { de: id, en: id }, version: '0.0.0' }).open(content);
}

let book = open();

function start(): void {
	book = open();
	controls.template = [...Object.keys(game().templates), 'default'];
	const chosen = controls.template.includes(setting('template'))
		? setting('template')
		: (controls.template[0] ?? 'default');
	settings.set('template', chosen);
	sheet = game().templates[chosen] ?? book.defaultSheet();
	state = newState();
	drawControls();
	draw();
}

function drawControls(): void {
	const form = byId('controls');
	form.replaceChildren(
		...(Object.keys(controls) as Setting[]).map((name) => {
			const label = document.createElement('label');
			const select = document.createElement('select');
			select.append(
				...controls[name].map((value) => new Option(value, value, false, value === setting(name)))
			);
			select.addEventListener('change', () => {
				settings.set(name, select.value);
				location.hash = settings.toString();
				if (name === 'game' || name === 'template' || name === 'by') start();
				else draw();
			});
			label.append(name, select);
			return label;
		})
	);
}

const host: SheetHost = {
	prefix: 'dev-',
	get state() {
		return state;
	},
	change(bind, value) {
		change(
			value === undefined
				? pointer.remove(sheet, bind.pointer)
				: pointer.set(sheet, bind.pointer, value)
		);
	},
	dice: (action) => asked('dice', book.prepareRoll(sheet, action, {})),
	adjust(resource, delta) {
		const by = delta ?? -1;
		const moved = book.adjustResource(sheet, resource, by);
		asked('adjust', { resource, delta, applied: moved?.applied });
		if (moved) change(pointer.applyPatch(sheet, moved.patch) as SheetData);
	},
	do(action) {
		asked('do', action);
		if (action.cmd === 'add') {
			change(addEntry(sheet, action.pointer, crypto.randomUUID(), action.value));
		}
		if (action.cmd === 'remove') change(removeEntry(sheet, action.pointer));
		if (action.cmd === 'move') change(moveEntry(sheet, action.pointer, action.by));
		if (action.cmd === 'pick') pick(action);
	}
};

/** A stand-in for the picker: the first entry that is not there yet. */
function pick({ pointer: at, kind, value, into }: Extract<Do, { cmd: 'pick' }>): void {
	const ids = Object.keys(game().content[kind] ?? {});
	const known = pointer.get(sheet, at);
	const isKnown = (id: string) => pointer.isObject(known) && Object.hasOwn(known, id);
	const id = ids.find((id) => !isKnown(id));
	if (id === undefined) return;
	const entry = into === undefined ? value : { ...(value as object), [into]: id };
	change(value === undefined ? pointer.set(sheet, at, id) : addEntry(sheet, at, id, entry));
}

function change(after: SheetData): void {
	sheet = after;
	draw();
}

function asked(what: string, value: unknown): void {
	byId('asked').textContent = `${what} ${JSON.stringify(value, null, 1)}`;
}

function draw(): void {
	const mode = setting('mode');
	const findings = book.validate(sheet);
	const ctx: Partial<RenderContext> = {
		mode: mode === 'edit' ? 'edit' : 'play',
		lang: setting('lang') === 'en' ? 'en' : 'de',
		readonly: mode === 'readonly',
		findings
	};
	document.documentElement.dataset.theme = setting('theme');
	document.documentElement.lang = setting('lang');
	byId('frame').style.width = `${setting('width')}px`;
	patch(byId('sheet'), book.renderSheet(sheet, ctx), host);
	byId('findings').textContent = findings
		.map(({ severity, pointer, code, message }) => `${severity} ${pointer} ${code}: ${message.en}`)
		.join('\n');
	byId('json').textContent = JSON.stringify(sheet, null, 1);
}

addEventListener('hashchange', () => {
	if (settings.toString() === location.hash.slice(1)) return;
	settings = new URLSearchParams(location.hash.slice(1));
	start();
});
start();
