import { fromSchema, type Schema } from '@campaign-manager/rulesets';
import { casesOf, templatesOf } from '@campaign-manager/rulesets/files';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { slim } from './slimSchemas.ts';

const read = (id: string) =>
	JSON.parse(
		readFileSync(new URL(`../../schemas/${id}/sheet.schema.json`, import.meta.url), 'utf8')
	) as Schema;

const manifest = { id: 'x', name: { de: 'X', en: 'X' }, version: '1.0.0' };

test.each(['generic', 'dsa5e'])(
	'%s: a slim schema finds and draws what the whole one does',
	(id) => {
		const [whole, thin] = [read(id), slim(read(id)) as Schema];
		expect(JSON.stringify(thin).length).toBeLessThan(JSON.stringify(whole).length * 0.8);
		const books = [whole, thin].map((schema) => fromSchema(schema, manifest).open({}));
		const sheets = [...Object.values(templatesOf(id)), ...casesOf(id).map(({ sheet }) => sheet)];
		for (const sheet of sheets as Record<string, unknown>[]) {
			const [one, other] = books.map((book) => ({
				found: book.validate(sheet),
				drawn: book.renderSheet(sheet, { mode: 'edit' }),
				blank: book.defaultSheet()
			}));
			expect(other).toEqual(one);
		}
	},
	30_000
);

test('a property called description, and values that hold one, stay', () => {
	const properties = { description: { type: 'string', description: 'Words.' } };
	expect(slim({ properties, default: { description: 'x' }, title: 'T' })).toEqual({
		properties: { description: { type: 'string' } },
		default: { description: 'x' }
	});
});
