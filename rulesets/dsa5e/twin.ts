/**
 * This side's answers to what `tests/dsa5e/test_twins.py` asks: reads the file with the questions,
 * writes the one with the answers.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { contentOf } from '../files.ts';
import type { Inputs, SheetData, Throw } from '../objects.ts';
import { dsa5e } from './index.ts';
import { sliceOf } from './references.ts';

interface Question {
	sheet: SheetData;
	rolls: { action: string; inputs: Inputs; thrown: Throw; previous?: Throw }[];
	moves: { resource: string; delta: number }[];
}

const content = contentOf('dsa5e');

function answer({ sheet, rolls, moves }: Question) {
	const slice = sliceOf(sheet, content);
	const book = dsa5e.open(slice);
	return {
		slice,
		findings: book.validate(sheet),
		stats: book.getStatBlocks(sheet),
		actions: book.getDiceActions(sheet),
		resources: book.getResources(sheet),
		summary: book.getSummary(sheet),
		improvements: book.getImprovements(sheet),
		rolls: rolls.map(({ action, inputs, thrown, previous }) => ({
			prepared: book.prepareRoll(sheet, action, inputs),
			outcome: book.evaluateRoll(sheet, thrown, previous)
		})),
		moves: moves.map(({ resource, delta }) => book.adjustResource(sheet, resource, delta))
	};
}

const [from = '', to = ''] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(from, 'utf8')) as Question[];
writeFileSync(to, JSON.stringify(questions.map(answer)));
