/** A sheet of any game, as `schemas/generic/sheet.schema.json` describes it. */
import type { DiceAction } from '../objects.ts';

export interface GenericSheet {
	concept?: string;
	hp: { current: number; maximum: number; temporary?: number };
	resources?: Record<string, Pool>;
	sections?: Record<string, Section>;
	actions?: Record<string, Action>;
	notes?: string;
}

export interface Pool {
	label: string;
	value: number;
	minimum?: number;
	maximum: number;
	shared?: boolean;
	order?: number;
}

export interface Section {
	label: string;
	order?: number;
	entries?: Record<string, { label: string; value: number | string; order?: number }>;
}

export interface Action {
	label: string;
	dice: string;
	category?: DiceAction['category'];
	target?: number;
	compare?: '>=' | '<=';
	order?: number;
}
