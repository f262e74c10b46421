/** Was beide Clients sagen: Antworten des Servers, Zustände, Worte des Bogens. Jeder Schlüssel hat auch in `shared.en.ts` einen Text; Mehrzahlen enden auf `#one` und `#other`. */
export const shared = {
	'room.connecting': 'Verbinden …',
	'room.live': 'Verbunden',
	'room.waiting': 'Getrennt. Neuer Versuch in {seconds} s.',
	'room.closed': 'Getrennt',
	'room.people#one': '{count} Person ist da',
	'room.people#other': '{count} Personen sind da',

	'status.saved': 'Gespeichert',
	'status.dirty': 'Ungespeichert',
	'status.saving': 'Speichern …',
	'status.conflict': 'Bitte entscheiden',
	'status.refused': 'Nicht angenommen',

	'sheet.line': '{name} hat {theirs} gesetzt, du: {mine}',
	'sheet.line.someone': 'Woanders wurde {theirs} gesetzt, du: {mine}',
	'sheet.nothing': 'nichts',
	'sheet.redo': 'Wiederholen',
	'sheet.conflict': 'Dieser Text wurde inzwischen auch woanders geändert.',
	'sheet.conflict.removed': 'Das wurde inzwischen woanders entfernt.',
	'sheet.mine': 'Meins behalten',
	'sheet.theirs': 'Anderes nehmen',
	'sheet.retry': 'Noch einmal versuchen',
	'sheet.dismiss': 'Verwerfen',

	'roll.someone': 'Jemand',
	'roll.category.attack': 'Angriff',
	'roll.category.skill': 'Probe',
	'roll.category.save': 'Abwehr',
	'roll.category.damage': 'Schaden',
	'roll.category.custom': 'Sonstiges',
	'roll.visibility.dm': 'nur Leitung',
	'roll.visibility.self': 'nur du',

	'attribute.MU': 'MU',
	'attribute.KL': 'KL',
	'attribute.IN': 'IN',
	'attribute.CH': 'CH',
	'attribute.FF': 'FF',
	'attribute.GE': 'GE',
	'attribute.KO': 'KO',
	'attribute.KK': 'KK'
} as const;
