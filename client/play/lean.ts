/** Rulesets in parts, for clients that fetch what a sheet is first seen by before all the rest. */
import type { PlayRuleset, Ruleset } from '@campaign-manager/rulesets/ruleset';
import { BUNDLED, find, type Find } from './rulesets.ts';

type Parts = Readonly<Record<string, () => Promise<Ruleset<PlayRuleset>>>>;

/** What suffices to play, where that can be had without all the rest. */
const PLAYED: Parts = {
	dsa5e: async () => (await import('@campaign-manager/rulesets/dsa5e/play')).dsa5e
};

/** … and what suffices to read all of a sheet. */
const READ: Parts = {
	dsa5e: async () => (await import('@campaign-manager/rulesets/dsa5e/paper')).dsa5e
};

/** Enough of it to play a sheet without errors. */
export const findPlayed: Find = (id, version) => find({ ...BUNDLED, ...PLAYED }, id, version);

/** Enough of it to play such a sheet, and to read what stands below. */
export const findRead: Find = (id, version) => find({ ...BUNDLED, ...READ }, id, version);
