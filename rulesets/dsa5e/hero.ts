/** A sheet as the rules see it. It never writes to the sheet. */
import type { Sheet, Instance as Purchase } from './generated/sheet.ts';
import type { Code, Entry, Level, Rules, Tradition } from './tables.ts';
import { ATTRIBUTES, START, TECHNIQUE_START } from './tables.ts';
import { halfUp, own } from './wording.ts';

export const ABILITY_KINDS = ['advantages', 'disadvantages', 'special_abilities'] as const;
export type AbilityKind = (typeof ABILITY_KINDS)[number];
export type RatingKind = 'talents' | 'combat_techniques' | 'spells' | 'liturgies';

const MAGICAL = 'ADV_50';
const BLESSED = 'ADV_12';

/** Members that no rule reads: whatever a player writes there moves no value. */
const WORDS: readonly string[] = ['profile', 'notes'];

/** Whether everything but the words is the very same: an edit copies only what it changes. */
function isReworded(before: Sheet, sheet: Sheet): boolean {
	const [one, other] = [before, sheet] as unknown as Record<string, unknown>[];
	return Object.keys({ ...one, ...other }).every(
		(name) => one?.[name] === other?.[name] || WORDS.includes(name)
	);
}

/** One purchase of an advantage, disadvantage or special ability. */
export interface Instance {
	kind: AbilityKind;
	key: string;
	pointer: string;
	id: string;
	level: number;
	option: string;
	data: Purchase;
	facts: Entry | undefined;
}

/** Attributes, purchases and ratings, with what the species and the traditions bring. */
export class Hero {
	readonly rules: Rules;
	readonly sheet: Sheet;
	readonly options: NonNullable<Sheet['rules']>;
	readonly attributes: Record<Code, number>;
	readonly species: Entry | undefined;
	readonly level: Level | undefined;
	readonly creating: boolean;
	readonly instances: Instance[];
	readonly active = new Map<string, Instance[]>();
	readonly automatic: Set<string>;
	readonly isMagical: boolean;
	readonly isBlessed: boolean;
	readonly traditions: Tradition[];
	readonly churches: Tradition[];
	readonly #memo: Map<unknown, unknown>;

	/** `before` was worked out for another sheet of theirs: what is known of it goes on to count where
	 * the two differ in words alone. */
	constructor(rules: Rules, sheet: Sheet, before?: Hero) {
		this.rules = rules;
		this.sheet = sheet;
		this.#memo = before && isReworded(before.sheet, sheet) ? before.#memo : new Map();
		this.options = sheet.rules ?? {};
		this.attributes = Object.fromEntries(
			ATTRIBUTES.map((code) => [code, sheet.attributes[code] ?? START])
		) as Record<Code, number>;
		this.species = this.entry('species', sheet.species);
		this.level = rules.levels.get(sheet.experience_level);
		this.creating = sheet.phase === 'creation';
		this.instances = this.#instances();
		for (const one of this.instances) {
			const found = this.active.get(one.id);
			if (found) found.push(one);
			else this.active.set(one.id, [one]);
		}
		this.automatic = new Set(this.species?.automatic_advantages);
		this.isMagical = this.has(MAGICAL);
		this.isBlessed = this.has(BLESSED);
		const held = rules.traditions.filter((one) => this.active.has(one.id));
		this.traditions = held.filter((one) => !one.blessed);
		this.churches = held.filter((one) => one.blessed);
	}

	#instances(): Instance[] {
		return ABILITY_KINDS.flatMap((kind) =>
			Object.entries(this.sheet[kind] ?? {}).map(([key, data]) => ({
				kind,
				key,
				pointer: `/${kind}/${key}`,
				id: data.entry,
				level: data.level ?? 1,
				option: data.option ?? '',
				data,
				facts: this.entry(kind, data.entry)
			}))
		);
	}

	/** What was worked out already: sheets are never changed in place, so it stays true. */
	once<T>(key: unknown, find: () => T): T {
		if (this.#memo.has(key)) return this.#memo.get(key) as T;
		const found = find();
		this.#memo.set(key, found);
		return found;
	}

	/** An entry of the compendium or of the sheet's own. */
	entry(kind: string, id: string): Entry | undefined {
		const found = this.rules.entry(kind, id);
		if (found || !this.sheet.custom) return found;
		const entries = own<Record<string, Entry>>(this.sheet.custom, kind);
		return own(entries, id);
	}

	has(id: string): boolean {
		return this.active.has(id) || this.automatic.has(id);
	}

	/** The highest level of an advantage, disadvantage or special ability; 0 without it. */
	levelOf(id: string): number {
		const found = this.active.get(id);
		if (found) return Math.max(...found.map((one) => one.level));
		return this.automatic.has(id) ? 1 : 0;
	}

	/** How often it was taken for `option`. */
	times(id: string, option: string): number {
		return this.active.get(id)?.filter((one) => one.option === option).length ?? 0;
	}

	rating(kind: RatingKind, id: string): number {
		return own(this.sheet[kind], id) ?? (kind === 'combat_techniques' ? TECHNIQUE_START : 0);
	}

	/** Purchased, lost or redeemed points of LeP, AsP or KaP. */
	energy(id: 'LeP' | 'AsP' | 'KaP', what: 'purchased' | 'lost' | 'redeemed'): number {
		const energy: Partial<Record<typeof what, number>> | undefined = this.sheet.energies?.[id];
		return energy?.[what] ?? 0;
	}

	/** What the primary attribute adds to AsP; the best of several traditions counts. */
	magicShare(): number {
		return Math.max(
			0,
			...this.traditions.map(({ primary, asp_factor }) =>
				primary ? halfUp(this.attributes[primary] * 2 * asp_factor, 2) : 0
			)
		);
	}

	/** The highest primary attribute of the magical or blessed traditions, or 0. */
	primary(tradition: 'magical' | 'blessed'): number {
		const held = tradition === 'magical' ? this.traditions : this.churches;
		return Math.max(0, ...held.map(({ primary }) => (primary ? this.attributes[primary] : 0)));
	}
}
