/** The words of the sheet of any game. */
import type { Text } from '../objects.ts';

const both = (de: string, en: string): Text => ({ de, en });

export const WORDS = {
	person: both('Person', 'Person'),
	throws: both('Würfe', 'Throws'),
	pools: both('Vorräte', 'Pools'),
	values: both('Werte', 'Values'),
	notes: both('Notizen', 'Notes'),
	concept: both('Konzept', 'Concept'),
	conceptHelp: both('Wer ist das, in einer Zeile?', 'Who is this, in a line?'),
	hp: both('Lebenspunkte', 'Hit points'),
	maximum: both('Höchstwert', 'Maximum'),
	minimum: both('Mindestwert', 'Minimum'),
	temporary: both('Vorübergehende Punkte', 'Temporary points'),
	addTemporary: both('Vorübergehende Punkte führen', 'Keep temporary points'),
	addThrow: both('Wurf hinzufügen', 'Add a throw'),
	addPool: both('Vorrat hinzufügen', 'Add a pool'),
	addSection: both('Abschnitt hinzufügen', 'Add a section'),
	addValue: both('Wert hinzufügen', 'Add a value'),
	name: both('Name', 'Name'),
	value: both('Wert', 'Value'),
	now: both('Stand', 'Now'),
	shared: both('Für alle sichtbar', 'Shown to all'),
	dice: both('Würfel', 'Dice'),
	diceHelp: both('Zum Beispiel 1W20+5.', 'For example 1d20+5.'),
	category: both('Art', 'Kind'),
	compare: both('Vergleich', 'Comparison'),
	target: both('Zielwert', 'Target'),
	attack: both('Angriff', 'Attack'),
	skill: both('Fertigkeit', 'Skill'),
	save: both('Abwehr', 'Save'),
	damage: both('Schaden', 'Damage'),
	custom: both('Anderes', 'Other'),
	atLeast: both('mindestens', 'at least'),
	atMost: both('höchstens', 'at most')
};
