/** Which Symbiotes the game loads: manifest version 1, read as the game reads it. */

export interface Text {
	de: string;
	en: string;
}

/** What is wrong (or odd) in a manifest, and in which field. */
export interface Finding {
	field: string;
	message: Text;
}

/** A Symbiote's folder as it was read. `manifest` is null when the game refuses it. */
export interface Installed {
	/** short name, unique in this table; part of no promise of the game */
	key: string;
	folder: string;
	name: string;
	manifest: TaleSpire.Manifest | null;
	problems: Finding[];
	remarks: Finding[];
}

export const SOURCES = [
	'symbiote.onStateChangeEvent',
	'symbiote.onVisibilityEvent',
	'symbiote.onNotificationEvent',
	'dice.onRollResults',
	'sync.onSyncMessage',
	'sync.onClientEvent',
	'clients.onClientEvent',
	'players.onCampaignPlayerEvent',
	'players.onBoardPlayerEvent',
	'chat.onChatMessage',
	'creatures.onCreatureStateChange',
	'creatures.onCreatureSelectionChange',
	'initiative.onInitiativeEvent',
	'picking.onPickingEvent',
	'rulers.onRulerEvent',
	'slabs.onSlabCopied',
	'contentPacks.onContentPackChange',
	'urls.onUrlMessage',
	'campaigns.current.onInfoChanged',
	'campaigns.current.onBoardEvent',
	'campaigns.current.onSettingsChanged'
] as const;
export type Source = (typeof SOURCES)[number];

export const EXTRAS = ['colorStyles', 'fonts', 'icons', 'diceFinder'] as const;

const LIMITS = { name: 80, summary: 250 };
const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const inside = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

/** A path of the folder: begins with a slash, never leaves it. */
export function isLocalPath(path: string): boolean {
	if (!path.startsWith('/') || path.includes('\\')) return false;
	let depth = 0;
	for (const part of path.split('/')) {
		if (part === '..') depth -= 1;
		else if (part !== '' && part !== '.') depth += 1;
		if (depth < 0) return false;
	}
	return true;
}

export function isRemote(address: string): boolean {
	return /^https?:\/\/[^/]/i.test(address);
}

/**
 * Read one manifest. `text` is null when the folder has none; `has` says whether the folder has a
 * file. Unknown fields and unknown subscriptions are passed over, as published manifests show.
 */
export function readManifest(
	text: string | null,
	has: (path: string) => boolean
): Pick<Installed, 'manifest' | 'problems' | 'remarks'> {
	const found = new Findings();
	const raw = parse(text, found);
	if (raw) {
		required(raw, found);
		optional(raw, found);
		api(raw['api'], found);
		environment(raw['environment'], found);
		files(raw, has, found);
	}
	const refused = found.problems.length > 0 || !raw;
	const manifest = refused ? null : (raw as unknown as TaleSpire.Manifest);
	return { manifest, problems: found.problems, remarks: found.remarks };
}

class Findings {
	problems: Finding[] = [];
	remarks: Finding[] = [];

	refuse(field: string, en: string, de: string): void {
		this.problems.push({ field, message: { de, en } });
	}

	remark(field: string, en: string, de: string): void {
		this.remarks.push({ field, message: { de, en } });
	}

	oneOf(field: string, value: unknown, allowed: readonly string[]): void {
		if (value === undefined || (isText(value) && allowed.includes(value))) return;
		const list = allowed.map((each) => `"${each}"`).join(', ');
		this.refuse(field, `must be one of ${list}`, `muss eines von ${list} sein`);
	}

	text(field: string, value: unknown, most?: number): void {
		if (value === undefined) return;
		if (!isText(value)) this.refuse(field, 'must be text', 'muss Text sein');
		else if (most && value.length > most) {
			this.refuse(field, `has more than ${most} characters`, `hat mehr als ${most} Zeichen`);
		}
	}

	flag(field: string, value: unknown): void {
		if (value === undefined || typeof value === 'boolean') return;
		this.refuse(field, 'must be true or false', 'muss true oder false sein');
	}

