/**
 * The formulas and dice of a sheet schema's `x-` words: read once, worked out per sheet.
 * `docs/reference/vocabulary.md` states the grammar and every rule; `app/rulesets/formulas.py` is
 * the server's side, and `schemas/grammar/cases` hold both to one result.
 *
 * Numbers are exact fractions until the end, of big integers: a product of two numbers within the
 * bounds needs more than 53 bits.
 */
import { parse as tokensOf } from './path.ts';

const MAX_LENGTH = 500;
const MAX_DEPTH = 20;
const MAX_ARGUMENTS = 20;
const MAX_VALUE = 1_000_000_000;
const MAX_DICE = 100;
const MAX_SIDES = 1000;
const MAX_MODIFIER = 100_000;
const MAX_ROLL = 200;

export type Path = readonly string[];
/** What a sheet holds at a path of object keys; undefined for nothing. May throw FormulaError. */
export type Lookup = (path: Path) => unknown;

/** Why a formula cannot be read or worked out, and how many characters stand before the fault. */
export class FormulaError extends Error {
	readonly code: string;
	readonly position: number;

	constructor(code: string, position: number) {
		super(`${code} at character ${position + 1}`);
		this.code = code;
		this.position = position;
	}
}

interface Fraction {
	/** numerator, and denominator above 0; reduced */
	n: bigint;
	d: bigint;
}

/** A formula in the order in which it is worked out, so that its depth costs no stack. */
export type Program = readonly Step[];
export type Step = { at: number } & (
	| { value: number }
	| { path: Path }
	/** takes the last `takes` values and leaves one */
	| { name: string; takes: number }
);

const POINTER =
	/@(?:\/(?:[A-Za-z0-9_]|~[01])+|\/\*(?![A-Za-z0-9_~*]))+|@\{(?:\/(?:[^/~{}]|~[01])+)+\}/gu;

/** One summand at the outermost level, and where its text stands. */
export interface Term {
	sign: 1 | -1;
	program: Program;
	text: string;
}

interface Die {
	at: number;
	sign: 1 | -1;
	count: Program;
	sides: Program;
}

export interface Formula {
	program: Program;
	terms: readonly Term[];
}

export interface Dice {
	dice: readonly Die[];
	numbers: readonly Term[];
}

const fail = (code: string, position: number): never => {
	throw new FormulaError(code, position);
};

/** Reads a formula. Throws FormulaError. */
export function readFormula(text: string): Formula {
	const reader = new Reader(text);
	const terms = reader.sum();
	reader.end();
	return { terms, program: reader.program };
}

/** Reads the dice of an `x-roll`. Throws FormulaError. */
export function readDice(text: string): Dice {
	const reader = new Reader(text);
	const read = reader.dice();
	reader.end();
	return read.dice.length > 0 ? read : fail('no_dice', 0);
}

/** A formula's value, rounded down. Throws FormulaError. */
export function valueOf(program: Program, lookup: Lookup, keys: Path = []): number {
	return Number(floor(exact(program, lookup, keys)));
}

/** A summand's value if it is whole before anything is rounded; else undefined. */
export function wholeOf(program: Program, lookup: Lookup, keys: Path = []): number | undefined {
	const { n, d } = exact(program, lookup, keys);
	return d === 1n ? Number(n) : undefined;
}

/** What is thrown, in the game's grammar: the dice, then the sum of all numbers and `more`. */
export function rollOf({ dice, numbers }: Dice, lookup: Lookup, keys: Path = [], more = 0): string {
	let count = 0;
	let roll = '';
	for (const die of dice) {
		const dies = valueOf(die.count, lookup, keys);
		const sides = valueOf(die.sides, lookup, keys);
		if (dies < 0 || dies > MAX_DICE || sides < 2 || sides > MAX_SIDES) fail('bad_dice', die.at);
		if (dies === 0) continue;
		roll += `${die.sign < 0 ? '-' : '+'}${dies}d${sides}`;
		count += dies;
	}
	if (!roll) fail('no_dice', 0);
	if (roll.startsWith('-')) fail('bad_dice', dice[0]?.at ?? 0);
	if (count > MAX_DICE) fail('bad_dice', 0);
	let total: Fraction = { n: 0n, d: 1n };
	for (const term of numbers) {
		const value = exact(term.program, lookup, keys);
		total = bounded(
			fraction(total.n * value.d + BigInt(term.sign) * value.n * total.d, total.d * value.d),
			0
		);
	}
	const modifier = Number(floor(total)) + more;
	const text = roll.slice(1) + signed(modifier);
	return Math.abs(modifier) > MAX_MODIFIER || text.length > MAX_ROLL ? fail('bad_dice', 0) : text;
}

