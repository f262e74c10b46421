import { expect, test } from 'vitest';
import { generic } from '@campaign-manager/rulesets/generic/index';
import { get } from '@campaign-manager/rulesets/pointer';
import type { OpenRuleset } from '@campaign-manager/rulesets/ruleset';
import type { Api } from '../api/api.ts';
import { Device } from '../fakes/device.ts';
import { HandClock } from '../fakes/clock.ts';
import type { Fate } from '../fakes/network.ts';
import { FakeServer, HERO } from '../fakes/server.ts';
import { memoryStore } from '../store.ts';
import { longTexts } from './long-texts.ts';
import { openSheet } from './sheet.ts';
import type { SheetOptions } from './sheetState.ts';

const SHEET = {
	hp: { current: 20, maximum: 25 },
	concept: 'Wanderer',
	notes: 'kurz',
	sections: { a: { label: 'A', order: 1 }, b: { label: 'B', order: 2 } }
};

async function opened({
	fates = [] as Fate[],
	...options
}: Partial<SheetOptions> & { fates?: Fate[] } = {}) {
	const clock = new HandClock();
	const server = new FakeServer(generic.open({}), SHEET, clock);
	const device = new Device(server, [], options);
	await clock.advance(100);
	device.fates.push(...fates);
	const { sheet, outbox, store } = device;
	return { clock, server, device, sheet, outbox, store };
}

const at = (device: Device, pointer: string) => get(device.sheet.state.sheet, pointer);

test('an edit is seen at once, kept before the call returns, and saved after the pause', async () => {
	const { clock, server, device, sheet, store } = await opened();
	sheet.set('/concept', 'Heiler');
	expect(at(device, '/concept')).toBe('Heiler');
	expect(store.keys().filter((key) => key.startsWith('work/'))).toHaveLength(1);
	expect(sheet.state).toMatchObject({ status: 'dirty', waiting: 1 });
	await clock.advance(1400);
	expect(server.done).toHaveLength(0);
	await clock.advance(200);
	expect(get(server.sheet, '/concept')).toBe('Heiler');
	expect(sheet.state.status).toBe('saved');
	expect(store.keys().filter((key) => key.startsWith('work/'))).toEqual([]);
});

test('a character that was read just now is not asked for again by itself', async () => {
	const clock = new HandClock();
	const server = new FakeServer(generic.open({}), SHEET, clock);
	const store = memoryStore();
	const other = new Device(server, [], {}, undefined, store);
	await clock.advance(100);
	other.sheet.close();
	let reads = 0;
	const api: Api = {
		...other.api,
		send: (method, path, sent) => {
			reads += 1;
			return other.api.send(method, path, sent);
		}
	};
	const options = { id: HERO, api, outbox: other.outbox, ruleset: server.ruleset, clock };
	const sheet = openSheet({ ...options, saveAfterMs: 1500, isRead: true });
	await clock.advance(100);
	expect(reads).toBe(0);
	expect(sheet.state).toMatchObject({ status: 'saved', name: 'Runa' });
	void sheet.refresh();
	await clock.advance(100);
	expect(reads).toBe(1);
	sheet.close();
	openSheet({ ...options, saveAfterMs: 1500 });
	await clock.advance(100);
	expect(reads).toBe(2);
});

test('typing puts the save off and is one save', async () => {
	const { clock, server, sheet } = await opened();
	for (const text of ['H', 'He', 'Hei']) {
		sheet.set('/concept', text);
		await clock.advance(1000);
	}
	expect(server.done).toHaveLength(0);
	await clock.advance(1000);
	expect(server.done).toHaveLength(1);
});

test('what is saved says how long its sitting has lasted, the same when it is sent again', async () => {
	let lasts: number | undefined = undefined;
	const { clock, server, device, sheet } = await opened({ sitting: () => lasts });
	const asked: string[] = [];
	const answer = server.answer.bind(server);
	server.answer = (one) => {
		if (one.method === 'PATCH') asked.push(one.query);
		return answer(one);
	};
	sheet.set('/concept', 'Heiler');
	await clock.advance(2000);
	lasts = 1800;
	device.fates.push({ kind: 'answer lost', late: 1 });
	sheet.set('/concept', 'Dieb');
	lasts = 1801;
	sheet.set('/notes', 'lang');
	await clock.advance(60_000);
	expect(asked).toEqual(['?save=auto', ...Array<string>(2).fill('?save=auto&sitting=1800')]);
	expect(sheet.state.status).toBe('saved');
});