	path(field: string, value: unknown): void {
		if (value === undefined || (isText(value) && isLocalPath(value))) return;
		this.refuse(
			field,
			'must be a path that starts with "/" and stays in the folder',
			'muss ein Pfad sein, der mit „/“ beginnt und im Ordner bleibt'
		);
	}
}

function parse(text: string | null, found: Findings): Json | null {
	if (text === null) {
		found.refuse('manifest.json', 'is missing', 'fehlt');
		return null;
	}
	try {
		const raw: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
		if (isObject(raw)) return raw;
		found.refuse('manifest.json', 'is not an object', 'ist kein Objekt');
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		found.refuse('manifest.json', `is not JSON: ${why}`, `ist kein JSON: ${why}`);
	}
	return null;
}

function required(raw: Json, found: Findings): void {
	if (raw['manifestVersion'] !== 1) found.refuse('manifestVersion', 'must be 1', 'muss 1 sein');
	if (!isText(raw['name']) || raw['name'] === '') found.refuse('name', 'is missing', 'fehlt');
	else found.text('name', raw['name'], LIMITS.name);
	const entry = raw['entryPoint'];
	if (!isText(entry) || entry === '') found.refuse('entryPoint', 'is missing', 'fehlt');
	else if (!isLocalPath(entry) && !isRemote(entry)) {
		found.refuse(
			'entryPoint',
			'must be a path that starts with "/" and stays in the folder, or a whole address',
			'muss ein Pfad sein, der mit „/“ beginnt und im Ordner bleibt, oder eine ganze Adresse'
		);
	}
}

function optional(raw: Json, found: Findings): void {
	found.text('summary', raw['summary'], LIMITS.summary);
	found.text('version', raw['version']);
	found.text('license', raw['license']);
	found.path('descriptionFilePath', raw['descriptionFilePath']);
	found.oneOf('kind', raw['kind'], ['webView']);
	found.text('about.website', inside(raw['about'], 'website'));
	const authors = inside(raw['about'], 'authors');
	if (authors !== undefined && !(Array.isArray(authors) && authors.every(isText))) {
		found.refuse('about.authors', 'must be a list of texts', 'muss eine Liste von Texten sein');
	}
	found.flag('controls.reload', inside(raw['controls'], 'reload'));
	found.flag('controls.navigation', inside(raw['controls'], 'navigation'));
	for (const size of ['64x64', 'notification']) {
		found.path(`icons.${size}`, inside(raw['icons'], size));
	}
}

function api(value: unknown, found: Findings): void {
	if (value === undefined) return;
	if (!isObject(value)) return found.refuse('api', 'must be an object', 'muss ein Objekt sein');
	if (value['version'] === undefined) {
		found.remark(
			'api.version',
			'is missing: the game injects nothing',
			'fehlt: Das Spiel fügt nichts ein'
		);
	}
	found.oneOf('api.version', value['version'], ['0.1']);
	found.flag('api.initializeEarly', value['initializeEarly']);
	found.flag('api.doNotUseNickname', value['doNotUseNickname']);
	const timeout = value['initTimeout'];
	if (timeout !== undefined && !(typeof timeout === 'number' && timeout >= 0)) {
		found.refuse(
			'api.initTimeout',
			'must be a number of seconds',
			'muss eine Zahl (Sekunden) sein'
		);
	}
	const id = inside(value['interop'], 'id');
	if (id !== undefined && !(isText(id) && UUID4.test(id))) {
		found.refuse('api.interop.id', 'must be a UUIDv4', 'muss eine UUIDv4 sein');
	}
	for (const [source, handler] of pairs(value['subscriptions'])) {
		const field = `api.subscriptions.${source}`;
		if (!isText(handler)) found.refuse(field, 'must be text', 'muss Text sein');
		else if (!(SOURCES as readonly string[]).includes(source)) {
			found.remark(
				field,
				'is unknown to the game and never called',
				'kennt das Spiel nicht; es wird nie aufgerufen'
			);
		}
	}
}