const signed = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `${value}` : '');

/** A pointer's path with its stars filled in. Throws FormulaError where a star has no key. */
function bound(path: Path, keys: Path, at: number): Path {
	let used = 0;
	return path.map((token) => (token === '*' ? (keys[used++] ?? fail('unbound_star', at)) : token));
}

/** Works a program out. A failure of what a pointer leads to is told at the pointer. */
function exact(program: Program, lookup: Lookup, keys: Path): Fraction {
	const stack: Fraction[] = [];
	for (const step of program) {
		if ('value' in step) stack.push({ n: BigInt(step.value), d: 1n });
		else if ('path' in step) stack.push(looked(step.path, step.at, lookup, keys));
		else stack.push(bounded(operation(step.name, stack.splice(-step.takes), step.at), step.at));
	}
	return stack[0] as Fraction;
}

function looked(path: Path, at: number, lookup: Lookup, keys: Path): Fraction {
	const place = bound(path, keys, at);
	let value;
	try {
		value = lookup(place);
	} catch (error) {
		throw error instanceof FormulaError ? new FormulaError(error.code, at) : error;
	}
	if (value === undefined || value === null) value = 0;
	if (typeof value === 'boolean') value = Number(value);
	if (!Number.isInteger(value)) return fail('not_a_number', at);
	return Math.abs(value as number) > MAX_VALUE
		? fail('too_large', at)
		: { n: BigInt(value as number), d: 1n };
}

function operation(name: string, values: Fraction[], at: number): Fraction {
	const [a, b] = values as [Fraction, Fraction];
	switch (name) {
		case '+':
			return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
		case '-':
			return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
		case '*':
			return fraction(a.n * b.n, a.d * b.d);
		case '/':
			return b.n === 0n ? fail('division_by_zero', at) : fraction(a.n * b.d, a.d * b.n);
		case 'negative':
			return { n: -a.n, d: a.d };
		case 'floor':
			return { n: floor(a), d: 1n };
		case 'ceil':
			return { n: -floor({ n: -a.n, d: a.d }), d: 1n };
		case 'round':
			return { n: floor(fraction(2n * a.n + a.d, 2n * a.d)), d: 1n };
		case 'min':
			return values.reduce((one, other) => (other.n * one.d < one.n * other.d ? other : one));
		default:
			return values.reduce((one, other) => (other.n * one.d > one.n * other.d ? other : one));
	}
}

function fraction(n: bigint, d: bigint): Fraction {
	let [one, other] = [n < 0n ? -n : n, d < 0n ? -d : d];
	while (other) [one, other] = [other, one % other];
	const by = d < 0n ? -one : one;
	return { n: n / by, d: d / by };
}

function floor({ n, d }: Fraction): bigint {
	return n >= 0n || n % d === 0n ? n / d : n / d - 1n;
}

function bounded(value: Fraction, at: number): Fraction {
	const most = BigInt(MAX_VALUE);
	return value.n > most || value.n < -most || value.d > most ? fail('too_large', at) : value;
}

// Reading -----------------------------------------------------------------------------------------

const TOKEN = new RegExp(
	` *(?:(?<integer>[0-9]+)|(?<pointer>${POINTER.source})|(?<die>d(?![a-z]))|(?<name>[a-z]+)` +
		'|(?<sign>[-+*/(),])|(?<end>$))',
	'uy'
);

/** A pointer as it is written in a formula, as a path. */
const pathOf = (text: string): Path => tokensOf(text.replace(/[@{}]/g, ''));

/** A part of a formula as people read it: `called` puts a name in place of each pointer. */
export const spoken = (text: string, called: (path: Path) => string): string =>
	text.replace(POINTER, (pointer) => called(pathOf(pointer)));

interface Token {
	kind: string;
	text: string;
	/** in code units; told to people in characters */
	at: number;
	end: number;
}

const ARGUMENTS: Readonly<Record<string, readonly [least: number, most: number]>> = {
	floor: [1, 1],
	ceil: [1, 1],
	round: [1, 1],
	min: [2, MAX_ARGUMENTS],
	max: [2, MAX_ARGUMENTS]
};

/** Recursive descent; the first mistake from the left is the one that is told. */
class Reader {
	readonly program: Step[] = [];
	private readonly text: string;
	private depth = 0;
	private done = 0;
	private next: Token;

	constructor(text: string) {
		if (!text.replaceAll(' ', '')) fail('empty', 0);
		if (text.length > MAX_LENGTH && [...text].length > MAX_LENGTH) fail('too_long', MAX_LENGTH);
		this.text = text;
		this.next = this.token(0);
	}