test('what follows from typing is told after a pause; what is pressed at once', async () => {
	const { clock, device, sheet } = await opened();
	const told: unknown[] = [];
	sheet.subscribe(({ sheet }) => told.push(get(sheet, '/concept')));
	for (const text of ['H', 'He', 'Hei']) {
		sheet.set('/concept', text, true);
		await clock.advance(60);
	}
	expect(told).toEqual([]);
	expect(at(device, '/concept')).toBe('Hei');
	await clock.advance(60);
	expect(told).toEqual(['Hei']);
	sheet.set('/concept', 'Heil', true);
	sheet.set('/hp/maximum', 30);
	await clock.advance(110);
	expect(told).toEqual(['Hei', 'Heil']);
});

test('who types without a pause is told all the same, once a second', async () => {
	const { clock, sheet } = await opened();
	let told = 0;
	sheet.subscribe(() => (told += 1));
	for (let key = 0; key < 50; key += 1) {
		sheet.set('/concept', 'x'.repeat(key + 1), true);
		await clock.advance(50);
	}
	expect(told).toBeGreaterThan(1);
	expect(told).toBeLessThan(6);
});

test('an edit that is taken back by hand is no edit', async () => {
	const { sheet } = await opened();
	sheet.set('/concept', 'x');
	sheet.set('/concept', 'Wanderer');
	expect(sheet.state).toMatchObject({ status: 'saved', waiting: 0 });
});

test('what a crash interrupted is sent by the next start', async () => {
	const { clock, server, device, sheet } = await opened();
	sheet.set('/concept', 'Heiler');
	sheet.adjust('hp', -3);
	device.crash();
	await clock.advance(5000);
	expect(server.sheet).toMatchObject({ concept: 'Heiler', hp: { current: 17 } });
	expect(server.done).toHaveLength(2);
});

test('a sheet can be read from the last time, and edited, without a server', async () => {
	const { clock, server, device } = await opened();
	device.fates.push(...Array.from({ length: 40 }, () => ({ kind: 'lost', late: 1 }) as const));
	device.noSockets = true;
	device.crash();
	await clock.advance(100);
	expect(at(device, '/concept')).toBe('Wanderer');
	device.sheet.set('/concept', 'Heiler');
	await clock.advance(3000);
	expect(device.sheet.state).toMatchObject({ status: 'offline', waiting: 1 });
	device.fates.length = 0;
	await clock.advance(70_000);
	expect(device.sheet.state.status).toBe('saved');
	expect(get(server.sheet, '/concept')).toBe('Heiler');
});

test('what others changed elsewhere is merged without a word', async () => {
	const { clock, server, device, sheet } = await opened();
	device.line?.cut();
	sheet.set('/concept', 'Heiler');
	server.patch({ name: 'Runa die Rote', sheet_data: { sections: { a: { label: 'AA' } } } });
	void sheet.flush();
	await clock.advance(3000);
	expect(server.sheet).toMatchObject({ concept: 'Heiler', sections: { a: { label: 'AA' } } });
	expect(sheet.state).toMatchObject({ status: 'saved', name: 'Runa die Rote', lines: [] });
});

test('on the same field the later one stands, with a line that takes it back', async () => {
	const { clock, server, outbox, sheet } = await opened();
	outbox.pause();
	sheet.set('/concept', 'Heiler');
	server.patch({ sheet_data: { concept: 'Dieb' } });
	await clock.advance(100);
	outbox.resume();
	void sheet.flush();
	await clock.advance(500);
	expect(get(server.sheet, '/concept')).toBe('Heiler');
	const [line] = sheet.state.lines;
	expect(line).toMatchObject({ pointer: '/concept', mine: 'Heiler', theirs: 'Dieb' });
	expect(line?.actor?.user_id).toBe('u');
	sheet.takeBack(line?.id ?? '');
	await clock.advance(3000);
	expect(get(server.sheet, '/concept')).toBe('Dieb');
	expect(sheet.state.lines).toEqual([]);
	// taken back alone, not with what was typed within the same second
	sheet.undo();
	expect(sheet.state.sheet['concept']).toBe('Heiler');
});

