/** Das Bild eines Charakters. */
export const texts = {
	'portrait.title': 'Bild von {name}',
	'portrait.pick': 'Bild auswählen',
	'portrait.replace': 'Bild ersetzen',
	'portrait.other': 'Anderes Bild',
	'portrait.help': 'JPEG, PNG oder WebP. Du kannst es auch hierher ziehen.',
	'portrait.crop': 'Ausschnitt',
	'portrait.crop.help':
		'Zieh das Bild zurecht, mit der Maus, dem Finger oder den Pfeiltasten. Mit dem Mausrad oder + und − kommst du näher.',
	'portrait.crop.near': 'Vergrößerung',
	'portrait.save': 'Bild übernehmen',
	'portrait.sending': 'Wird hochgeladen: {part} %',
	'portrait.progress': 'Hochgeladen',
	'portrait.done': '{name} hat ein neues Bild.',
	'portrait.remove': 'Bild entfernen',
	'portrait.remove.sure': 'Bild entfernen?',
	'portrait.remove.about': 'Das Bild von {name} wird gelöscht. Das lässt sich nicht zurücknehmen.',
	'portrait.fault.kind': 'Das ist kein JPEG, PNG oder WebP.',
	'portrait.fault.large': 'Das Bild ist zu groß: höchstens 20 MB.',
	'portrait.fault.broken': 'Das Bild lässt sich nicht öffnen. Vielleicht ist die Datei beschädigt.'
} as const;
