/** Groups: members, invites, characters at the table, rolls, the group's own content. */
import type { components } from '../generated/api.ts';
import { path, type Api } from './api.ts';
import type { Once } from './characters.ts';

type S = components['schemas'];
interface Page {
	limit?: number;
	cursor?: string;
}

export const listGroups = (api: Api, query: Page = {}) =>
	api.send<S['GroupPage']>('GET', '/groups', { query });
export const createGroup = (api: Api, body: S['GroupNew'], once: Once = {}) =>
	api.send<S['Group']>('POST', '/groups', { body, ...once });
export const getGroup = (api: Api, id: string) => api.send<S['Group']>('GET', path`/groups/${id}`);
export const changeGroup = (api: Api, id: string, body: S['GroupPatch'], once: Once = {}) =>
	api.send<S['Group']>('PATCH', path`/groups/${id}`, { body, ...once });
/** `name` is what the person typed to be sure. */
export const deleteGroup = (api: Api, id: string, name: string, once: Once = {}) =>
	api.send<undefined>('DELETE', path`/groups/${id}`, { query: { name }, ...once });
export const transferGroup = (api: Api, id: string, user_id: string, once: Once = {}) =>
	api.send<S['Group']>('POST', path`/groups/${id}/transfer`, { body: { user_id }, ...once });
export const removeMember = (api: Api, id: string, userId: string, once: Once = {}) =>
	api.send<undefined>('DELETE', path`/groups/${id}/members/${userId}`, once);

export const createInvite = (api: Api, id: string, body: S['InviteNew'] = {}) =>
	api.send<S['Invite']>('POST', path`/groups/${id}/invite`, { body });
export const listInvites = (api: Api, id: string) =>
	api.send<S['InviteList']>('GET', path`/groups/${id}/invites`);
export const revokeInvite = (api: Api, id: string, inviteId: string) =>
	api.send<undefined>('DELETE', path`/groups/${id}/invites/${inviteId}`);
/** By the link's token or the short code. */
export const lookAtInvite = (api: Api, token: string) =>
	api.send<S['InviteLook']>('GET', path`/invites/${token}`);
/** For somebody who is not signed in. */
export const inviteState = (api: Api, token: string) =>
	api.open<S['InviteState']>('GET', path`/invites/${token}/state`);
export const joinGroup = (api: Api, id: string, token: string, once: Once = {}) =>
	api.send<S['Group']>('POST', path`/groups/${id}/join/${token}`, once);

export const listAssignments = (api: Api, id: string) =>
	api.send<S['AssignmentList']>('GET', path`/groups/${id}/characters`);
export const assign = (api: Api, id: string, body: S['AssignmentNew'], once: Once = {}) =>
	api.send<S['Assignment']>('POST', path`/groups/${id}/characters`, { body, ...once });
export const changeAssignment = (
	api: Api,
	id: string,
	characterId: string,
	body: S['AssignmentPatch'],
	once: Once = {}
) =>
	api.send<S['Assignment']>('PATCH', path`/groups/${id}/characters/${characterId}`, {
		body,
		...once
	});
export const unassign = (api: Api, id: string, characterId: string, once: Once = {}) =>
	api.send<undefined>('DELETE', path`/groups/${id}/characters/${characterId}`, once);

export const listRolls = (
	api: Api,
	id: string,
	query: Page & {
		character_id?: string;
		user_id?: string;
		category?: S['Roll']['category'];
		source?: S['Roll']['source'];
		secret?: boolean;
		since?: string;
	} = {}
) => api.send<S['RollPage']>('GET', path`/groups/${id}/rolls`, { query });
export const createRoll = (
	api: Api,
	id: string,
	body: S['RollNew'],
	once: Once & { key: string }
) => api.send<S['Roll']>('POST', path`/groups/${id}/rolls`, { body, ...once });

export const listEntries = (
	api: Api,
	id: string,
	query: Page & { kind?: string; q?: string } = {}
) => api.send<S['EntryPage']>('GET', path`/groups/${id}/content`, { query });
export const createEntry = (api: Api, id: string, body: S['EntryNew'], once: Once = {}) =>
	api.send<S['Entry']>('POST', path`/groups/${id}/content`, { body, ...once });
export const changeEntry = (
	api: Api,
	id: string,
	entryId: string,
	body: S['EntryPatch'],
	once: Once = {}
) => api.send<S['Entry']>('PATCH', path`/groups/${id}/content/${entryId}`, { body, ...once });
export const deleteEntry = (api: Api, id: string, entryId: string, once: Once = {}) =>
	api.send<undefined>('DELETE', path`/groups/${id}/content/${entryId}`, once);
