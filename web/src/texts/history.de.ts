/** Frühere Fassungen eines Bogens. */
export const texts = {
	'play.title.history': 'Verlauf von {name}',
	'history.all': 'Mehr zeigen',
	'history.about':
		'Die letzten zehn Fassungen werden aufbewahrt. Würfe und Energien zählen nicht dazu.',
	'history.back': 'Zurück zum Bogen',
	'history.cause.create': 'Angelegt',
	'history.cause.save': 'Gesichert',
	'history.cause.autosave': 'Bearbeitet',
	'history.cause.import': 'Aus einer Datei übernommen',
	'history.cause.restore': 'Wiederhergestellt',
	'history.cause.upgrade': 'An das Regelwerk angepasst',
	'history.by': 'von {name}',
	'history.someone': 'einem gelöschten Konto',
	'history.now': 'jetzt',
	'history.version': 'Fassung {number}',
	'history.list': 'Fassungen',
	'history.compare': 'Verglichen mit',
	'history.compare.before': 'der Fassung davor',
	'history.compare.now': 'dem Stand jetzt',
	'history.first': 'Das ist die älteste Fassung, die es noch gibt.',
	'history.same': 'Kein Unterschied.',
	'history.field': 'Feld',
	'history.old': 'Vorher',
	'history.new': 'Nachher',
	'history.then': 'Diese Fassung',
	'history.present': 'Jetzt',
	'history.restore': 'Diese Fassung wiederherstellen',
	'history.restore.sure': 'Ja, wiederherstellen',
	'history.restore.about':
		'Der jetzige Stand bleibt als Fassung erhalten. Energien und Zustände bleiben, wie sie sind.',
	'history.restore.resources': 'Auch Energien und Zustände zurücksetzen',
	'history.restored': 'Fassung {number} ist wiederhergestellt.',
	'history.late':
		'Inzwischen gibt es eine neuere Fassung. Sieh sie dir an, oder stell noch einmal wieder her.',
	'history.none': 'Noch gibt es nur eine Fassung.'
} as const;
