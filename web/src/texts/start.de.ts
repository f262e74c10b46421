/** Die Startseite. */
export const texts = {
	'start.title': 'Eure Charaktere, an jedem Tisch',
	'start.about':
		'Campaign Manager hält die Charaktere deiner Rollenspielgruppe zusammen: im Browser, auf dem Handy und in TaleSpire. Was sich ändert, sehen alle am Tisch sofort.',
	'start.sheet': 'Bögen, die mitrechnen',
	'start.sheet.about':
		'Werte, Proben und Steigerungen folgen dem Regelwerk. Was nicht aufgeht, steht dabei.',
	'start.table': 'Alle am selben Tisch',
	'start.table.about':
		'Würfe und Lebenspunkte sind live. Die Spielleitung sieht die Gruppe auf einen Blick.',
	'start.panel': 'Auch in TaleSpire',
	'start.panel.about': 'Im Panel neben dem Spielbrett, mit den 3D-Würfeln des Spiels.',
	'start.hello': 'Willkommen zurück, {name}',
	'start.characters': 'Zuletzt gespielt',
	'start.characters.all': 'Alle Charaktere',
	'start.characters.none': 'Noch kein Charakter. Leg einen an oder hol einen aus einer Datei.',
	'start.characters.make': 'Charakter anlegen',
	'start.groups': 'Deine Gruppen',
	'start.groups.all': 'Alle Gruppen',
	'start.groups.none': 'Noch keine Gruppe. Gründe eine, oder tritt mit einem Code bei.',
	'start.groups.make': 'Zu den Gruppen',
	'start.groups.lead': 'Du leitest',
	'start.groups.led': 'Leitung: {name}',
	'start.compendia': 'Nachschlagen'
} as const;
