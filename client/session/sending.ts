/** How a move and a throw get to the server: in the room if it is there, else by REST under the same id. */
import type { Api } from '../api/api.ts';
import { adjustResource, practise } from '../api/characters.ts';
import { createRoll } from '../api/groups.ts';
import { Unreachable } from '../api/problem.ts';
import type { ResourceChange } from '../generated/live.ts';
import type { Room, Say } from '../live/room.ts';
import { without } from '../without.ts';
import type { Adjust, RollItem } from './items.ts';
import type { Roll } from './words.ts';

export function sendAdjust(
	api: Api,
	room: Room | undefined,
	{ id, character_id, resource, delta, note, group_id }: Adjust
): Promise<ResourceChange> {
	const body = { delta, ...(note !== undefined && { note }), ...(group_id && { group_id }) };
	if (!room) return adjustResource(api, character_id, resource, body, { key: id });
	const command = { type: 'resource.adjust', id, character_id, resource, ...body } as const;
	return said(room, command) as Promise<ResourceChange>;
}

export function sendRoll(
	api: Api,
	room: Room | undefined,
	{ id, body, group_id, character_id }: RollItem
): Promise<Roll> {
	if (room) return said(room, { type: 'roll.create', id, ...body } as Say) as Promise<Roll>;
	if (group_id) return createRoll(api, group_id, body, { key: id });
	return practise(api, character_id, without(body, 'character_id', 'visibility'), { key: id });
}

/** If the room goes before it answers, the outbox sends it again. */
function said(room: Room, command: Say): Promise<unknown> {
	return new Promise((done, failed) => {
		const leave = room.subscribe({
			state({ is }) {
				if (is !== 'live') failed(new Unreachable('the room was left'));
			}
		});
		room.say(command, { kept: false }).then(done, failed).finally(leave);
	});
}
