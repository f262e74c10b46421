/** A group with people and characters, made without a browser. */
import type { Person } from '../../tests/browser/server.ts';
import type { Stage } from './stage.ts';

export interface Seated {
	id: string;
	name: string;
}

export interface Group {
	id: string;
	/** Who leads it. */
	mara: Person;
	gero: Person;
	/** Gero's, at the table. */
	runa: Seated;
}

export const idOf = async (person: Person): Promise<string> =>
	(await person.get<{ id: string }>('/me')).id;

/** "Die Sieben": Mara leads, Gero plays Runa. */
export async function makeGroup(stage: Stage, name = 'Die Sieben'): Promise<Group> {
	const [mara, gero] = await Promise.all([stage.person('Mara'), stage.person('Gero')]);
	const body = { name, ruleset_id: 'dsa5e', description: 'Freitags ab sieben, bei Mara.' };
	const { id } = await mara.post<{ id: string }>('/groups', body);
	await join(id, mara, gero);
	return { id, mara, gero, runa: await seat(id, gero, 'Runa') };
}

export async function join(groupId: string, dm: Person, person: Person): Promise<void> {
	const { token } = await dm.post<{ token: string }>(`/groups/${groupId}/invite`, { max_uses: 1 });
	await person.post(`/groups/${groupId}/join/${token}`);
}

/** A ready-made warrior under this name, at the table. */
export async function seat(
	groupId: string,
	owner: Person,
	name: string,
	more: { hidden?: boolean; is_active?: boolean } = { is_active: true }
): Promise<Seated> {
	const hero = await owner.post<Seated>('/characters', {
		...{ ruleset_id: 'dsa5e', name, template: 'kriegerin' }
	});
	await owner.post(`/groups/${groupId}/characters`, { character_id: hero.id, ...more });
	return { id: hero.id, name };
}

export const throwDice = (groupId: string, person: Person, more: object = {}) =>
	person.post(`/groups/${groupId}/rolls`, { source: 'server', dice: '1d20', ...more });

/** LeP and its like, as everybody at the table sees them. */
export async function resourceOf(
	groupId: string,
	person: Person,
	characterId: string,
	resource = 'LeP'
): Promise<{ value: number; maximum: number }> {
	interface Card {
		character_id: string;
		card: { resources: { id: string; value: number; maximum: number }[] };
	}
	const { items } = await person.get<{ items: Card[] }>(`/groups/${groupId}/characters`);
	const card = items.find(({ character_id }) => character_id === characterId);
	const found = card?.card.resources.find(({ id }) => id === resource);
	if (!found) throw new Error(`no ${resource} at the table`);
	return found;
}
