/** Das eigene Konto. */
export const texts = {
	'account.parts': 'Bereiche des Kontos',
	'account.part.profile': 'Profil',
	'account.part.signIn': 'Anmeldung',
	'account.part.sessions': 'Sitzungen',
	'account.part.panel': 'TaleSpire',
	'account.part.data': 'Deine Daten',
	'account.save': 'Speichern',
	'account.name': 'Dein Name in der Gruppe',
	'account.name.saved': 'Du heißt jetzt {name}.',
	'account.name.unsaved': 'Dein neuer Name ist noch nicht gespeichert.',
	'account.email.verified': 'bestätigt',
	'account.email.unverified':
		'Diese Adresse ist noch nicht bestätigt. Ohne das kannst du keine Gruppe gründen und keiner beitreten.',
	'account.email.change': 'Mailadresse ändern',
	'account.email.new': 'Neue Mailadresse',
	'account.email.about':
		'Wir schicken einen Link an die neue Adresse. Bis du ihn öffnest, bleibt alles beim Alten.',
	'account.email.sent':
		'An {email} ist eine Mail unterwegs. Die neue Adresse gilt, sobald du den Link darin öffnest.',
	'account.preferences': 'Sprache und Darstellung',
	'account.preferences.about':
		'Die Sprache gilt für dein Konto und unsere Mails, die Darstellung für diesen Browser.',
	'account.password': 'Passwort',
	'account.password.about': 'Danach sind alle anderen Sitzungen beendet.',
	'account.password.change': 'Passwort ändern',
	'account.password.current': 'Jetziges Passwort',
	'account.password.new': 'Neues Passwort',
	'account.password.help': 'Mindestens 12 Zeichen, gern ein kleiner Satz.',
	'account.password.changed#one': 'Dein neues Passwort gilt. {count} andere Sitzung ist beendet.',
	'account.password.changed#other':
		'Dein neues Passwort gilt. {count} andere Sitzungen sind beendet.',
	'account.factor.about':
		'Beim Anmelden fragen wir dann auch nach einem Code aus einer Authenticator-App auf deinem Handy.',
	'account.factor.required': 'Auf diesem Server geht ohne zweiten Faktor nichts anderes.',
	'account.factor.since': 'Eingerichtet am',
	'account.factor.none':
		'Richte bald neue Codes ein: Ohne sie kommst du nicht mehr hinein, wenn dein Handy weg ist.',
	'account.factor.renew': 'Neue Wiederherstellungscodes',
	'account.factor.renew.about': 'Die bisherigen Codes gelten dann nicht mehr.',
	'account.factor.renew.go': 'Neue Codes erzeugen',
	'account.factor.remove.about':
		'Zum Anmelden genügt dann wieder dein Passwort. Alle anderen Sitzungen werden beendet.',
	'account.factor.removed': 'Der zweite Faktor ist entfernt.',
	'account.factor.begin': 'Weiter',
	'account.factor.secret': 'Schlüssel zum Abtippen',
	'account.factor.qr': 'Bild für die Authenticator-App',
	'account.factor.open': 'In der Authenticator-App öffnen',
	'account.factor.code.help': 'Sechs Ziffern, die die App jetzt zeigt.',
	'account.factor.confirm': 'Einrichten',
	'account.codes.copy': 'Kopieren',
	'account.codes.copied': 'Die Codes sind in der Zwischenablage.',
	'account.codes.notCopied': 'Das Kopieren ging nicht. Markiere die Codes und kopiere sie selbst.',
	'account.codes.save': 'Als Datei sichern',
	'account.codes.file': 'wiederherstellungscodes',
	'account.codes.done': 'Ich habe die Codes aufbewahrt',
	'account.sessions.about': 'Hier ist dein Konto angemeldet. Kennst du etwas nicht, beende es.',
	'account.sessions.here': 'diese Sitzung',
	'account.sessions.panel': 'Panel in TaleSpire',
	'account.sessions.lately': 'zuletzt benutzt',
	'account.sessions.since': 'angemeldet',
	'account.sessions.until': 'läuft ab',
	'account.sessions.factor': 'mit zweitem Faktor',
	'account.sessions.unknown': 'Unbekanntes Gerät',
	'account.sessions.on': '{browser} auf {system}',
	'account.sessions.end': 'Beenden',
	'account.sessions.end.of': 'Sitzung beenden: {device}',
	'account.sessions.end.about': 'Dort muss man sich dann neu anmelden.',
	'account.sessions.ended': 'Die Sitzung ist beendet.',
	'account.sessions.others': 'Alle anderen beenden',
	'account.sessions.others.about#one': 'Eine andere Sitzung wird beendet. Diese hier bleibt.',
	'account.sessions.others.about#other':
		'{count} andere Sitzungen werden beendet. Diese hier bleibt.',
	'account.sessions.others.done': 'Alle anderen Sitzungen sind beendet.',
	'account.sessions.only': 'Sonst ist dein Konto nirgends angemeldet.',
	'account.panel.about':
		'Im Spiel zeigt das Panel einen Code. Bestätige ihn hier, und es ist mit deinem Konto verbunden.',
	'account.panel.pair': 'Code aus dem Spiel eingeben',
	'account.export': 'Alles herunterladen',
	'account.export.about':
		'Ein ZIP mit allem, was über dich gespeichert ist: Profil, Sitzungen, Gruppen, deine Charaktere mit ihrem Verlauf, deine Würfe.',
	'account.export.busy': 'Wird zusammengestellt …',
	'account.delete': 'Konto löschen',
	'account.delete.about':
		'Dein Konto und alle deine Charaktere werden gelöscht. Deine Würfe bleiben bei den Gruppen, ohne deinen Namen. Das lässt sich nicht rückgängig machen.',
	'account.delete.first': 'Lade vorher herunter, was du behalten willst.',
	'account.delete.leads':
		'Du leitest noch Gruppen. Gib die Leitung ab oder lösche sie, dann kannst du dein Konto löschen:',
	'account.delete.settings': 'Einstellungen öffnen',
	'account.delete.go': 'Endgültig löschen',
	'account.delete.done': 'Dein Konto ist gelöscht. Gute Reise!',
	'account.notices': 'Seit deinem letzten Besuch',
	'account.notices.read': 'Verstanden',
	'account.notice.refresh_replay':
		'Eine alte Anmeldung wurde noch einmal benutzt ({device}). Vielleicht hat jemand sie kopiert. Wir haben die Sitzung beendet.',
	'account.notice.refresh_replay.device': 'unbekanntes Gerät',
	'account.notice.refresh_replay.do':
		'Ändere dein Passwort und beende Sitzungen, die du nicht kennst.',
	'account.notice.second_factor_set_up': 'Für dein Konto wurde ein zweiter Faktor eingerichtet.',
	'account.notice.second_factor_removed': 'Der zweite Faktor deines Kontos wurde entfernt.',
	'account.notice.recovery_codes_renewed':
		'Für dein Konto wurden neue Wiederherstellungscodes erzeugt.',
	'account.notice.recovery_code_used#one':
		'Ein Wiederherstellungscode wurde benutzt. Noch {count} ist unbenutzt.',
	'account.notice.recovery_code_used#other':
		'Ein Wiederherstellungscode wurde benutzt. Noch {count} sind unbenutzt.',
	'account.notice.other': 'An deinem Konto hat sich etwas geändert.',
	'account.alarm': 'Sicherheitshinweis zu deinem Konto',
	'account.alarm.look': 'Im Konto nachsehen'
} as const;
