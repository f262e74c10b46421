/** Der Bogen eines Charakters: spielen, bearbeiten, würfeln, frühere Fassungen. */
export const texts = {
	'play.loading': 'Charakter wird geladen …',
	'play.mode': 'Spielen oder bearbeiten',
	'play.mode.play': 'Spielen',
	'play.mode.edit': 'Bearbeiten',
	'play.name': 'Name',
	'play.more': 'Mehr',
	'play.history': 'Verlauf',
	'play.print': 'Drucken',
	'play.export': 'Als Datei speichern',
	'play.portrait': 'Porträt ändern',
	'play.back.group': 'Zur Gruppe {name}',
	'play.led': 'Du leitest „{name}“: lesen, würfeln, Energien und Zustände ändern.',
	'play.edit.own': 'Zum Bearbeiten öffnen',
	'play.plain':
		'Diese Seite kennt die Fassung des Regelwerks nicht. Sie zeigt den Bogen in einfacher Form, die Werte rechnet der Server.',
	'play.outdated':
		'Der Bogen passt nicht zur installierten Fassung seines Regelwerks. Lesen und als Datei speichern geht weiterhin.',
	'play.unavailable':
		'Das Regelwerk dieses Charakters ist gerade nicht da. Lesen und als Datei speichern geht weiterhin.',
	'play.copy':
		'Der Server ist nicht zu erreichen. Du siehst den Stand, den dieser Browser kennt; was du änderst, wartet.',
	'play.table': 'Am Tisch: {name}',
	'play.table.alone': 'Für mich allein',
	'play.table.label': 'An welchem Tisch',
	'play.table.about':
		'An einem Tisch sehen alle deine Würfe. Allein ist es eine Übung, die niemand sieht.',
	'play.table.away': 'nicht verbunden',
	'play.pools': 'Energien',
	'play.pool.now': '{label}: {value}. Um eigenen Betrag ändern',
	'play.pool.by': '{label} {step}'
} as const;
