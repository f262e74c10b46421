/** Which places of a sheet hold no value of their own but follow from others by a formula. */
import { FormulaError, valueOf, type Formula, type Path } from './formula.ts';
import { stored } from './path.ts';

const MAX_CHAIN = 32;

/** A formula and its place; `*` in the place is any key of a map. */
export interface Derivation {
	path: Path;
	formula: Formula;
}

/** One sheet's values, stored and derived; each formula is worked out once. */
export class Values {
	private readonly sheet: unknown;
	private readonly plain = new Map<string, Formula>();
	private readonly starred: Derivation[] = [];
	private readonly known = new Map<string, number | FormulaError>();
	private depth = 0;

	constructor(derivations: readonly Derivation[], sheet: unknown) {
		this.sheet = sheet;
		for (const derivation of derivations) {
			if (derivation.path.includes('*')) this.starred.push(derivation);
			else this.plain.set(nameOf(derivation.path), derivation.formula);
		}
	}

	/** What stands at a path or follows there; undefined for nothing. Throws FormulaError. */
	readonly get = (path: Path): unknown => {
		const plain = this.plain.get(nameOf(path));
		if (plain) return this.derived(path, plain, []);
		const found = this.starred.find(({ path: pattern }) => matches(pattern, path));
		if (!found) return stored(this.sheet, path);
		const keys = path.filter((_, index) => found.path[index] === '*');
		return this.derived(path, found.formula, keys);
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

function matches(pattern: Path, path: Path): boolean {
	return (
		pattern.length === path.length &&
		pattern.every((step, index) => step === '*' || step === path[index])
	);
}
