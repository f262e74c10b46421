// Made from schemas/live by `npm run generate`; do not edit.

export type ClientMessage =
	Auth | Hello | Ping | PresenceSet | ResourceAdjust | RollCreate | RollRequest;
export type ServerMessage =
	| Ack
	| Refusal
	| CharacterAssignedEvent
	| CharacterDeletedEvent
	| CharacterRemovedEvent
	| CharacterRestoredEvent
	| CharacterSavedEvent
	| ContentChangedEvent
	| GroupDeletedEvent
	| GroupDmChangedEvent
	| GroupUpdatedEvent
	| MemberJoinedEvent
	| MemberLeftEvent
	| ResourceChangedEvent
	| RollCreatedEvent
	| RollRequestedEvent
	| Pong
	| Presence
	| RulesetChanged
	| Welcome;
export type RoomEvent =
	| CharacterAssignedEvent
	| CharacterDeletedEvent
	| CharacterRemovedEvent
	| CharacterRestoredEvent
	| CharacterSavedEvent
	| ContentChangedEvent
	| GroupDeletedEvent
	| GroupDmChangedEvent
	| GroupUpdatedEvent
	| MemberJoinedEvent
	| MemberLeftEvent
	| ResourceChangedEvent
	| RollCreatedEvent
	| RollRequestedEvent;

/**
 * A command was done, now or before.
 */
export interface Ack {
	type: 'ack';
	id: string;
	/**
	 * Where it stands in this group's log; null where it is not told there.
	 */
	offset: number | null;
	/**
	 * What REST answers: ResourceChange, Roll; for `roll.request` the data of `roll.requested`.
	 */
	result: {
		[k: string]: unknown;
	};
}
/**
 * A newer access token of the same person, before the old one ends.
 */
export interface Auth {
	type: 'auth';
	/**
	 * Names the answer.
	 */
	id: string;
	token: string;
}
/**
 * A message was not accepted; nothing changed.
 */
export interface Refusal {
	type: 'error';
	/**
	 * Of the message, if it had one.
	 */
	id: string | null;
	problem: Problem;
}
/**
 * RFC 9457 problem details. `code` never changes once published.
 */
export interface Problem {
	type: string;
	title: string;
	status: number;
	detail: string;
	code: string;
	instance?: string;
	errors?: {
		/**
		 * JSON Pointer into the body, `?name` for a query parameter, `#Name` for a header.
		 */
		pointer: string;
		code: string;
		severity?: 'error' | 'warning';
		message: Text;
		[k: string]: unknown;
	}[];
	[k: string]: unknown;
}
/**
 * A text in both languages.
 */
export interface Text {
	de: string;
	en: string;
}
/**
 * How a character stands at the table: put there, (in)active, hidden or shown. Replaces what was known.
 */
export interface CharacterAssignedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'character.assigned';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: Assignment;
}
/**
 * The card of a character at a table. Its owner and the dungeon master may open the sheet.
 */
export interface Assignment {
	character_id: string;
	name: string;
	portrait_url: string | null;
	/**
	 * Summary and shared resources, as the ruleset made them at the last save.
	 */
	card: {
		[k: string]: unknown;
	};
	ruleset_id: string;
	ruleset_version: string;
	owner_user_id: string;
	owner_name: string;
	is_active: boolean;
	hidden: boolean;
	revision: number;
	assigned_at: string;
}
/**
 * Its owner deleted it; it can come back for 30 days.
 */
export interface CharacterDeletedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'character.deleted';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		character_id: string;
		name: string;
		revision: number;
	};
}
/**
 * A character left the table, or was hidden from this person.
 */
export interface CharacterRemovedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'character.removed';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		character_id: string;
		revision: number;
	};
}
/**
 * A deleted character came back.
 */
export interface CharacterRestoredEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'character.restored';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		character_id: string;
		name: string;
		revision: number;
		card: Card;
	};
}
/**
 * What the rest of the group sees: the ruleset's summary and the shared resources.
 */