test('a long text asks, and everything else is saved meanwhile', async () => {
	const { clock, server, outbox, sheet } = await opened();
	const [mine, theirs] = ['m'.repeat(300), 't'.repeat(300)];
	outbox.pause();
	sheet.set('/notes', mine);
	sheet.set('/concept', 'Heiler');
	server.patch({ sheet_data: { notes: theirs } });
	await clock.advance(100);
	outbox.resume();
	await clock.advance(3000);
	expect(server.sheet).toMatchObject({ notes: theirs, concept: 'Heiler' });
	expect(sheet.state.status).toBe('conflict');
	expect(sheet.state.conflicts).toEqual({ '/notes': { pointer: '/notes', mine, theirs } });
	sheet.resolve('/notes', 'theirs');
	await clock.advance(3000);
	expect(sheet.state).toMatchObject({ status: 'saved', sheet: { notes: theirs } });
});

test.each(['mine', 'theirs'] as const)('what was decided for %s is taken back', async (whose) => {
	const { clock, server, outbox, sheet } = await opened();
	const [mine, theirs] = ['m'.repeat(300), 't'.repeat(300)];
	outbox.pause();
	sheet.set('/notes', mine);
	server.patch({ sheet_data: { notes: theirs } });
	await clock.advance(100);
	outbox.resume();
	await clock.advance(3000);
	const texts = whose === 'mine' ? [mine, theirs] : [theirs, mine];
	sheet.resolve('/notes', whose);
	await clock.advance(3000);
	expect(get(server.sheet, '/notes')).toBe(texts[0]);
	sheet.undo();
	await clock.advance(3000);
	expect(sheet.state).toMatchObject({ status: 'saved', conflicts: {} });
	expect(get(server.sheet, '/notes')).toBe(texts[1]);
	sheet.redo();
	await clock.advance(3000);
	expect(get(server.sheet, '/notes')).toBe(texts[0]);
});

test('whoever goes on typing in a field that asks types in their own version', async () => {
	const { clock, server, outbox, device, sheet } = await opened({
		isLong: longTexts({
			properties: { notes: { $ref: '#/$defs/long' } },
			$defs: { long: { 'x-widget': 'longtext' } }
		})
	});
	outbox.pause();
	sheet.set('/notes', 'meins');
	server.patch({ sheet_data: { notes: 'anderes' } });
	await clock.advance(100);
	outbox.resume();
	await clock.advance(3000);
	sheet.set('/notes', 'meins und mehr');
	device.crash();
	await clock.advance(5000);
	expect(device.sheet.state.conflicts['/notes']).toMatchObject({ mine: 'meins und mehr' });
	device.sheet.resolve('/notes', 'mine');
	await clock.advance(3000);
	expect(get(server.sheet, '/notes')).toBe('meins und mehr');
});

test('an edit in an entry that was removed meanwhile is asked about, never half an entry', async () => {
	const { clock, server, outbox, sheet } = await opened();
	outbox.pause();
	sheet.set('/sections/a/label', 'Neu');
	server.patch({ sheet_data: { sections: { a: null } } });
	await clock.advance(100);
	outbox.resume();
	await clock.advance(3000);
	expect(get(server.sheet, '/sections/a')).toBeUndefined();
	expect(sheet.state.conflicts).toEqual({
		'/sections/a/label': { pointer: '/sections/a/label', mine: 'Neu' }
	});
	sheet.resolve('/sections/a/label', 'theirs');
	sheet.undo();
	await clock.advance(3000);
	expect(get(server.sheet, '/sections/a')).toBeUndefined();
});

