/** Which places of a sheet hold no value of their own but follow from others by a formula. */
import { FormulaError, valueOf, type Formula, type Lookup, type Path } from './formula.ts';
import { stored } from './path.ts';

const MAX_CHAIN = 32;

/** The formulas of a ruleset by their places; `*` in a place is any key of a map. */
export class Derivations {
	private readonly plain = new Map<string, Formula>();
	private readonly starred: [Path, Formula][] = [];

	constructor(formulas: Iterable<readonly [place: Path, formula: Formula]>) {
		for (const [path, formula] of formulas) {
			if (path.includes('*')) this.starred.push([path, formula]);
			else this.plain.set(nameOf(path), formula);
		}
	}

	/** The formula of a place, and the keys that its stars stand for. */
	at(path: Path): [Formula, keys: Path] | undefined {
		const plain = this.plain.get(nameOf(path));
		if (plain) return [plain, []];
		const found = this.starred.find(([pattern]) => matches(pattern, path));
		return found && [found[1], path.filter((_, index) => found[0][index] === '*')];
	}
}

/** One sheet's values, stored and derived; each formula is worked out once. */
export class Values {
	readonly sheet: unknown;
	private readonly derivations: Derivations;
	private readonly known = new Map<string, number | FormulaError>();
	private depth = 0;

	constructor(derivations: Derivations, sheet: unknown) {
		this.derivations = derivations;
		this.sheet = sheet;
	}

	/** What stands at a path or follows there; undefined for nothing. Throws FormulaError. */
	readonly get: Lookup = (path) => {
		const derived = this.derivations.at(path);
		return derived ? this.derived(path, ...derived) : stored(this.sheet, path);
	};

	private derived(path: Path, formula: Formula, keys: Path): number {
		const name = nameOf(path);
		const known = this.known.get(name);
		if (known instanceof FormulaError) throw known;
		if (known !== undefined) return known;
		if (this.depth === MAX_CHAIN) throw new FormulaError('too_deep', 0);
		// until it is known: whoever asks meanwhile closes a circle
		this.known.set(name, new FormulaError('cycle', 0));
		this.depth += 1;
		try {
			const value = valueOf(formula.program, this.get, keys);
			this.known.set(name, value);
			return value;
		} catch (error) {
			if (error instanceof FormulaError) this.known.set(name, error);
			throw error;
		} finally {
			this.depth -= 1;
		}
	}
}

const nameOf = (path: Path) => JSON.stringify(path);

/** Whether a path with stars is the pattern of a place. */
export function matches(pattern: Path, path: Path): boolean {
	return (
		pattern.length === path.length &&
		pattern.every((step, index) => step === '*' || step === path[index])
	);
}
