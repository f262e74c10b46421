/** What a session calls itself: a name that a client gave, or what a browser says of itself. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Headless)?Chrome\/|\bCriOS\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bLinux\b/, 'Linux']
];

export interface Device {
	browser?: string;
	system?: string;
	/** As it stands, where neither is known. */
	name: string;
}

export function deviceOf(said: string): Device {
	const find = (table: typeof BROWSERS) => table.find(([sign]) => sign.test(said))?.[1];
	if (!said.startsWith('Mozilla/')) return { name: said };
	const browser = find(BROWSERS);
	const system = find(SYSTEMS);
	return { ...(browser && { browser }), ...(system && { system }), name: said };
}
