/** Wohin Mails und das Spiel führen: Mailadresse bestätigen, neues Passwort, TaleSpire verbinden. */
export const texts = {
	'links.ask.go': 'Mail schicken',
	'links.ask.sent':
		'Wenn es zu {email} etwas zu schicken gibt, ist die Mail unterwegs. Sieh auch im Spamordner nach.',
	'links.logIn': 'Weiter zur Anmeldung',
	'links.verify': 'Mailadresse bestätigen',
	'links.verify.about': 'Bestätige, dass diese Mailadresse dir gehört.',
	'links.verify.go': 'Bestätigen',
	'links.verify.ask': 'Keine Mail bekommen, oder der Link gilt nicht mehr? Wir schicken eine neue.',
	'links.verify.done': 'Mailadresse bestätigt',
	'links.verify.done.about': 'Jetzt kannst du Gruppen gründen und ihnen beitreten.',
	'links.verify.taken':
		'Unter deiner bisherigen Adresse bleibt alles, wie es war. Eine andere kannst du in deinem Konto angeben.',
	'links.reset': 'Neues Passwort',
	'links.reset.about': 'Wähle ein neues Passwort. Danach meldest du dich überall neu an.',
	'links.reset.password': 'Neues Passwort',
	'links.reset.password.help': 'Mindestens 12 Zeichen, gern ein kleiner Satz.',
	'links.reset.go': 'Passwort speichern',
	'links.reset.ask': 'Wir schicken dir einen Link, mit dem du ein neues Passwort wählst.',
	'links.reset.done': 'Dein neues Passwort gilt',
	'links.reset.done.about': 'Alle Sitzungen sind beendet. Melde dich mit dem neuen Passwort an.',
	'links.pair': 'TaleSpire verbinden',
	'links.pair.about': 'Tippe den Code ab, den das Panel im Spiel zeigt.',
	'links.pair.code': 'Code aus dem Spiel',
	'links.pair.code.help': 'Acht Buchstaben, zum Beispiel WDJB-MJHT. Groß oder klein ist gleich.',
	'links.pair.look': 'Weiter',
	'links.pair.ask': 'Dieses Panel verbinden?',
	'links.pair.device': 'Panel',
	'links.pair.account': 'Konto',
	'links.panel': 'Noch kein Panel in TaleSpire?',
	'links.panel.about':
		'Lade es herunter, entpacke es in TaleSpires Ordner für Symbiotes und öffne es im Spiel.',
	'links.panel.download': 'Panel herunterladen (ZIP)',
	'links.pair.warning':
		'Das Panel kann danach 30 Tage lang alles, was du kannst: Charaktere lesen und ändern, würfeln, Gruppen leiten. Beenden kannst du das jederzeit in deinem Konto. Verbinde nur, wenn der Code auf deinem eigenen Bildschirm im Spiel steht.',
	'links.pair.approve': 'Verbinden',
	'links.pair.deny': 'Ablehnen',
	'links.pair.other': 'Mit einem anderen Konto verbinden',
	'links.pair.approved': 'Das Spiel ist verbunden',
	'links.pair.approved.about':
		'„{device}“ gehört jetzt zu deinem Konto. Geh zurück ins Spiel: Dort geht es gleich weiter.',
	'links.pair.denied': 'Abgelehnt',
	'links.pair.denied.about': '„{device}“ wurde abgewiesen und kommt nicht an dein Konto.',
	'links.pair.sessions': 'Deine Sitzungen ansehen',
	'links.pair.again': 'Einen anderen Code eingeben'
} as const;
