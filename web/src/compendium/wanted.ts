/** What of a compendium is shown; it stands in the address, so that it can be linked to. */
export interface Wanted {
	/** Empty: all. */
	kind: string;
	q: string;
	/** The entry that is open, with its kind; of a group's own, the group, too. */
	open: { kind: string; id: string; group?: string } | null;
}

export function readWanted(query: URLSearchParams): Wanted {
	const [kind, id, group] = (query.get('entry') ?? '').split('/');
	return {
		kind: query.get('kind') ?? '',
		q: query.get('q') ?? '',
		open: kind && id ? { kind, id, ...(group && { group }) } : null
	};
}

export function pathOf(rulesetId: string, { kind, q, open }: Wanted): string {
	const entry = open ? [open.kind, open.id, ...(open.group ? [open.group] : [])].join('/') : '';
	const pairs = Object.entries({ kind, q, entry }).filter(([, value]) => value);
	const query = new URLSearchParams(pairs).toString();
	return `/rulesets/${encodeURIComponent(rulesetId)}${query && `?${query}`}`;
}
