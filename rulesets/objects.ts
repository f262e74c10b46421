/** The objects that cross the border between rulesets, clients and server; see `schemas/ruleset-objects.json`. */
export type {
	Adjustment,
	DiceAction,
	Die,
	Finding,
	Id,
	Improvement,
	Input,
	Offer,
	Option,
	Outcome,
	OutcomePart,
	Part,
	Pointer,
	Preset,
	Resource,
	RollGroup,
	StatBlock,
	Summary,
	Target,
	Text,
	Throw,
	ThrownGroup
} from './generated/objects.ts';

/** A character's data. Plain JSON, never changed in place: `pointer.ts` writes by copying. */
export type SheetData = Readonly<Record<string, unknown>>;

/** What a player set before a throw: input id → value. */
export type Inputs = Readonly<Record<string, number | boolean | string>>;

export type Language = 'de' | 'en';
