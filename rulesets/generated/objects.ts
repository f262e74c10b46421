// Made from schemas/ruleset-objects.json by `npm run generate`; do not edit.

/**
 * A name inside one ruleset, such as `attack.CT_3` or `own.8c1f`.
 */
export type Id = string;
/**
 * A JSON Pointer (RFC 6901) from the sheet's root.
 */
export type Pointer = string;

/**
 * A text in every language that the clients speak.
 */
export interface Text {
	/**
	 * German.
	 */
	de: string;
	/**
	 * English.
	 */
	en: string;
}
/**
 * Something that the schema or the rules have to say about a sheet.
 */
export interface Finding {
	pointer: Pointer;
	/**
	 * Names the case and never changes once published.
	 */
	code: string;
	/**
	 * An `error` refuses the write; a `warning` is stored and shown.
	 */
	severity: 'error' | 'warning';
	message: Text;
}
/**
 * One summand of a value.
 */
export interface Part {
	label: Text;
	/**
	 * What it adds.
	 */
	value: number;
}
/**
 * A value that a sheet implies but does not store.
 */
export interface StatBlock {
	id: Id;
	label: Text;
	/**
	 * The part of the sheet it is shown in.
	 */
	section: string;
	/**
	 * The value.
	 */
	value: number;
	/**
	 * What the value can reach.
	 */
	maximum?: number;
	/**
	 * What the value is made of.
	 *
	 * @maxItems 100
	 */
	parts?: Part[];
}
/**
 * One named group of dice, as TaleSpire's dice tray takes it.
 */
export interface RollGroup {
	/**
	 * Shown beside the dice; may be empty.
	 */
	name: string;
	/**
	 * Dice and modifiers, such as `1d20+3`.
	 */
	roll: string;
}
/**
 * What a group has to stay at or under, and why.
 */
export interface Target {
	/**
	 * The group's name.
	 */
	group: string;
	/**
	 * The number to stay at or under.
	 */
	value: number;
	/**
	 * What the number is made of.
	 *
	 * @maxItems 100
	 */
	parts: Part[];
}
/**
 * One of the answers of a choice.
 */
export interface Option {
	/**
	 * What is sent.
	 */
	value: string;
	label: Text;
}
/**
 * A value that one tap sets.
 */
export interface Preset {
	/**
	 * The value.
	 */
	value: number;
	label: Text;
}
/**
 * What a player may set before a throw.
 */
export interface Input {
	id: Id;
	label: Text;
	/**
	 * `modifier` and `number` are integers, `toggle` is true or false, `choice` is one of `options`.
	 */
	kind: 'modifier' | 'number' | 'toggle' | 'choice';
	/**
	 * The value where the player sets none.
	 */
	default: number | boolean | string;
	/**
	 * The least that may be set.
	 */
	minimum?: number;
	/**
	 * The most that may be set.
	 */
	maximum?: number;
	/**
	 * Values worth a button.
	 *
	 * @maxItems 24
	 */
	presets?: Preset[];
	/**
	 * The answers of a choice.
	 *
	 * @maxItems 200
	 */
	options?: Option[];
}
/**
 * Something that a sheet can throw.
 */
export interface DiceAction {
	id: Id;
	label: Text;
	/**
	 * What kind of throw it is.
	 */
	category: 'attack' | 'skill' | 'save' | 'damage' | 'custom';
	/**
	 * All groups in one text, separated by `/`.
	 */
	diceString: string;
	/**
	 * The groups to throw.
	 *
	 * @minItems 1
	 * @maxItems 20
	 */
	groups: RollGroup[];
	/**
	 * What the groups are compared with.
	 *
	 * @maxItems 20
	 */
	targets?: Target[];
	/**
	 * What may be set before the throw.
	 *
	 * @maxItems 24
	 */
	inputs: Input[];
	blocked?: Text;
}
/**
 * One die that fell.
 */
