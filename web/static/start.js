// Runs before anything is drawn, so that a dark page never flashes light, and is in its language.
(() => {
	try {
		const theme = localStorage.getItem('cm/theme');
		if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
		const kept = localStorage.getItem('cm/language');
		const german = kept ? kept === 'de' : navigator.language.startsWith('de');
		document.documentElement.lang = german ? 'de' : 'en';
	} catch {
		// a browser that keeps nothing shows what the system wants
	}
})();
