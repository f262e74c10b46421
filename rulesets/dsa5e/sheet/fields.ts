/** Fields of the sheet: what they say in play. While they are edited, `edit/fields.ts` draws them. */
import * as parts from '../../parts.ts';
import { get } from '../../pointer.ts';
import type { Attrs, Bind, VNode } from '../../vnode.ts';
import { spokenNumber } from '../../words.ts';
import type { Page } from './page.ts';
import { h } from './page.ts';

export interface Asked {
	kind?: Bind['kind'];
	required?: boolean;
	props?: Attrs;
}

export type AskedField = Asked & { width?: number; shown?: unknown };

/** A field with its label above and its findings under it; a text while nothing is edited. */
export function labelled(
	page: Page,
	pointer: string,
	label: string,
	asked: AskedField = {}
): VNode | undefined {
	if (page.edit) return page.edit.labelled(page, pointer, label, asked);
	return told(page, pointer, label, get(page.sheet, pointer) ?? asked.shown, asked.width);
}

/** What a place holds, unless it holds nothing. */
export const told = (
	page: Page,
	pointer: string,
	label: string,
	value: unknown,
	width = 3
): VNode | undefined =>
	value === undefined || value === ''
		? undefined
		: parts.field(
				page.ctx,
				{ pointer, label, width },
				h('span', 'value', [
					typeof value === 'number' ? spokenNumber(value, page.lang) : String(value)
				])
			);

/** A longer text. */
export function longText(
	page: Page,
	pointer: string,
	label: string,
	maxlength: number
): VNode | undefined {
	const value = get(page.sheet, pointer);
	const said = typeof value === 'string' ? value : '';
	if (!said && !page.edit) return undefined;
	return parts.field(
		page.ctx,
		{ pointer, label },
		page.edit ? page.edit.textArea(pointer, label, said, maxlength) : h('p', 'long', [said])
	);
}
