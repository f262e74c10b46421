/** The rulesets that a client has compiled in. */
import type { PlayRuleset, Ruleset } from './ruleset.ts';

export interface Registry<Some> {
	all(): readonly Some[];
	/**
	 * The ruleset that may stand in for the server's: same id, same major and minor version. A client
	 * draws with the schema alone where there is none, and says so.
	 */
	find(id: string, version: string): Some | undefined;
}

/** Throws if two rulesets have one id. */
export function createRegistry<Some extends Ruleset<PlayRuleset>>(
	rulesets: readonly Some[]
): Registry<Some> {
	const byId = new Map<string, Some>();
	for (const ruleset of rulesets) {
		if (byId.has(ruleset.id)) throw new Error(`two rulesets are called ${ruleset.id}`);
		byId.set(ruleset.id, ruleset);
	}
	return {
		all: () => [...byId.values()],
		find(id, version) {
			const ruleset = byId.get(id);
			return ruleset && isCompatible(ruleset.version, version) ? ruleset : undefined;
		}
	};
}

function isCompatible(one: string, other: string): boolean {
	const [major, minor] = one.split('.');
	const [otherMajor, otherMinor] = other.split('.');
	return major === otherMajor && minor === otherMinor && minor !== undefined;
}
