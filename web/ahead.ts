/**
 * What a page needs is asked for at once. Each page's own small file names everything that the files
 * it imports import in turn, so no browser has to find that out one after another; and the file that
 * comes before a login, which knows all pages, need not list the files of each.
 */
import { relative, dirname } from 'node:path/posix';
import type { Plugin, Rolldown } from 'vite';

const PAGE = /\/nodes\/[^/]+\.js$/;

export const onlyStyles = (_: string, files: string[]) =>
	files.filter((file) => file.endsWith('.css'));

export function askAhead(): Plugin {
	return {
		name: 'ask-ahead',
		enforce: 'post',
		generateBundle(_, bundle) {
			for (const page of Object.values(bundle)) {
				if (page.type !== 'chunk' || !PAGE.test(page.fileName)) continue;
				const known = new Set(page.imports);
				const later = [...needed(page, bundle)].filter((file) => !known.has(file));
				const lines = later.map((file) => {
					const path = relative(dirname(page.fileName), file);
					return `import"${path.startsWith('.') ? path : `./${path}`}";`;
				});
				page.code = lines.join('') + page.code;
				page.imports.push(...later);
			}
		}
	};
}

/** All that a file imports, directly or not, what is deepest first. */
function needed(
	chunk: Rolldown.OutputChunk,
	bundle: Rolldown.OutputBundle,
	found = new Set<string>()
): Set<string> {
	for (const name of chunk.imports) {
		const next = bundle[name];
		if (found.has(name) || next?.type !== 'chunk') continue;
		needed(next, bundle, found);
		found.add(name);
	}
	return found;
}
