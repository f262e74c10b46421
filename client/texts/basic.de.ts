/** Was jede Seite sagen können muss, auch ohne Anmeldung; das Übrige steht in `shared.de.ts`. */
export const basic = {
	'problem.bad_request':
		'Die Anfrage war fehlerhaft. Lade die Seite neu und versuch es noch einmal.',
	'problem.link_invalid':
		'Der Link ist falsch, abgelaufen oder schon benutzt. Fordere eine neue Mail an.',
	'problem.unauthorized': 'Melde dich an.',
	'problem.token_invalid': 'Deine Anmeldung gilt hier nicht. Melde dich neu an.',
	'problem.token_expired': 'Deine Anmeldung ist abgelaufen und wird erneuert.',
	'problem.session_ended': 'Du wurdest abgemeldet. Melde dich neu an.',
	'problem.session_expired': 'Deine Anmeldung ist älter als 30 Tage. Melde dich neu an.',
	'problem.refresh_missing': 'Du bist nicht angemeldet.',
	'problem.refresh_invalid': 'Deine Anmeldung gilt hier nicht. Melde dich neu an.',
	'problem.refresh_replayed':
		'Deine Anmeldung wurde zur Sicherheit beendet, weil sie ein zweites Mal benutzt wurde. Melde dich neu an.',
	'problem.credentials_wrong': 'Mailadresse oder Passwort stimmt nicht.',
	'problem.second_factor_required': 'Gib auch den Code aus deiner Authenticator-App ein.',
	'problem.second_factor_wrong':
		'Der Code stimmt nicht oder ist abgelaufen. Warte auf den nächsten.',
	'problem.forbidden': 'Das darfst du hier nicht ändern.',
	'problem.email_unverified':
		'Bestätige zuerst deine Mailadresse: Ohne sie kannst du keine Gruppe gründen und keiner beitreten.',
	'problem.origin_refused': 'Von dieser Seite aus nimmt der Server nichts an.',
	'problem.another_person': 'Hier ist inzwischen jemand anders angemeldet.',
	'problem.second_factor_setup_required':
		'Dieser Server verlangt einen zweiten Faktor. Richte ihn in deinem Konto ein.',
	'problem.not_found': 'Das gibt es nicht, oder du darfst es nicht sehen.',
	'problem.user_code_unknown': 'Kein Gerät zeigt diesen Code, oder die zehn Minuten sind um.',
	'problem.request_timeout': 'Die Anfrage kam nicht rechtzeitig an. Versuch es noch einmal.',
	'problem.conflict': 'Das geht im Augenblick nicht: Der Stand ist inzwischen ein anderer.',
	'problem.email_taken': 'Diese Mailadresse gehört zu einem anderen Konto.',
	'problem.invalid': 'Einige Angaben stimmen noch nicht.',
	'problem.password_refused':
		'Das Passwort ist zu kurz, zu verbreitet oder deinem Namen zu ähnlich.',
	'problem.bad_email': 'Das ist keine Mailadresse.',
	'problem.too_many_requests': 'Das war zu viel auf einmal. Es geht gleich weiter.',
	'problem.rate_limited': 'Zu viele Versuche. Warte einen Augenblick.',
	'problem.login_delayed': 'Zu oft das falsche Passwort. Warte einen Augenblick.',
	'problem.internal': 'Der Server hat einen Fehler gemacht. Versuch es noch einmal.',
	'problem.unavailable': 'Ein Teil des Servers ist gerade nicht da. Versuch es gleich noch einmal.',
	'problem.database_unavailable': 'Die Datenbank ist gerade nicht da. Es hat sich nichts geändert.',
	'problem.busy': 'Gerade ist zu viel los. Es hat sich nichts geändert.',
	'problem.timeout': 'Der Server hat nicht rechtzeitig geantwortet. Es wird noch einmal versucht.',
	'problem.unreachable': 'Der Server ist nicht zu erreichen.',
	'problem.other': 'Das hat nicht geklappt.',
	'status.offline': 'Offline',
	'status.waiting#one': '{count} Änderung wartet',
	'status.waiting#other': '{count} Änderungen warten',
	'sheet.undo': 'Rückgängig'
} as const;
