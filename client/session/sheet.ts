/** A sheet that is open: what is shown, what the person does to it, and how that stands. */
import { addEntry, moveEntry, removeEntry } from '@campaign-manager/rulesets/entries';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import { applyPatch, get, isObject, parentOf, same } from '@campaign-manager/rulesets/pointer';
import { isWhole } from '@campaign-manager/rulesets/ruleset';
import { getCharacter } from '../api/characters.ts';
import { isPassing, type Problem } from '../api/problem.ts';
import type { RoomEvent } from '../generated/live.ts';
import { pause } from '../pause.ts';
import { without } from '../without.ts';
import {
	applied,
	between,
	change,
	put,
	recorded,
	touches,
	type Change,
	type Clash
} from './changes.ts';
import { documentOf } from './documents.ts';
import type { Edit } from './items.ts';
import { clashOf, documentPlace, fieldOf, inSheet, refusalOf, SHEET } from './places.ts';
import type { Kept } from './queue.ts';
import type { QuietLine, SheetOptions, SheetSession, SheetState, Status } from './sheetState.ts';
import { createTelling } from './telling.ts';
import { createUndo } from './undo.ts';
import type { Roll, RollNew } from './words.ts';

const MOST_PAUSES = 4;

export function openSheet(options: SheetOptions): SheetSession {
	const { id, api, room, outbox, clock, saveAfterMs } = options;
	let { ruleset, findings: found = [] } = options;
	const { documents } = outbox;
	const undo = createUndo(clock);
	const isLong = options.isLong ?? (() => false);
	const telling = createTelling(clock, options.later ?? queueMicrotask, current);
	let lines: QuietLine[] = [];
	/** what was saved lately, newest first: who it was that a quiet line is about */
	let writes: { actor: string | null; patch: unknown }[] = [];
	let isGone: Problem | null = null;
	let isUnread = !options.isRead;
	let failures = 0;
	let stopReading: (() => void) | null = null;
	let isClosed = false;
	let state: SheetState | null = null;

	/** What is shown before the person's own work, and with it. */
	function view(upTo?: Kept): { name: string; sheet_data: SheetData } {
		const document = documents.get(id);
		let shown = document ? documentOf(document) : { name: '', sheet_data: {} };
		for (const item of outbox.items(id)) {
			if (item === upTo) break;
			shown = withItem(shown, item);
		}
		return shown;
	}

	function withItem(document: { name: string; sheet_data: SheetData }, item: Kept) {
		if (item.reason) return document;
		if (item.kind === 'edit') return applied(document, item.changes);
		if (item.kind === 'conflict') return put(document, item.pointer, item.mine);
		if (item.kind === 'roll') return document;
		const adjustment = adjusted(document.sheet_data, item.resource, item.delta);
		if (!adjustment) return document;
		return {
			...document,
			sheet_data: applyPatch(document.sheet_data, adjustment.patch) as SheetData
		};
	}

	/** Null as long as the sheet is not fit for it. */
	function adjusted(sheet: SheetData, resource: string, delta: number) {
		try {
			return ruleset.adjustResource(sheet, resource, delta);
		} catch {
			return null;
		}
	}

	const refusedItem = (one: string) =>
		outbox.items(id).find((each) => each.id === one && each.reason);
	const mine = <K extends Kept['kind']>(kind: K) =>
		outbox.items(id).filter((item): item is Extract<Kept, { kind: K }> => item.kind === kind);

	/** Unknown until somebody looks: a hundred changes in a row are reckoned once. */
	function current(): SheetState {
		return (state ??= reckoned());
	}

	function reckoned(): SheetState {
		const { name, sheet_data: sheet } = view();
		const character = documents.get(id) ?? null;
		const findings = character ? (isWhole(ruleset) ? ruleset.validate(sheet) : found) : [];
		const isFit = character !== null && !findings.some(({ severity }) => severity === 'error');
		const conflicts = mine('conflict');
		const refused = outbox.items(id).flatMap(refusalOf);
		const waiting = outbox
			.items(id)
			.filter(
				({ kind, reason, done }) => kind !== 'conflict' && !reason && done === undefined
			).length;
		return {
			...{ character, name, sheet, findings, refused, waiting, lines, problem: isGone },
			// while the sheet has an error, they are shown as the server has them
			resources: character ? ruleset.getResources(isFit ? sheet : character.sheet_data) : [],
			status: statusOf(waiting, conflicts.length, refused.length),
			conflicts: Object.fromEntries(conflicts.map((one) => [fieldOf(one.pointer), clashOf(one)])),
			canUndo: undo.canUndo,
			canRedo: undo.canRedo
		};
	}

	function statusOf(waiting: number, conflicts: number, refused: number): Status {
		if (conflicts) return 'conflict';
		if (refused) return 'refused';
		if ((failures && !isGone) || (waiting && outbox.isStuck)) return 'offline';
		if (outbox.isSending(id)) return 'saving';
		return waiting ? 'dirty' : 'saved';
	}

	function changed(): void {
		state = null;
		telling.changed();
	}

	function edit(
		make: (document: { name: string; sheet_data: SheetData }) => unknown,
		isAlone?: boolean
	): void {
		const before = state ? { name: state.name, sheet_data: state.sheet } : view();
		const changes = between(before, make(before));
		if (!changes.length) return;
		keep(changes);
		undo.did({ kind: 'edit', changes }, isAlone);
	}

	/** In the store when this returns. */
	function keep(changes: readonly Change[], isDecided = false): void {
		const rest = isDecided ? changes : changes.filter((one) => !isInConflict(one));
		if (rest.length) {
			const sitting = options.sitting?.();
			const last = outbox.items(id).at(-1);
			let due = clock.now() + saveAfterMs;
			if (last?.kind === 'edit' && !last.sent && !last.reason && outbox.isOwn(last)) {
				const all = rest.reduce<Change[]>(recorded, last.changes);
				// who never pauses is saved now and then all the same
				due = Math.min(due, last.at + MOST_PAUSES * saveAfterMs);
				if (all.length) outbox.change({ ...last, changes: all, due });
				else outbox.remove(last);
			} else {
				const all = rest.reduce<Change[]>(recorded, []);
				outbox.add<Omit<Edit, 'id' | 'at' | 'place'>>({
					...{ kind: 'edit', character_id: id, changes: all, due, save: 'auto', sitting }
				});
			}
		}
		forgetRefusals(changes);
		changed();
	}

	/** Typing goes on in a field that is to be decided. */
	function isInConflict({ pointer, value }: Change): boolean {
		const conflict = mine('conflict').find((one) => one.pointer === pointer);
		if (!conflict) return false;
		const rest = without(conflict, 'mine');
		outbox.change({ ...rest, ...(value !== undefined && { mine: value }) });
		return true;
	}

	function forgetRefusals(changes: readonly Change[]): void {
		for (const item of mine('edit')) {
			if (!item.reason) continue;
			const left = item.changes.filter(
				(one) => !changes.some(({ pointer }) => touches(pointer, one.pointer))
			);
			if (!left.length) outbox.remove(item);
			else if (left.length < item.changes.length) outbox.change({ ...item, changes: left });
		}
	}

	function move(resource: string, delta: number, note?: string): number {
		const known = adjusted(view().sheet_data, resource, delta);
		outbox.add({
			...{ kind: 'adjust', character_id: id, resource, delta },
			...(note !== undefined && { note }),
			...(room && { group_id: room.groupId })
		} as never);
		changed();
		return known?.applied ?? delta;
	}

	function step(way: 'undo' | 'redo'): void {
		const next = undo[way](view());
		if (next?.kind === 'edit') keep(next.changes);
		if (next?.kind === 'adjust') move(next.resource, next.applied);
		changed();
	}

	function happened(event: RoomEvent): void {
		if (!('character_id' in event.data) || event.data.character_id !== id) return;
		if (event.event === 'character.saved')
			writes = [{ actor: event.actor, patch: event.data.patch }, ...writes].slice(0, 50);
		if (event.cause && event.event === 'resource.changed')
			outbox.seen(event.cause, event.data.revision);
		documents.happened(event);
	}

	function actorOf({ pointer, theirs }: Clash): QuietLine['actor'] {
		const write = writes.find(({ patch }) => same(get(patch, pointer), theirs ?? null));
		const user_id = write?.actor;
		if (!user_id) return null;
		const name = room?.people.find((person) => person.user_id === user_id)?.display_name ?? null;
		return { user_id, name };
	}

	async function refresh(): Promise<void> {
		stopReading?.();
		try {
			const known = isUnread ? undefined : documents.get(id)?.revision;
			const read = await getCharacter(api, id, known);
			isUnread = false;
			isGone = null;
			failures = 0;
			if (read) documents.learn(read);
		} catch (error) {
			if (isPassing(error)) readLater();
			else isGone = error as Problem;
		}
		changed();
	}

	/** What could not be read is asked for again, until it was. */
	function readLater(): void {
		isUnread = true;
		stopReading?.();
		stopReading = clock.after(pause(failures++, Math.random()), () => void refresh());
	}

	const leaveRoom = room?.subscribe({
		event: happened,
		again(isOther) {
			if (isOther) documents.forget(id);
			isUnread ||= isOther;
			void refresh();
		},
		state({ is }) {
			if (is !== 'live') return;
			if (isUnread) void refresh();
			if (outbox.isStuck) void outbox.flush();
		}
	});
	const leaveDocuments = documents.subscribe((one) => {
		if (one === id) changed();
	});
	const leaveOutbox = outbox.subscribe(changed);
	documents.shown(id, ruleset);
	outbox.show(id, {
		isLong,
		room,
		lines(clashes) {
			const added = clashes.map((clash) => ({
				...inSheet(clash),
				...{ id: outbox.makeId(), actor: actorOf(clash) }
			}));
			lines = [...lines, ...added].slice(-20);
			changed();
		}
	});
	if (isUnread) void refresh();

	return {
		get state() {
			return current();
		},
		set(pointer, value, isTyped = false) {
			telling.typed(isTyped);
			edit((document) => put(document, SHEET + pointer, value));
		},
		rename: (name) => edit((document) => ({ ...document, name })),
		add: (map, key, value) => edit((document) => addEntry(document, SHEET + map, key, value)),
		remove: (pointer) => edit((document) => removeEntry(document, SHEET + pointer)),
		move: (pointer, by) => edit((document) => moveEntry(document, SHEET + pointer, by)),
		adjust(resource, delta, note) {
			const by = move(resource, delta, note);
			undo.did({ kind: 'adjust', resource, applied: by });
			changed();
			return by;
		},
		throw(action_id, inputs = {}, more = {}) {
			const body: RollNew = {
				...{ source: 'server', action_id, inputs, ...more },
				...(room && { character_id: id })
			};
			const item = outbox.add({
				...{ kind: 'roll', character_id: id, body },
				...(room && { group_id: room.groupId })
			} as never);
			return outbox.answer(item) as Promise<Roll>;
		},
		resolve(pointer, whose) {
			const conflict = mine('conflict').find((one) => fieldOf(one.pointer) === pointer);
			if (!conflict) return;
			const { pointer: place, mine: own } = conflict;
			const document = documents.get(id);
			const theirs = get(document, place);
			const isMine = whose === 'mine';
			const step = isMine ? change(place, theirs, own) : change(place, own, theirs);
			if (isMine) keep([step], true);
			// what was given up lies nowhere else; half an entry does not come back
			if (isMine || isObject(get(document, parentOf(place))))
				undo.did({ kind: 'edit', changes: [step] }, true);
			outbox.remove(conflict);
			changed();
		},
		takeBack(lineId) {
			const line = lines.find((one) => one.id === lineId);
			lines = lines.filter((one) => one !== line);
			if (line) edit((document) => put(document, documentPlace(line.pointer), line.theirs), true);
			changed();
		},
		dismiss(one) {
			lines = lines.filter((line) => line.id !== one);
			const item = refusedItem(one);
			if (item) outbox.remove(item);
			changed();
		},
		retry(one) {
			const item = refusedItem(one);
			if (!item) return;
			if (item.kind === 'edit') edit((document) => applied(document, item.changes));
			if (item.kind === 'adjust') move(item.resource, item.delta, item.note);
			if (item.kind === 'roll') outbox.add(without(item, 'reason') as never);
			outbox.remove(item);
		},
		undo: () => step('undo'),
		redo: () => step('redo'),
		refresh,
		reckonBy(other, findings = []) {
			ruleset = other;
			found = findings;
			documents.shown(id, ruleset);
			changed();
		},
		flush: (save) => outbox.flush(save),
		close() {
			if (isClosed) return;
			isClosed = true;
			stopReading?.();
			void outbox.flush();
			leaveRoom?.();
			leaveDocuments();
			leaveOutbox();
			documents.shown(id, null);
			outbox.show(id, null);
			telling.end();
		},
		subscribe: telling.subscribe
	};
}