export interface Card {
	summary?: {
		[k: string]: unknown;
	};
	resources?: {
		[k: string]: unknown;
	}[];
	[k: string]: unknown;
}
/**
 * A character was changed. `patch` (a merge patch of `{name, sheet_data}`, at most 8 KiB) is for owner and dungeon master; without it they read again.
 */
export interface CharacterSavedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'character.saved';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		character_id: string;
		name: string;
		revision: number;
		/**
		 * The one that it was made from.
		 */
		from_revision: number;
		card: Card;
		patch?: {
			[k: string]: unknown;
		};
		portrait_url?: string | null;
	};
}
/**
 * An entry of the group's own content was made, changed or deleted; who shows it reads it again.
 */
export interface ContentChangedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'content.changed';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		entry_id: string;
		kind: string;
		name: {
			[k: string]: unknown;
		};
		change: 'created' | 'changed' | 'deleted';
		revision: number;
	};
}
/**
 * The group is gone; the socket is closed with 4404 after it.
 */
export interface GroupDeletedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'group.deleted';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		group_id: string;
		name: string;
	};
}
/**
 * Another dungeon master leads; rights change with this event.
 */
export interface GroupDmChangedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'group.dm_changed';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		group_id: string;
		dm_user_id: string;
		dm_name: string;
		previous_dm_user_id: string;
		revision: number;
	};
}
/**
 * Name or description changed.
 */
export interface GroupUpdatedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'group.updated';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		group_id: string;
		name: string;
		description: string;
		revision: number;
	};
}
/**
 * Somebody joined the group.
 */
export interface MemberJoinedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'member.joined';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: GroupMember;
}
/**
 * A member as the group sees them.
 */
export interface GroupMember {
	user_id: string;
	display_name: string;
	role: 'player' | 'dm';
	joined_at: string;
}
/**
 * Somebody left, was removed, or deleted their account; their characters are gone from the table. Their own sockets get 4403 instead.
 */
export interface MemberLeftEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'member.left';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		user_id: string;
		/**
		 * Not of a deleted account.
		 */
		display_name?: string;
		reason: 'left' | 'removed' | 'deleted';
	};
}
/**
 * A resource moved. Values are absolute; a client ignores a revision not above its own.
 */
export interface ResourceChangedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'resource.changed';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: ResourceChange;
}
/**
 * What became of the resource.
 */
export interface ResourceChange {
	character_id: string;
	resource: string;
	delta: number;
	/**
	 * Value after minus value before.
	 */
	applied: number;
	value: number;
	minimum: number;
	maximum: number;
	temporary?: number;
	applied_temporary?: number;
	revision: number;
}
/**
 * Somebody threw. The source says whether the server, the game or a hand did.
 */
export interface RollCreatedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'roll.created';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: Roll;
}
/**
 * A roll as it was thrown and read. A deleted person's rolls stay, without their name.
 */
export interface Roll {
	id: string;
	group_id: string | null;
	user_id: string | null;
	display_name: string | null;
	/**
	 * Null for a roll without a character.
	 */
	character: null | RollCharacter;
	parent_id: string | null;
	client_id: string;
	label: Text;
	category: 'attack' | 'skill' | 'save' | 'damage' | 'custom';
	throw: Throw;
	/**
	 * The ruleset's reading (Outcome of schemas/ruleset-objects.json); null for free dice.
	 */
	outcome: {
		[k: string]: unknown;
	} | null;
	source: 'server' | 'talespire' | 'manual';
	visibility: 'all' | 'dm' | 'self';
	rolled_at: string;
}
/**
 * Who threw, by the name of that time; `id` is null once the character is gone for good.
 */
export interface RollCharacter {
	id: string | null;
	name: string;
}
/**
 * What fell, whoever threw it.
 */
export interface Throw {
	actionId?: string;
	inputs: {
		[k: string]: unknown;
	};
	groups: ThrownGroup[];
	total: number;
}
/**
 * A group of dice that fell. `total` is the signed sum of `dice` plus `modifier`.
 */
