/** The rulesets that a client brings along, each fetched when a sheet needs it. */
import { createRegistry } from '@campaign-manager/rulesets/registry';
import type { PlayRuleset, Ruleset } from '@campaign-manager/rulesets/ruleset';

export const BUNDLED: Readonly<Record<string, () => Promise<Ruleset>>> = {
	dsa5e: async () => (await import('@campaign-manager/rulesets/dsa5e/index')).dsa5e,
	generic: async () => (await import('@campaign-manager/rulesets/generic/index')).generic
};

/** Undefined where there is none that may stand in for the server's. Throws if it cannot be fetched. */
export type Find = (id: string, version: string) => Promise<Ruleset<PlayRuleset> | undefined>;

export const findRuleset = (id: string, version: string) => find(BUNDLED, id, version);

export async function find<Some extends Ruleset<PlayRuleset>>(
	all: Readonly<Record<string, () => Promise<Some>>>,
	id: string,
	version: string
): Promise<Some | undefined> {
	const load = Object.hasOwn(all, id) ? all[id] : undefined;
	return load && createRegistry([await load()]).find(id, version);
}

/** For all others. Throws if it cannot be fetched. */
export const readPlain = () => import('./plain.ts');
export const readSchemaRuleset = async () => (await readPlain()).fromSchema;
