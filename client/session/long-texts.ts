/** Which places of a sheet hold long texts (`x-widget: longtext`), by its JSON Schema. */
import { isObject, parse } from '@campaign-manager/rulesets/pointer';

type Node = Record<string, unknown>;

/** For places from the sheet's root. */
export function longTexts(schema: Node): (pointer: string) => boolean {
	return (pointer) =>
		parse(pointer)
			.reduce<Node[]>(
				(nodes, token) => nodes.flatMap((node) => below(node, token)),
				[resolved(schema)]
			)
			.some((node) => node['x-widget'] === 'longtext');

	function below(node: Node, token: string): Node[] {
		const { properties, patternProperties, additionalProperties, items } = node;
		const named = isObject(properties) && Object.hasOwn(properties, token);
		const found = named
			? [properties[token]]
			: [
					...(isObject(patternProperties) ? Object.values(patternProperties) : []),
					...[additionalProperties, items]
				];
		return found.filter(isObject).map(resolved);
	}

	function resolved(node: Node): Node {
		const { $ref, ...rest } = node;
		if (typeof $ref !== 'string' || !$ref.startsWith('#')) return node;
		const target = parse($ref.slice(1)).reduce<unknown>(
			(at, token) => (isObject(at) && Object.hasOwn(at, token) ? at[token] : undefined),
			schema
		);
		return isObject(target) ? { ...resolved(target), ...rest } : rest;
	}
}
