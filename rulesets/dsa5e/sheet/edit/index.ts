/** Everything that the sheet needs to be edited and play does not: its parts ask for it. */
import { purchased } from './abilities.ts';
import { additions, amountOf, editable, things } from './belongings.ts';
import { addition, picker, removal } from './buttons.ts';
import { input, labelled, stepper, textArea } from './fields.ts';
import { creation, noPact, note, optionalRules, ownEntries, picked } from './person.ts';
import { logFields } from './points.ts';
import { purchases } from './vitals.ts';

export const editor = {
	addition,
	additions,
	amountOf,
	creation,
	editable,
	input,
	labelled,
	logFields,
	noPact,
	note,
	optionalRules,
	ownEntries,
	picked,
	picker,
	purchased,
	purchases,
	removal,
	stepper,
	textArea,
	things
};
