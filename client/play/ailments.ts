/** What hinders a character now, as short words with a number. */
import type { Resource, StatBlock, Text } from '@campaign-manager/rulesets/objects';

export interface Ailment {
	id: string;
	label: Text;
	value: number;
	/** The value as it is read: levels as rule books write them. */
	level: string;
	/** The resource that moves it; without one it follows from other values. */
	resource?: string;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];
const roman = (value: number) => ROMAN[value] ?? `${value}`;

/** Levels that a ruleset reckons (`conditions` with a maximum), and counters that are not at rest. */
export function ailmentsOf(
	blocks: readonly StatBlock[],
	resources: readonly Resource[]
): Ailment[] {
	const levels = blocks.filter(
		({ section, maximum, value }) => section === 'conditions' && maximum !== undefined && value > 0
	);
	const named = (one: { label: Text }, other: { label: Text }) => one.label.en === other.label.en;
	const counters = resources.filter(
		(one) => one.kind === 'counter' && one.value > 0 && !levels.some((level) => named(level, one))
	);
	return [
		...levels.map(({ id, label, value }) => {
			const resource = resources.find((one) => one.kind === 'counter' && named(one, { label }));
			const level = roman(value);
			return { id, label, value, level, ...(resource && { resource: resource.id }) };
		}),
		...counters.map(({ id, label, value, maximum }) => {
			// few steps are levels, more are points
			const level = maximum < ROMAN.length ? roman(value) : `${value}`;
			return { id, label, value, level, resource: id };
		})
	];
}