test('a refusal rolls back what it names, keeps the rest and says why', async () => {
	const { clock, server, device, sheet } = await opened();
	server.refuses = (given) =>
		(get(given, '/hp/maximum') as number) < 0 ? ['/sheet_data/hp/maximum'] : [];
	sheet.set('/hp/maximum', -5);
	sheet.set('/concept', 'Heiler');
	await clock.advance(3000);
	expect(server.sheet).toMatchObject({ concept: 'Heiler', hp: { maximum: 25 } });
	expect(at(device, '/hp/maximum')).toBe(25);
	expect(sheet.state.status).toBe('refused');
	const [refused] = sheet.state.refused;
	expect(refused?.changes).toEqual([{ pointer: '/hp/maximum', base: 25, value: -5 }]);
	expect(refused?.reason.code).toBe('sheet_invalid');
	device.crash();
	await clock.advance(3000);
	expect(device.sheet.state.refused).toHaveLength(1);
	device.sheet.set('/hp/maximum', 30);
	await clock.advance(3000);
	expect(device.sheet.state).toMatchObject({ status: 'saved', refused: [] });
});

test('a refusal that names nothing of it is narrowed down to the edit at fault', async () => {
	const { clock, server, sheet } = await opened();
	server.refuses = (given) => (get(given, '/concept') === 'Fehler' ? ['/elsewhere'] : []);
	sheet.set('/sections/a/label', '1');
	sheet.set('/concept', 'Fehler');
	sheet.set('/sections/b/label', '2');
	sheet.rename('Ada');
	await clock.advance(5000);
	expect(server.sheet).toMatchObject({ sections: { a: { label: '1' }, b: { label: '2' } } });
	expect(server.name).toBe('Ada');
	expect(sheet.state.refused.flatMap(({ changes }) => changes)).toMatchObject([
		{ pointer: '/concept', value: 'Fehler' }
	]);
});

test('resources move at once, by as much as the bounds allow', async () => {
	const { clock, server, device, sheet } = await opened();
	expect(sheet.adjust('hp', 50)).toBe(5);
	expect(at(device, '/hp/current')).toBe(25);
	expect(sheet.state.resources.find(({ id }) => id === 'hp')?.value).toBe(25);
	await clock.advance(200);
	expect(get(server.sheet, '/hp/current')).toBe(25);
	expect(sheet.state.status).toBe('saved');
});

test('an own move counts once, whether its event or its answer comes first', async () => {
	const { clock, device, sheet } = await opened();
	const seen = new Set<unknown>();
	sheet.subscribe(({ sheet: shown }) => seen.add(get(shown, '/hp/current')));
	sheet.adjust('hp', -4);
	await clock.advance(1000);
	expect([...seen]).toEqual([16]);
	expect(at(device, '/hp/current')).toBe(16);
});

test('without a socket moves go by REST under the same key', async () => {
	const { clock, server, device, sheet } = await opened();
	device.noSockets = true;
	device.line?.cut();
	device.fates.push({ kind: 'answer lost', late: 1 });
	sheet.adjust('hp', -4);
	await clock.advance(10_000);
	expect(get(server.sheet, '/hp/current')).toBe(16);
	expect(server.done).toHaveLength(1);
});

test('an event that is not newer is ignored', async () => {
	const { clock, server, device } = await opened();
	server.adjust('hp', -4);
	await clock.advance(100);
	const old = { character_id: HERO, resource: 'hp', delta: 9, applied: 9, value: 3, revision: 2 };
	server.tell('resource.changed', { ...old, minimum: 0, maximum: 25 });
	await clock.advance(1000);
	expect(at(device, '/hp/current')).toBe(16);
});

test('undo and redo go through the server, and leave what others wrote since', async () => {
	const { clock, server, device, sheet } = await opened();
	sheet.set('/concept', 'Heiler');
	await clock.advance(2000);
	sheet.adjust('hp', -4);
	await clock.advance(2000);
	sheet.undo();
	await clock.advance(2000);
	expect(get(server.sheet, '/hp/current')).toBe(20);
	sheet.undo();
	expect(at(device, '/concept')).toBe('Wanderer');
	sheet.redo();
	expect(at(device, '/concept')).toBe('Heiler');
	await clock.advance(2000);
	server.patch({ sheet_data: { concept: 'Dieb' } });
	await clock.advance(100);
	sheet.undo();
	expect(at(device, '/concept')).toBe('Dieb');
});

test('keys typed in a row are one step back', async () => {
	const { clock, device, sheet } = await opened();
	for (const text of ['H', 'He', 'Hei']) {
		sheet.set('/concept', text);
		await clock.advance(200);
	}
	sheet.undo();
	expect(at(device, '/concept')).toBe('Wanderer');
	expect(sheet.state.canUndo).toBe(false);
});

