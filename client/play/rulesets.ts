/** The rulesets that a client brings along, each fetched when a sheet needs it. */
import { createRegistry } from '@campaign-manager/rulesets/registry';
import type { Ruleset } from '@campaign-manager/rulesets/ruleset';

const BUNDLED: Readonly<Record<string, () => Promise<Ruleset>>> = {
	dsa5e: async () => (await import('@campaign-manager/rulesets/dsa5e/index')).dsa5e,
	generic: async () => (await import('@campaign-manager/rulesets/generic/index')).generic
};

/** Undefined where there is none that may stand in for the server's. Throws if it cannot be fetched. */
export async function findRuleset(id: string, version: string): Promise<Ruleset | undefined> {
	const load = Object.hasOwn(BUNDLED, id) ? BUNDLED[id] : undefined;
	return load && createRegistry([await load()]).find(id, version);
}

/** For all others. Throws if it cannot be fetched. */
export const readPlain = () => import('./plain.ts');
export const readSchemaRuleset = async () => (await readPlain()).fromSchema;
