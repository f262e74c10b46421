import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Derivations, Values } from './derivations.ts';
import { FormulaError, readDice, readFormula, rollOf, valueOf } from './formula.ts';
import { parse } from './path.ts';

interface GrammarCase {
	name: string;
	sheet: unknown;
	at?: string[];
	formulas?: Record<string, string>;
	formula?: string;
	roll?: string;
	expect: { value?: number; dice?: string; error?: string; position?: number };
}

const FOLDER = new URL('../../schemas/grammar/cases/', import.meta.url);

for (const file of readdirSync(FOLDER)) {
	const cases = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as GrammarCase[];
	describe(file, () => {
		test.each(cases)('$name', (item) => {
			expect(answer(item)).toEqual(item.expect);
		});
	});
}

function answer(item: GrammarCase): GrammarCase['expect'] {
	try {
		const formulas = Object.entries(item.formulas ?? {}).map(
			([place, text]) => [parse(place), readFormula(text)] as const
		);
		const { get } = new Values(new Derivations(formulas), item.sheet);
		return item.roll === undefined
			? { value: valueOf(readFormula(item.formula ?? '').program, get, item.at) }
			: { dice: rollOf(readDice(item.roll), get, item.at) };
	} catch (error) {
		if (!(error instanceof FormulaError)) throw error;
		return { error: error.code, position: error.position };
	}
}