	private token(from: number): Token {
		TOKEN.lastIndex = from;
		const groups = TOKEN.exec(this.text)?.groups ?? {};
		const end = TOKEN.lastIndex;
		for (const [kind, text] of Object.entries(groups)) {
			if (text !== undefined) return { kind, text, at: end - text.length, end };
		}
		const at = from + (/^ */.exec(this.text.slice(from))?.[0].length ?? 0);
		return { kind: 'unknown', text: '', at, end: at };
	}

	private take(): Token {
		const taken = this.next;
		this.done = taken.end;
		this.next = this.token(taken.end);
		return taken;
	}

	private is(signs: string): boolean {
		return this.next.kind === 'sign' && signs.includes(this.next.text);
	}

	private fail(code: string, token = this.next): never {
		throw new FormulaError(code, this.position(token.at));
	}

	private position(at: number): number {
		return [...this.text.slice(0, at)].length;
	}

	private put(token: Token, name: string, takes: number): void {
		this.program.push({ at: this.position(token.at), name, takes });
	}

	end(): void {
		if (this.next.kind !== 'end') this.fail('syntax');
	}

	/** A formula; answers its summands. */
	sum(): Term[] {
		const minus = this.is('-') ? this.take() : undefined;
		const terms = [this.term(minus ? -1 : 1)];
		if (minus) this.put(minus, 'negative', 1);
		while (this.is('+-')) {
			const operator = this.take();
			terms.push(this.term(operator.text === '+' ? 1 : -1));
			this.put(operator, operator.text, 2);
		}
		return terms;
	}

	private term(sign: 1 | -1): Term {
		const [start, first] = [this.next.at, this.program.length];
		this.factor();
		this.product();
		return { sign, program: this.since(first), text: this.text.slice(start, this.done) };
	}

	/** The dice and the numbers of an `x-roll`, each with its sign. */
	dice(): Dice {
		const dice: Die[] = [];
		const numbers: Term[] = [];
		let sign: 1 | -1 = this.is('-') && this.take() ? -1 : 1;
		for (;;) {
			const [start, first] = [this.next.at, this.program.length];
			const at = this.position(start);
			const countable = this.next.kind === 'integer' || this.is('(');
			if (this.next.kind === 'die') {
				dice.push({ at, sign, count: [{ at, value: 1 }], sides: this.sides() });
			} else {
				this.factor();
				if (countable && (this.next.kind as string) === 'die') {
					dice.push({ at, sign, count: this.since(first), sides: this.sides() });
				} else {
					this.product();
					numbers.push({
						sign,
						program: this.since(first),
						text: this.text.slice(start, this.done)
					});
				}
			}
			if (!this.is('+-')) return { dice, numbers };
			sign = this.take().text === '+' ? 1 : -1;
		}
	}

	private sides(): Program {
		this.take();
		if (this.next.kind !== 'integer' && !this.is('(')) this.fail('syntax');
		const first = this.program.length;
		this.factor();
		return this.since(first);
	}

	private since(first: number): Program {
		return this.program.slice(first);
	}

	private product(): void {
		while (this.is('*/')) {
			const operator = this.take();
			this.factor();
			this.put(operator, operator.text, 2);
		}
	}

	private factor(): void {
		const token = this.next;
		const at = this.position(token.at);
		if (token.kind === 'integer') {
			if (token.text.length > 10 || Number(token.text) > MAX_VALUE) this.fail('too_large');
			this.take();
			this.program.push({ at, value: Number(token.text) });
		} else if (token.kind === 'pointer') {
			this.take();
			this.program.push({ at, path: pathOf(token.text) });
		} else if (token.kind === 'name' || token.kind === 'die') {
			this.function();
		} else if (this.is('(')) {
			this.parenthesised(1);
		} else {
			this.fail('syntax');
		}
	}

	private function(): void {
		const name = this.take();
		const [least, most] =
			(Object.hasOwn(ARGUMENTS, name.text) && ARGUMENTS[name.text]) ||
			this.fail('unknown_function', name);
		if (!this.is('(')) this.fail('syntax');
		const given = this.parenthesised(MAX_LENGTH);
		if (given < least || given > most) this.fail('wrong_arguments', name);
		this.put(name, name.text, given);
	}

	/** One or more formulas in parentheses; answers how many. */
	private parenthesised(most: number): number {
		const opened = this.take();
		this.depth += 1;
		if (this.depth > MAX_DEPTH) this.fail('too_deep', opened);
		this.sum();
		let given = 1;
		while (this.is(',') && given < most) {
			this.take();
			this.sum();
			given += 1;
		}
		if (!this.is(')')) this.fail('syntax');
		this.take();
		this.depth -= 1;
		return given;
	}
}