test('entries are added, moved and removed', async () => {
	const { clock, server, sheet } = await opened();
	sheet.add('/sections', 'c', { label: 'C' });
	sheet.move('/sections/c', -1);
	sheet.remove('/sections/a');
	await clock.advance(3000);
	expect(server.sheet['sections']).toEqual({
		...{ b: { label: 'B', order: 3 }, c: { label: 'C', order: 2 } }
	});
});

test('what is older than 30 days is shown and never sent', async () => {
	const { clock, server, device, sheet } = await opened();
	device.outbox.pause();
	sheet.adjust('hp', -3);
	sheet.set('/concept', 'Heiler');
	clock.time += 31 * 86_400_000;
	device.crash();
	await clock.advance(60_000);
	expect(server.done).toEqual([]);
	expect(device.sheet.state.refused.map(({ reason }) => reason.code)).toEqual([
		'too_old',
		'too_old'
	]);
	for (const { id } of device.sheet.state.refused) device.sheet.retry(id);
	await clock.advance(5000);
	expect(server.sheet).toMatchObject({ concept: 'Heiler', hp: { current: 17 } });
});

test('an unreadable item stays in the store and holds nothing up', async () => {
	const { clock, server, device } = await opened();
	const place = 'work/http://server|u/0';
	device.store.write(place, '{"kind":');
	device.crash();
	device.sheet.set('/concept', 'Heiler');
	await clock.advance(3000);
	expect(get(server.sheet, '/concept')).toBe('Heiler');
	expect(device.store.read(place)).toBe('{"kind":');
});

test('a full store gives up copies of sheets before it gives up work', async () => {
	const { device, sheet, store } = await opened();
	const write = store.write.bind(store);
	store.write = (key, text) => {
		if (text !== null && store.keys().some((name) => name.startsWith('sheet/')))
			throw new Error('QuotaExceededError');
		write(key, text);
	};
	sheet.set('/concept', 'Heiler');
	expect(at(device, '/concept')).toBe('Heiler');
	expect(store.keys().some((key) => key.startsWith('work/'))).toBe(true);
});

test('a character that is gone says so', async () => {
	const { clock, server, device } = await opened();
	device.store.keys().forEach((key) => device.store.write(key, null));
	const answer = server.answer.bind(server);
	server.answer = (asked) =>
		asked.method === 'GET' ? { status: 404, body: { code: 'not_found' } } : answer(asked);
	device.crash();
	await clock.advance(1000);
	expect(device.sheet.state.problem?.code).toBe('not_found');
	expect(device.sheet.state.character).toBeNull();
});

test('a restored backup is believed, though its revision is lower', async () => {
	const { clock, server, device, sheet } = await opened();
	server.adjust('hp', -4);
	await clock.advance(100);
	server.sheet = SHEET;
	server.revision = 1;
	server.epoch = '00000000-0000-4000-8000-000000000000';
	device.line?.cut();
	await clock.advance(5000);
	expect(at(device, '/hp/current')).toBe(20);
	expect(sheet.state.status).toBe('saved');
});

test('a throw waits for the connection, and is made once', async () => {
	const { clock, server, device, sheet } = await opened();
	device.noSockets = true;
	device.line?.cut();
	device.fates.push({ kind: 'lost', late: 1 }, { kind: 'answer lost', late: 1 });
	const thrown = sheet.throw('action.a', { modifier: 2 });
	await clock.advance(20_000);
	expect(await thrown).toMatchObject({ action_id: 'action.a', inputs: { modifier: 2 } });
	expect(server.done).toHaveLength(1);
	expect(sheet.state.status).toBe('saved');
});

test('two edits of one person on one page are never a quiet line', async () => {
	const { clock, server, device, sheet } = await opened();
	device.fates.push({ kind: 'answer lost', late: 400 });
	sheet.set('/concept', 'H');
	await clock.advance(1700);
	sheet.set('/concept', 'He');
	await clock.advance(9000);
	expect(get(server.sheet, '/concept')).toBe('He');
	expect(sheet.state.lines).toEqual([]);
});

