/** Einträge, aus denen gewählt wird. */
export const texts = {
	'pick.title': 'Eintrag wählen',
	'pick.search': 'Einträge durchsuchen',
	'pick.none': 'Dazu gibt es keinen Eintrag.',
	'pick.own': 'von eurer Gruppe',
	'pick.there': 'schon auf dem Bogen',
	'pick.more': 'Mehr zeigen',
	'pick.free': 'Nichts auswählen'
} as const;
