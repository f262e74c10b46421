interface Tree {
	[name: string]: Tree | ((...args: unknown[]) => Promise<unknown>);
}

/** Looked up by the language itself, not by an author. */
const NOT_MEANT = ['then', 'toJSON'];

/**
 * The API's surface: frozen, and what it does not have is undefined, as in the game. Such a look-up
 * is reported, because the TypeError that follows is often swallowed somewhere.
 */
export function makeApi(
	paths: readonly string[],
	call: (path: string, args: unknown[]) => Promise<unknown>,
	unknown: (path: string) => void
): TaleSpire.Api {
	const tree: Tree = {};
	for (const path of paths) {
		const names = path.split('.');
		const last = names.pop() ?? path;
		const parent = names.reduce<Tree>((node, name) => (node[name] ??= {}) as Tree, tree);
		parent[last] = (...args) => call(path, args);
	}
	const root = Object.fromEntries(
		Object.entries(tree).map(([name, node]) => [name, guarded(node, `TS.${name}`, unknown)])
	) as Tree;
	// private, and the one part that authors change
	root['_impl_'] = { extras: {} };
	return guard(root, 'TS', unknown) as unknown as TaleSpire.Api;
}

function guarded(node: Tree[string], path: string, unknown: (path: string) => void): Tree[string] {
	if (typeof node === 'function') return node;
	const inner = Object.entries(node).map(([name, each]): [string, Tree[string]] => [
		name,
		guarded(each, `${path}.${name}`, unknown)
	]);
	return guard(Object.fromEntries(inner), path, unknown);
}

function guard(node: Tree, path: string, unknown: (path: string) => void): Tree {
	return new Proxy(Object.freeze(node), {
		get(target, key, receiver) {
			if (typeof key === 'string' && !(key in target) && !NOT_MEANT.includes(key)) {
				unknown(`${path}.${key}`);
			}
			return Reflect.get(target, key, receiver) as unknown;
		}
	});
}