test('what a person types while an edit is being merged is not overwritten by it', async () => {
	const { clock, server, outbox, device, sheet } = await opened();
	device.line?.cut();
	device.noSockets = true;
	sheet.set('/concept', 'H');
	server.patch({ sheet_data: { notes: 'anderswo' } });
	device.fates.push({ kind: 'ok', late: 300 }, { kind: 'ok', late: 300 });
	for (const text of ['He', 'Hei', 'Heil']) {
		sheet.set('/concept', text);
		void outbox.flush();
		await clock.advance(250);
	}
	await clock.advance(9000);
	expect(server.sheet).toMatchObject({ concept: 'Heil', notes: 'anderswo' });
	expect(sheet.state).toMatchObject({ status: 'saved', lines: [] });
});

test('a quiet line names who is at the table', async () => {
	const { clock, server, outbox, device, sheet } = await opened();
	const mara = { user_id: 'm', display_name: 'Mara', clients: ['web'], state: 'here' };
	device.line?.deliver(JSON.stringify({ type: 'presence', people: [mara] }));
	outbox.pause();
	sheet.set('/concept', 'Heiler');
	server.patch({ sheet_data: { concept: 'Dieb' } }, 'k', 'm');
	await clock.advance(100);
	outbox.resume();
	await clock.advance(3000);
	expect(sheet.state.lines[0]?.actor).toEqual({ user_id: 'm', name: 'Mara' });
});

test('whoever was signed out keeps their work until they are back', async () => {
	const { clock, server, outbox, device, sheet } = await opened();
	device.line?.cut();
	device.noSockets = true;
	const answer = server.answer.bind(server);
	server.answer = (asked) =>
		asked.method === 'PATCH' ? { status: 401, body: { code: 'session_ended' } } : answer(asked);
	sheet.set('/concept', 'Heiler');
	await clock.advance(120_000);
	expect(sheet.state).toMatchObject({ status: 'offline', waiting: 1 });
	server.answer = answer;
	outbox.resume();
	await clock.advance(60_000);
	expect(get(server.sheet, '/concept')).toBe('Heiler');
});

test('work keeps its order over crashes, also if the clock goes back', async () => {
	const { clock, server, device } = await opened();
	device.outbox.pause();
	const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
	for (const text of texts) {
		device.sheet.set('/concept', text);
		device.sheet.adjust('hp', -1); // so that the next edit is one of its own
		clock.time -= 60_000;
		device.crash();
		device.outbox.pause();
	}
	device.outbox.resume();
	await clock.advance(60_000);
	expect(get(server.sheet, '/concept')).toBe('f');
	expect(server.done).toHaveLength(12);
});

test('two pages of one person do not write in each other’s edits', async () => {
	const { clock, server, device, store } = await opened();
	device.sheet.set('/concept', 'H');
	const other = new Device(server, [], {}, () => 0.5, store);
	await clock.advance(1);
	other.sheet.set('/notes', 'von der anderen Seite');
	device.sheet.set('/concept', 'Heiler');
	device.crash();
	await clock.advance(9000);
	expect(server.sheet).toMatchObject({ concept: 'Heiler', notes: 'von der anderen Seite' });
	expect(store.keys().filter((key) => key.startsWith('work/'))).toEqual([]);
});

test('a page that is left hands over what waits before its pause is over', async () => {
	const { clock, server, sheet, outbox } = await opened();
	sheet.set('/concept', 'Heiler');
	outbox.leave();
	await clock.advance(200);
	expect(get(server.sheet, '/concept')).toBe('Heiler');
});

test('a sheet goes on with another ruleset, and nothing of what was done is lost', async () => {
	const { device, sheet } = await opened();
	sheet.set('/concept', 'Heiler');
	const warning = {
		pointer: '',
		code: 'x',
		severity: 'warning',
		message: { de: '', en: '' }
	} as const;
	const other: OpenRuleset = { ...generic.open({}), validate: () => [warning] };
	sheet.reckonBy(other);
	expect(at(device, '/concept')).toBe('Heiler');
	expect(sheet.state.findings).toHaveLength(1);
	sheet.undo();
	expect(at(device, '/concept')).toBe('Wanderer');
});
