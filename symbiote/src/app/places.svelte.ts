/** Where the person is, and the way back. There is no router: the panel has no address bar. */
export type Place =
	| { view: 'sign-in' }
	| { view: 'settings' }
	| { view: 'groups' }
	| { view: 'group'; groupId: string }
	| { view: 'rolls'; groupId: string }
	| { view: 'sheet'; groupId: string; characterId: string };

export class Places {
	#stack = $state.raw<readonly Place[]>([{ view: 'sign-in' }]);

	get here(): Place {
		return this.#stack.at(-1) as Place;
	}

	get canGoBack(): boolean {
		return this.#stack.length > 1;
	}

	go(place: Place): void {
		this.#stack = [...this.#stack, place];
	}

	back(): void {
		if (this.canGoBack) this.#stack = this.#stack.slice(0, -1);
	}

	/** Begins anew, with a way back through all but the last. */
	reset(...places: [Place, ...Place[]]): void {
		this.#stack = places;
	}
}