function environment(value: unknown, found: Findings): void {
	if (value === undefined) return;
	const color = inside(value, 'webViewBackgroundColor');
	if (color !== undefined && !(isText(color) && /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color))) {
		found.refuse(
			'environment.webViewBackgroundColor',
			'must be #rgb or #rrggbb',
			'muss #rgb oder #rrggbb sein'
		);
	}
	const behavior = inside(value, 'loadTargetBehavior');
	found.oneOf('environment.loadTargetBehavior', behavior, ['none', 'currentTab', 'popup']);
	list(value, 'capabilities', found, (field, each) =>
		found.oneOf(field, each, ['playAudio', 'runInBackground'])
	);
	list(value, 'extras', found, (field, each) => {
		if ((EXTRAS as readonly unknown[]).includes(each)) return;
		found.path(field, each);
		if (isText(each) && isLocalPath(each) && !/\.(js|css)$/i.test(each)) {
			found.refuse(field, 'must end with .js or .css', 'muss auf .js oder .css enden');
		}
	});
}

function list(
	value: unknown,
	name: string,
	found: Findings,
	check: (field: string, each: unknown) => void
): void {
	const entries = inside(value, name);
	const field = `environment.${name}`;
	if (entries === undefined) return;
	if (!Array.isArray(entries)) return found.refuse(field, 'must be a list', 'muss eine Liste sein');
	for (const [n, each] of entries.entries()) check(`${field}[${n}]`, each);
}

/** Files that are named but not there do not stop the game from listing the Symbiote. */
function files(raw: Json, has: (path: string) => boolean, found: Findings): void {
	const extras = inside(raw['environment'], 'extras');
	const named: [string, unknown][] = [
		['entryPoint', raw['entryPoint']],
		['descriptionFilePath', raw['descriptionFilePath']],
		['icons.64x64', inside(raw['icons'], '64x64')],
		['icons.notification', inside(raw['icons'], 'notification')],
		...(Array.isArray(extras) ? extras : []).map((each): [string, unknown] => [
			'environment.extras',
			each
		])
	];
	for (const [field, path] of named) {
		if (!isText(path) || !isLocalPath(path)) continue;
		const file = path.split(/[?#]/)[0] ?? path;
		if (!has(file)) found.remark(field, `${file} is not there`, `${file} ist nicht da`);
	}
}

/** Handler names by event source, `campaigns.current.*` nested once more as in the manifest. */
function pairs(subscriptions: unknown, prefix = ''): [string, unknown][] {
	if (!isObject(subscriptions)) return [];
	return Object.entries(subscriptions).flatMap(([name, value]) =>
		isObject(value) ? pairs(value, `${prefix}${name}.`) : [[`${prefix}${name}`, value]]
	);
}

/** The global function a Symbiote wants an event source delivered to. */
export function handlerOf(manifest: TaleSpire.Manifest, source: Source): string | undefined {
	const found = pairs(manifest.api?.subscriptions).find(([name]) => name === source);
	return found?.[1] as string | undefined;
}

export function interopOf(symbiote: Installed | undefined): string | undefined {
	return symbiote?.manifest?.api?.interop?.id.toLowerCase();
}

export function runsInBackground(symbiote: Installed): boolean {
	return symbiote.manifest?.environment?.capabilities?.includes('runInBackground') ?? false;
}

/** Two Symbiotes with one interop id: the game loads neither. */
export function refuseTwins(all: readonly Installed[]): Installed[] {
	return all.map((each) => {
		const id = interopOf(each);
		const twins = all.filter((other) => other !== each && id && interopOf(other) === id);
		if (twins.length === 0) return each;
		const names = twins.map(({ name }) => name).join(', ');
		const message = {
			en: `is the same as that of ${names}: the game loads neither`,
			de: `ist dieselbe wie bei ${names}: Das Spiel lädt keines von beiden`
		};
		return {
			...each,
			manifest: null,
			problems: [...each.problems, { field: 'api.interop.id', message }]
		};
	});
}
