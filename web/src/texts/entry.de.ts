/** Die Wege hinein: anmelden, Konto anlegen. */
export const texts = {
	'entry.login': 'Anmelden',
	'entry.login.goOn': 'Danach geht es dort weiter, wo du hinwolltest.',
	'entry.login.noAccount': 'Noch kein Konto?',
	'entry.login.forgot': 'Passwort vergessen',
	'entry.register': 'Konto anlegen',
	'entry.register.about':
		'Ein Konto für alles: deine Charaktere, deine Gruppen und das Panel in TaleSpire.',
	'entry.register.name': 'Dein Name in der Gruppe',
	'entry.register.password.help': 'Mindestens 12 Zeichen, gern ein kleiner Satz.',
	'entry.register.go': 'Konto anlegen',
	'entry.register.hasAccount': 'Du hast schon ein Konto?',
	'entry.register.sent': 'Sieh in deine Mails',
	'entry.register.sent.about':
		'An {email} ist eine Mail unterwegs. Öffne den Link darin, dann kannst du Gruppen gründen und ihnen beitreten.',
	'entry.register.again': 'Keine Mail da? Noch einmal schicken',
	'entry.register.again.done': 'Die Mail ist noch einmal unterwegs.'
} as const;
