/** Buttons that change what there is: pick, add, move, remove. */
import type { Attrs, ClassName, Do, VNode } from '../../../vnode.ts';
import { word } from '../../../words.ts';
import type { Page } from '../page.ts';
import { h } from '../page.ts';

export const press = (
	label: string,
	cmd: Do,
	classes: ClassName[] = [],
	props: Attrs = {}
): VNode => h('button', ['button', ...classes], [label], { do: cmd, props });

/** Takes an entry out of its map. */
export const removal = (page: Page, pointer: string, name: string): VNode =>
	press(word('remove', page.lang), { cmd: 'remove', pointer }, ['quiet'], {
		'data-sign': '×',
		'aria-label': page.say(`${name} löschen`, `Remove ${name}`)
	});

/** Adds an entry to a map. */
export const addition = (pointer: string, label: string, value: unknown): VNode =>
	press(`+ ${label}`, { cmd: 'add', pointer, value });

/** Opens the search for entries of a kind. */
export const picker = (
	page: Page,
	pointer: string,
	kind: string,
	value: unknown,
	into?: string,
	label = page.say('Hinzufügen', 'Add')
): VNode => press(`+ ${label}`, { cmd: 'pick', pointer, kind, value, ...(into && { into }) });
