/** Lists that the server hands out page by page. */
export interface Page<T> {
	items: T[];
	next?: string;
}

/** All of a list that is bounded (one person's characters, groups): page after page. */
export async function every<T>(
	read: (query: { limit: number; cursor?: string }) => Promise<Page<T>>
): Promise<T[]> {
	const found: T[] = [];
	for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
		const page = await read({ limit: 100, ...(cursor && { cursor }) });
		found.push(...page.items);
		cursor = page.next;
	}
	return found;
}
