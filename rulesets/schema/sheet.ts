import type { SheetData } from '../objects.ts';
import type { RenderContext } from '../ruleset.ts';
import type { VNode } from '../vnode.ts';
import type { Schema } from './schema.ts';
export function schemaSheet(
	_schema: Schema,
	_sheet: SheetData,
	_ctx: Partial<RenderContext>
): VNode {
	return { tag: 'div' };
}