export interface ThrownGroup {
	name: string;
	/**
	 * Dice as TaleSpire writes them: 1d20+3.
	 */
	roll: string;
	/**
	 * @minItems 1
	 * @maxItems 100
	 */
	dice: Die[];
	modifier: number;
	total: number;
}
/**
 * One die that fell.
 */
export interface Die {
	sides: number;
	value: number;
	sign: 1 | -1;
}
/**
 * The dungeon master asks for a throw.
 */
export interface RollRequestedEvent {
	type: 'event';
	/**
	 * Its place in the group's log.
	 */
	offset: number;
	event: 'roll.requested';
	at: string;
	/**
	 * Who did it; null where this group is not to know, and for a deleted person.
	 */
	actor: string | null;
	/**
	 * The command id or Idempotency-Key that it was done under.
	 */
	cause?: string;
	/**
	 * Said with it, in the group where it was done.
	 */
	note?: string;
	data: {
		request_id: string;
		action_id: string;
		inputs: {
			[k: string]: unknown;
		};
		label: Text;
		visibility: 'all' | 'dm';
		/**
		 * Who is asked; null: everybody.
		 */
		character_ids: string[] | null;
	};
}
/**
 * The first frame, within five seconds. `resume` is what the last `welcome`, event or `pong` gave.
 */
export interface Hello {
	type: 'hello';
	/**
	 * An access token.
	 */
	token: string;
	/**
	 * From where the person plays.
	 */
	client: 'symbiote' | 'web';
	/**
	 * Up to where the client has seen everything.
	 */
	resume?: {
		/**
		 * Of the database; another one after a backup was restored.
		 */
		epoch: string;
		offset: number;
	};
}
/**
 * A sign of life; the `pong` moves the resume point past events that are not for this person.
 */
export interface Ping {
	type: 'ping';
	/**
	 * Names the answer.
	 */
	id?: string;
}
/**
 * The answer to `ping`: everything up to `offset` that is for this person was sent before it.
 */
export interface Pong {
	type: 'pong';
	id?: string;
	offset: number;
}
/**
 * Who came, went, or looks elsewhere. Only the people that changed; it is not in the log.
 */
export interface Presence {
	type: 'presence';
	/**
	 * @minItems 1
	 */
	people: {
		user_id: string;
		display_name: string;
		/**
		 * Empty: gone.
		 */
		clients: ('symbiote' | 'web')[];
		/**
		 * Here if any of their clients is.
		 */
		state: 'here' | 'away';
		/**
		 * The last sign of life.
		 */
		seen_at: string;
	}[];
}
/**
 * Whether the person looks at the table from this client.
 */
export interface PresenceSet {
	type: 'presence.set';
	/**
	 * Names the answer.
	 */
	id: string;
	state: 'here' | 'away';
}
/**
 * Move a resource of a character at this table. Its owner may, and the dungeon master. Note and actor are shown in this group alone.
 */
export interface ResourceAdjust {
	type: 'resource.adjust';
	/**
	 * Made by the client: the Idempotency-Key of what is done. Repeated, it is answered alike.
	 */
	id: string;
	character_id: string;
	resource: string;
	delta: number;
	note?: string;
	group_id?: string;
}
/**
 * Throw at this table, or report a throw; the same as `POST /groups/:id/rolls`.
 */
