/**
 * How an edit gets to the server: merged with what others did meanwhile, and, where the server refuses
 * a part of it, without that part.
 */
import { makePatch } from '@campaign-manager/rulesets/pointer';
import type { Api } from '../api/api.ts';
import { changeCharacter, type Character } from '../api/characters.ts';
import { Problem } from '../api/problem.ts';
import { without } from '../without.ts';
import { applied, change as edited, settle, touches, type Change, type Clash } from './changes.ts';
import { documentOf, type Documents } from './documents.ts';
import type { Conflict, Edit } from './items.ts';
import type { Queue } from './queue.ts';

/** What a sheet that is shown knows better. */
interface View {
	isLong(pointer: string): boolean;
	lines(clashes: readonly Clash[]): void;
}

interface EditsOptions {
	api: Api;
	queue: Queue;
	documents: Documents;
	makeId: () => string;
	viewOf: (characterId: string) => View | undefined;
	/** Another page of this person's has sent it. */
	doneElsewhere: (item: Edit) => Promise<void>;
}

export interface Edits {
	/** Throws Problem if it was refused, or did not get there. */
	deliver(item: Edit): Promise<void>;
	refuse(item: Edit, problem: Problem): void;
}

const ROUNDS = 20;

export function createEdits(options: EditsOptions): Edits {
	const { api, queue, documents, makeId, viewOf, doneElsewhere } = options;

	async function deliver({ id, character_id }: Edit): Promise<void> {
		for (let round = 0; round < ROUNDS; round++) {
			if (!documents.get(character_id)) await documents.read(character_id);
			const item = prepared(id);
			if (!item) return;
			const { save, sitting } = item;
			const { key, patch, revision } = item.sent;
			try {
				// goes on when the page is left meanwhile
				const options = { key, keepalive: true };
				documents.learn(
					await changeCharacter(api, character_id, patch, revision, { save, sitting }, options)
				);
				finish(item);
				return;
			} catch (error) {
				if (!(error instanceof Problem) || error.code !== 'stale') throw error;
				if (!queue.isOwn(id) && queue.isGone(item)) return doneElsewhere(item);
				queue.change(without(item, 'sent') as Edit);
				await documents.read(character_id);
			}
		}
		throw new Problem(503, 'busy');
	}

	/**
	 * The item as it is by now, merged with what is known, and in the store as it is sent; null if
	 * nothing is left of it. Nothing is awaited in here: who types meanwhile would be overwritten.
	 */
	function prepared(id: string): (Edit & { sent: NonNullable<Edit['sent']> }) | null {
		const found = queue.find(id);
		if (found?.kind !== 'edit') return null;
		const item = queue.isOwn(id) ? found : queue.asWritten(found);
		if (item.sent) return { ...item, sent: item.sent };
		const { character_id } = item;
		const document = documents.get(character_id) as Character;
		const held = documentOf(document);
		const view = viewOf(character_id);
		const isLong = (pointer: string) =>
			pointer.startsWith('/sheet_data') && !!view?.isLong(pointer.slice('/sheet_data'.length));
		const { changes, lines, conflicts } = settle(item.changes, held, isLong);
		for (const conflict of conflicts) ask(character_id, conflict);
		if (lines.length) view?.lines(lines);
		const patch = makePatch(held, applied(held, changes));
		if (!Object.keys(patch).length) {
			queue.remove(item);
			return null;
		}
		const sent = { key: makeId(), patch, revision: document.revision };
		const ready = { ...item, changes, sent };
		queue.change(ready);
		return ready;
	}

	/** Unless another page wrote on in it while it was sent: then that page sends the rest. */
	function finish(item: Edit): void {
		if (queue.isOwn(item.id) || queue.isAsKept(item)) return queue.remove(item);
		queue.drop(item.id);
	}

	/** A place is asked about once, also if a crash came in between. */
	function ask(character_id: string, clash: Clash): void {
		const asked = queue
			.all()
			.find(
				(item) =>
					item.kind === 'conflict' &&
					item.character_id === character_id &&
					item.pointer === clash.pointer
			);
		if (!asked) queue.add({ kind: 'conflict', character_id, ...clash } as never);
		else queue.change({ ...without(asked as Conflict, 'mine', 'theirs'), ...clash });
	}

	/** What the refusal names is rolled back and shown with its reason; the rest is sent again. */
	function refuse(refusedItem: Edit, { code, errors }: Problem): void {
		const item = without(refusedItem, 'sent') as Edit;
		const named = item.changes.filter(({ pointer }) =>
			errors.some((error) => touches(pointer, error.pointer))
		);
		const half = item.changes.slice(0, Math.ceil(item.changes.length / 2));
		const isAlone = item.changes.length === 1;
		// nothing of it is named: each half on its own shows which one it is
		const first = named.length ? named : half;
		const rest = item.changes.filter((one) => !first.includes(one));
		const reason = { code, errors };
		if (named.length || isAlone || !isFieldProblem(code)) {
			const refused = isFieldProblem(code) ? first : item.changes;
			if (refused.length < item.changes.length) {
				queue.split(item, refused, { reason });
				queue.change({ ...item, changes: rest });
			} else queue.change({ ...item, reason });
			rebase(refused, item);
			return;
		}
		queue.split(item, rest);
		queue.change({ ...item, changes: first });
	}

	/** Later edits of the same places were made from what is rolled back now. */
	function rebase(refused: readonly Change[], { character_id, id }: Edit): void {
		for (const item of queue.all()) {
			if (item.kind !== 'edit' || item.character_id !== character_id || item.id === id) continue;
			if (item.reason) continue;
			const changes = item.changes.map((one) => {
				const old = refused.find(({ pointer }) => pointer === one.pointer);
				if (!old) return one;
				return edited(one.pointer, old.base, one.value);
			});
			queue.write({ ...item, changes });
			item.changes = changes;
		}
	}

	return { deliver, refuse };
}

/** Refusals that are about a value, so that the others may pass. */
const isFieldProblem = (code: string) =>
	['sheet_invalid', 'invalid', 'use_resource', 'bad_number', 'bad_character', 'too_deep'].includes(
		code
	);
