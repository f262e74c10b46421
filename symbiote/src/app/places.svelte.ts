/** Where the person is, and the way back. There is no router: the panel has no address bar. */
export type Place =
	| { view: 'sign-in' }
	| { view: 'settings' }
	| { view: 'groups' }
	| { view: 'group'; groupId: string }
	| { view: 'rolls'; groupId: string }
	| { view: 'sheet'; groupId: string; characterId: string };

interface Visited {
	place: Place;
	scroll: number;
}

export class Places {
	#stack = $state.raw<readonly Visited[]>([{ place: { view: 'sign-in' }, scroll: 0 }]);
	/** How far the place in front is scrolled; read when it is left. */
	scroll: () => number = () => 0;

	get here(): Place {
		return (this.#stack.at(-1) as Visited).place;
	}

	/** How far the place in front was scrolled when it was left. */
	get scrolled(): number {
		return (this.#stack.at(-1) as Visited).scroll;
	}

	get canGoBack(): boolean {
		return this.#stack.length > 1;
	}

	go(place: Place): void {
		const left = this.#stack.map((visited, at) =>
			at === this.#stack.length - 1 ? { ...visited, scroll: this.scroll() } : visited
		);
		this.#stack = [...left, { place, scroll: 0 }];
	}

	back(): void {
		if (this.canGoBack) this.#stack = this.#stack.slice(0, -1);
	}

	/** Begins anew, with a way back through all but the last. */
	reset(...places: [Place, ...Place[]]): void {
		this.#stack = places.map((place) => ({ place, scroll: 0 }));
	}
}