export interface RollCreate {
	type: 'roll.create';
	/**
	 * Made by the client: the Idempotency-Key of what is done. Repeated, it is answered alike.
	 */
	id: string;
	/**
	 * Made by the client: a roll told twice is one roll. Without it the Idempotency-Key counts.
	 */
	client_id?: string;
	/**
	 * What the character does, from its actions; instead of free dice.
	 */
	action_id?: string;
	/**
	 * What the player set of the action's inputs.
	 */
	inputs?: {
		[k: string]: number | boolean | string;
	};
	/**
	 * Free dice: a dice string of TaleSpire's, or groups.
	 */
	dice?: string | RollGroup[];
	/**
	 * What it is called; without one the action's name or the dice.
	 */
	label?: string;
	/**
	 * Of free dice; an action has its own.
	 */
	category?: 'attack' | 'skill' | 'save' | 'damage' | 'custom';
	/**
	 * The server throws; or it is told what the game (talespire) or a hand (manual) threw.
	 */
	source: 'server' | 'talespire' | 'manual';
	throw?: RollThrow;
	/**
	 * The roll that this one follows: a confirmation, the damage of a hit.
	 */
	parent_id?: string;
	/**
	 * A character at this table; an action needs one.
	 */
	character_id?: string;
	/**
	 * Who sees it: all, the dungeon master and the roller, the roller alone. For all unless the character is hidden.
	 */
	visibility?: 'all' | 'dm' | 'self';
}
/**
 * A named group of dice.
 */
export interface RollGroup {
	name: string;
	/**
	 * Dice as TaleSpire writes them: 1d20+3.
	 */
	roll: string;
}
/**
 * What fell in the game or by hand. It is held against the dice that were to be thrown.
 */
export interface RollThrow {
	/**
	 * @minItems 1
	 * @maxItems 20
	 */
	groups: ThrownGroup[];
	total: number;
}
/**
 * Ask the table for a throw: each of their panels shows a button. Only the dungeon master may.
 */
export interface RollRequest {
	type: 'roll.request';
	/**
	 * Made by the client: the Idempotency-Key of what is done. Repeated, it is answered alike.
	 */
	id: string;
	/**
	 * What the character does, from its actions; instead of free dice.
	 */
	action_id: string;
	/**
	 * What the player set of the action's inputs.
	 */
	inputs?: {
		[k: string]: number | boolean | string;
	};
	/**
	 * What it is called; without one the action's name or the dice.
	 */
	label?: string;
	/**
	 * For whom the throws are meant to be.
	 */
	visibility?: 'all' | 'dm';
	/**
	 * Who is asked; without any, everybody.
	 *
	 * @maxItems 100
	 */
	character_ids?: string[];
}
/**
 * The group's ruleset was loaded anew while the server runs: whoever shows a sheet reads `/derived` (and the schema, where it draws by it) again. It is not in the log: it changes nothing at the table, and `welcome.ruleset` tells whoever was away.
 */
export interface RulesetChanged {
	type: 'ruleset.changed';
	/**
	 * The ruleset as it is now; `version` may be as before.
	 */
	ruleset: {
		/**
		 * Of the ruleset.
		 */
		id: string;
		/**
		 * Semantic version of the ruleset.
		 */
		version: string;
		/**
		 * Changes with any file of the ruleset's package.
		 */
		state: string;
	};
}
/**
 * The answer to `hello`. Missed events follow it, then what happens.
 */
export interface Welcome {
	type: 'welcome';
	/**
	 * Of the database; another one after a backup was restored.
	 */
	epoch: string;
	/**
	 * How far the group's log is.
	 */
	offset: number;
	/**
	 * Whether everything above `resume` follows. False without `resume`, and where the log does not go back so far: read by REST.
	 */
	recovered: boolean;
	role: 'player' | 'dm';
	presence: {
		user_id: string;
		display_name: string;
		/**
		 * Empty: gone.
		 */
		clients: ('symbiote' | 'web')[];
		/**
		 * Here if any of their clients is.
		 */
		state: 'here' | 'away';
		/**
		 * The last sign of life.
		 */
		seen_at: string;
	}[];
	/**
	 * The group's ruleset as this server has it; without `version` and `state` it is not running.
	 */
	ruleset: {
		/**
		 * Of the ruleset.
		 */
		id: string;
		/**
		 * Semantic version of the ruleset.
		 */
		version?: string;
		/**
		 * Changes with any file of the ruleset's package.
		 */
		state?: string;
	};
}