export interface Die {
	/**
	 * How many sides it has.
	 */
	sides: number;
	/**
	 * The side that fell.
	 */
	value: number;
	/**
	 * -1 where the die is subtracted.
	 */
	sign: 1 | -1;
}
/**
 * A group that fell. `total` is the signed sum of `dice` plus `modifier`.
 */
export interface ThrownGroup {
	/**
	 * The group's name; may be empty.
	 */
	name: string;
	/**
	 * What was thrown, such as `1d20+3`.
	 */
	roll: string;
	/**
	 * Every die, in the order of `roll`.
	 *
	 * @minItems 1
	 * @maxItems 100
	 */
	dice: Die[];
	/**
	 * The sum of the numbers in `roll`.
	 */
	modifier: number;
	/**
	 * The group's result.
	 */
	total: number;
}
/**
 * What fell, whoever threw it: the server, the game or a hand.
 */
export interface Throw {
	actionId?: Id;
	/**
	 * What the player had set.
	 */
	inputs: {
		[k: string]: number | boolean | string;
	};
	/**
	 * The groups in the order of the action.
	 *
	 * @minItems 1
	 * @maxItems 20
	 */
	groups: ThrownGroup[];
	/**
	 * The sum of all groups.
	 */
	total: number;
}
/**
 * One line of an outcome.
 */
export interface OutcomePart {
	label: Text;
	/**
	 * A number or a short text.
	 */
	value: number | string;
}
/**
 * A consequence that one tap applies.
 */
export interface Offer {
	label: Text;
	resource: Id;
	/**
	 * What is added to the resource.
	 */
	delta: number;
}
/**
 * The ruleset's reading of a throw.
 */
export interface Outcome {
	/**
	 * The action that was thrown; null for free dice.
	 */
	actionId: Id | null;
	/**
	 * Null where there is nothing to pass.
	 */
	success: boolean | null;
	label: Text;
	/**
	 * How well, in the ruleset's own steps.
	 */
	degree?: number;
	/**
	 * An extraordinary success or failure.
	 */
	critical?: 'success' | 'botch';
	/**
	 * How the outcome came about.
	 *
	 * @maxItems 60
	 */
	parts: OutcomePart[];
	/**
	 * What may follow with one tap.
	 *
	 * @maxItems 12
	 */
	offers: Offer[];
	followUp?: DiceAction;
	/**
	 * Whatever else the ruleset wants to keep.
	 */
	details: {
		[k: string]: unknown;
	};
}
/**
 * A value that moves only by deltas.
 */
export interface Resource {
	id: Id;
	label: Text;
	/**
	 * A `pool` is shown as a bar, a `counter` as a number or pips.
	 */
	kind: 'pool' | 'counter';
	pointer: Pointer;
	/**
	 * The value now.
	 */
	value: number;
	/**
	 * Points that go first on a loss.
	 */
	temporary?: number;
	/**
	 * The least it can be.
	 */
	minimum: number;
	/**
	 * The most it can be.
	 */
	maximum: number;
	/**
	 * Whether the whole group sees it.
	 */
	shared: boolean;
}
/**
 * A resource moved by a delta.
 */
export interface Adjustment {
	/**
	 * The value afterwards minus the value before; clamping may make it smaller than the delta.
	 */
	applied: number;
	/**
	 * The same for the temporary points.
	 */
	appliedTemporary?: number;
	resource: Resource;
	/**
	 * An RFC 7396 merge patch on the sheet.
	 */
	patch: {
		[k: string]: unknown;
	};
}
/**
 * The text of a card, which every member of the group may read.
 */
export interface Summary {
	subtitle: Text;
	/**
	 * At most three lines.
	 *
	 * @maxItems 3
	 */
	lines: Text[];
}
/**
 * What can be raised next.
 */
export interface Improvement {
	pointer: Pointer;
	label: Text;
	/**
	 * The part of the sheet it is shown in.
	 */
	section: string;
	/**
	 * The value now.
	 */
	value: number;
	/**
	 * The value after the step.
	 */
	next: number;
	/**
	 * The price of the step; null where it is not known.
	 */
	cost: number | null;
	blocked?: Text;
}
