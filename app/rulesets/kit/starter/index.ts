/**
 * My Game in the clients. Without this file they draw the sheet from the schema and ask the server
 * for everything else; with it they answer at once. Keep it in step with `plugin.py`: both are held
 * to the same cases.
 */
import { fromSchema, type Schema } from '@campaign-manager/rulesets';
import schema from './schemas/sheet.schema.json' with { type: 'json' };

const both = (de: string, en: string) => ({ de, en });

export const ruleset = fromSchema(
	schema as Schema,
	{ id: 'my_game', name: both('My Game', 'My Game'), version: '1.0.0' },
	() => ({
		getSummary(sheet) {
			const { level, health } = sheet as { level: number; health: number };
			return {
				subtitle: both(`Stufe ${level}`, `Level ${level}`),
				lines: [both(`Gesundheit ${health}`, `Health ${health}`)]
			};
		}
	})
);
