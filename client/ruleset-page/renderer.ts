/** The ruleset's own TypeScript, where the package has some: the last state of it that works. */
import type { Ruleset } from '@campaign-manager/rulesets';

export interface Renderer {
	/** Undefined: drawn by the schema. */
	ruleset: Ruleset | undefined;
	/** Why the newest state is not shown. */
	error: string;
}

type Module = Record<string, unknown>;

/**
 * What `name` gives, a script of this server; `before` where that does not work. `tried` draws with
 * it, so that a state that fails at once does not take the place of one that works.
 */
export async function loadRenderer(
	name: string,
	manifest: { id: string; version: string },
	before: Ruleset | undefined,
	tried: (ruleset: Ruleset) => void,
	load: (path: string) => Promise<Module> = (path) => import(/* @vite-ignore */ path)
): Promise<Renderer> {
	if (!name) return { ruleset: undefined, error: '' };
	try {
		const module = await load(new URL(name, location.href).href);
		const ruleset = Object.values(module).find((each) => isRuleset(each, manifest.id));
		if (!ruleset) throw new Error(`It exports no ruleset with the id ${manifest.id}.`);
		tried(ruleset);
		return { ruleset, error: otherVersion(ruleset.version, manifest.version) };
	} catch (error) {
		return { ruleset: before, error: `index.ts: ${String(error)}` };
	}
}

function isRuleset(value: unknown, id: string): value is Ruleset {
	const known = value as Partial<Ruleset> | null;
	return typeof known === 'object' && known?.id === id && typeof known.open === 'function';
}

function otherVersion(own: string, manifest: string): string {
	const minor = (version: string) => version.split('.').slice(0, 2).join('.');
	if (minor(own) === minor(manifest)) return '';
	return `index.ts says version ${own}, ruleset.toml ${manifest}: clients will draw by the schema.`;
}
