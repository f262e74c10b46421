/** The rulesets that a client brings along, each fetched when a sheet needs it. */
import { createRegistry } from '@campaign-manager/rulesets/registry';
import type { PlayRuleset, Ruleset } from '@campaign-manager/rulesets/ruleset';

const BUNDLED: Readonly<Record<string, () => Promise<Ruleset>>> = {
	dsa5e: async () => (await import('@campaign-manager/rulesets/dsa5e/index')).dsa5e,
	generic: async () => (await import('@campaign-manager/rulesets/generic/index')).generic
};

/** What of a ruleset suffices to play, where that can be had without all the rest. */
const PLAYED: Readonly<Record<string, () => Promise<Ruleset<PlayRuleset>>>> = {
	dsa5e: async () => (await import('@campaign-manager/rulesets/dsa5e/play')).dsa5e
};

/** … and what suffices to read all of a sheet. */
const READ: typeof PLAYED = {
	dsa5e: async () => (await import('@campaign-manager/rulesets/dsa5e/paper')).dsa5e
};

/** Undefined where there is none that may stand in for the server's. Throws if it cannot be fetched. */
export type Find = (id: string, version: string) => Promise<Ruleset<PlayRuleset> | undefined>;

export const findRuleset = (id: string, version: string) => find(BUNDLED, id, version);

/** Enough of it to play a sheet without errors. */
export const findPlayed: Find = (id, version) => find({ ...BUNDLED, ...PLAYED }, id, version);

/** Enough of it to play such a sheet, and to read what stands below. */
export const findRead: Find = (id, version) => find({ ...BUNDLED, ...READ }, id, version);

async function find<Some extends Ruleset<PlayRuleset>>(
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
