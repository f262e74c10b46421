import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run, type Case } from '../cases.ts';
import type { Entry } from '../ruleset.ts';
import { fromSchema } from './book.ts';
import type { Schema } from './schema.ts';

interface Game {
	schema: Schema;
	content: Record<string, Entry[]>;
	cases: Case[];
}

const FOLDER = new URL('../../schemas/grammar/sheets/', import.meta.url);

function opened({ schema, content }: Game) {
	const byId = Object.entries(content).map(([kind, entries]) => [
		kind,
		Object.fromEntries(entries.map((entry) => [entry.id, entry]))
	]);
	const manifest = { id: 'game', name: { de: 'Spiel', en: 'Game' }, version: '1.0.0' };
	return fromSchema(schema, manifest).open(Object.fromEntries(byId) as never);
}

const games = readdirSync(FOLDER).map(
	(file) => [file, JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Game] as const
);

describe.each(games)('%s', (_, game) => {
	test.each(game.cases)('$name', (item) => {
		expect(run(opened(game), item)).toEqual([]);
	});
});

test('values and throws come in the schema’s order, and entries in theirs', () => {
	const [, game] = games.find(([file]) => file === 'skirmish.json') ?? [];
	if (!game) throw new Error('skirmish.json is gone');
	const book = opened(game);
	const sheet = game.cases[1]?.sheet as Record<string, unknown>;
	expect(book.getStatBlocks(sheet).map((block) => block.id)).toEqual([
		'hp_max',
		'defence',
		'ratio',
		'skills.lore.total',
		'skills.stealth.total'
	]);
	expect(book.getDiceActions(sheet).map((action) => action.id)).toEqual([
		'might',
		'wits',
		'initiative',
		'check.lore',
		'check.stealth'
	]);
});
