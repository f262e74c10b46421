/** What a player may set before a throw, and reading it back safely. */
import type { Input, Preset, Throw } from '../objects.ts';
import { signed, text } from './wording.ts';

export type Inputs = Throw['inputs'];

const MOST = 99;

const preset = (value: number, de: string, en: string): Preset => {
	const shown = signed(value).replace('-', '−') || '±0';
	return { value, label: text(`${de} (${shown})`, `${en} (${shown})`) };
};

export const MODIFIER: Input = {
	id: 'modifier',
	label: text('Modifikator', 'Modifier'),
	kind: 'modifier',
	default: 0,
	minimum: -MOST,
	maximum: MOST
};

export const DIFFICULTY: Input = {
	...MODIFIER,
	presets: [
		preset(5, 'Äußerst leicht', 'Extremely easy'),
		preset(3, 'Sehr leicht', 'Very easy'),
		preset(1, 'Leicht', 'Easy'),
		preset(0, 'Normal', 'Challenging'),
		preset(-1, 'Schwer', 'Difficult'),
		preset(-3, 'Sehr schwer', 'Very difficult'),
		preset(-5, 'Äußerst schwer', 'Extremely difficult')
	]
};

export const toggle = (id: string, de: string, en: string, set = false): Input => ({
	id,
	label: text(de, en),
	kind: 'toggle',
	default: set
});

export const number = (
	id: string,
	de: string,
	en: string,
	maximum: number,
	minimum = 0
): Input => ({
	id,
	label: text(de, en),
	kind: 'number',
	default: 0,
	minimum,
	maximum
});

/** A number that was set, within its bounds; 0 if it was not. */
export function integer(inputs: Inputs, id: string, most = MOST, least = -MOST): number {
	const value = inputs[id];
	return Number.isInteger(value) ? Math.max(least, Math.min(most, value as number)) : 0;
}

export const isSet = (inputs: Inputs, id: string, unset = false): boolean =>
	(inputs[id] ?? unset) === true;

/** The same inputs, preset to what was chosen: a throw that follows keeps the choices. */
export const withDefaults = (inputs: Input[], chosen: Inputs): Input[] =>
	inputs.map((one) => {
		const value = chosen[one.id];
		return typeof value === typeof one.default ? ({ ...one, default: value } as Input) : one;
	});
