/** Who is in the pictures, and what they have, made without the pages that are pictured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person, TestServer } from '../browser/server.ts';
import { ROOT, type Language } from './studio.ts';

export interface Made {
	id: string;
	name: string;
}
export interface Scene {
	/** Who leads. */
	gero: Person;
	mara: Person;
	lin: Person;
	/** Of the group "Die Sieben". */
	group: string;
	/** Mara's, from Optolith. */
	junis: Made;
	/** Mara's other one, in no group. */
	alrik: Made;
	/** Lin's. */
	thorgrim: Made;
	/** Gero's, hidden. */
	ork: Made;
}

export const JUNIS = join(ROOT, 'tests/data/heroes/junis_djelef.json');

export const heroFrom = (person: Person, file: string): Promise<Made> =>
	person
		.post<{ character: Made }>('/characters/import', JSON.parse(readFileSync(file, 'utf8')))
		.then(({ character }) => character);

export const readyMade = (person: Person, name: string, template: string) =>
	person.post<Made>('/characters', { ruleset_id: 'dsa5e', name, template });

export async function letIn(group: string, leader: Person, person: Person): Promise<void> {
	const { token } = await leader.post<{ token: string }>(`/groups/${group}/invite`, {
		max_uses: 1
	});
	await person.post(`/groups/${group}/join/${token}`);
}

export const seat = (group: string, owner: Person, { id }: Made, more: object = {}) =>
	owner.post(`/groups/${group}/characters`, { character_id: id, is_active: true, ...more });

export async function makeScene(server: TestServer, language: Language): Promise<Scene> {
	const [gero, mara, lin] = await Promise.all([
		server.person('Gero', language),
		server.person('Mara', language),
		server.person('Lin', language)
	]);
	const description =
		language === 'de'
			? 'Freitags ab sieben, bei Gero.\nWir spielen die Phileasson-Saga.'
			: 'Fridays at seven, at Gero’s.\nWe play the Phileasson saga.';
	const { id: group } = await gero.post<Made>('/groups', {
		...{ name: 'Die Sieben', ruleset_id: 'dsa5e', description }
	});
	await letIn(group, gero, mara);
	await letIn(group, gero, lin);
	const junis = await heroFrom(mara, JUNIS);
	const alrik = await readyMade(mara, 'Alrik von Gareth', 'perainegeweihte');
	const thorgrim = await readyMade(lin, 'Thorgrim Sohn des Gorosch', 'kriegerin');
	const ork = await readyMade(gero, language === 'de' ? 'Orkhäuptling' : 'Orc chief', 'kriegerin');
	await seat(group, mara, junis);
	await seat(group, lin, thorgrim);
	await seat(group, gero, ork, { hidden: true });
	return { gero, mara, lin, group, junis, alrik, thorgrim, ork };
}

/** What was thrown before one looks. */
export async function throwSome({ gero, mara, lin, group, junis, thorgrim, ork }: Scene) {
	const roll = (person: Person, body: object) =>
		person.post(`/groups/${group}/rolls`, { source: 'server', ...body });
	await roll(gero, { dice: '2d6+3' });
	await roll(mara, { character_id: junis.id, action_id: 'talent.TAL_8' });
	await roll(lin, { character_id: thorgrim.id, action_id: 'talent.TAL_3' });
	await roll(lin, { character_id: thorgrim.id, action_id: 'attribute.MU', visibility: 'dm' });
	await roll(gero, { character_id: ork.id, action_id: 'dodge', visibility: 'dm' });
	await gero.post(`/characters/${thorgrim.id}/resources/LeP`, { delta: -12 });
	await gero.post(`/characters/${thorgrim.id}/resources/COND_4`, { delta: 2 });
}
