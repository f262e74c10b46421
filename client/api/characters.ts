/** Characters, their versions, resources, files and portraits. */
import type { Finding, SheetData } from '@campaign-manager/rulesets/objects';
import type { components } from '../generated/api.ts';
import { path, type Api } from './api.ts';
import { tagOf, type Sent } from './fetch.ts';

type S = components['schemas'];

/** Of what goes along with a request that changes something. */
export type Once = Pick<Sent, 'key' | 'keepalive'>;
export type Character = Omit<S['Character'], 'sheet_data' | 'extensions' | 'findings'> & {
	sheet_data: SheetData;
	extensions: Record<string, unknown>;
	findings?: Finding[];
};
export interface CharacterChange {
	name?: string;
	sheet_data?: Record<string, unknown>;
}

export const listCharacters = (
	api: Api,
	query: {
		limit?: number;
		cursor?: string;
		deleted?: boolean;
		ruleset_id?: string;
		q?: string;
	} = {}
) => api.send<S['CharacterPage']>('GET', '/characters', { query });
export const createCharacter = (
	api: Api,
	body: Omit<S['CharacterNew'], 'sheet_data'> & { sheet_data?: SheetData },
	once: Once = {}
) => api.send<Character>('POST', '/characters', { body, ...once });
/** Null if it still is at `unless`. */
export const getCharacter = (api: Api, id: string, unless?: number) =>
	api.send<Character | null>(
		'GET',
		path`/characters/${id}`,
		unless === undefined ? {} : { unless: tagOf(unless) }
	);
export interface SaveHow {
	save: 'auto' | 'manual';
	/** For how many seconds the person has been editing: its autosaves are one version. */
	sitting?: number | undefined;
}
/** A merge patch. Throws Problem `stale` if the character is not at `match`. */
export const changeCharacter = (
	api: Api,
	id: string,
	body: CharacterChange,
	match: number,
	how: SaveHow,
	once: Once = {}
) => api.send<Character>('PATCH', path`/characters/${id}`, { body, match, query: how, ...once });
export const replaceCharacter = (
	api: Api,
	id: string,
	body: { name?: string; sheet_data: SheetData },
	match: number,
	once: Once = {}
) => api.send<Character>('PUT', path`/characters/${id}`, { body, match, ...once });
export const deleteCharacter = (api: Api, id: string, once: Once = {}) =>
	api.send<undefined>('DELETE', path`/characters/${id}`, once);
export const undeleteCharacter = (api: Api, id: string, once: Once = {}) =>
	api.send<S['Revision']>('POST', path`/characters/${id}/undelete`, once);
export const duplicateCharacter = (
	api: Api,
	id: string,
	body: S['CharacterDuplicate'] = {},
	once: Once = {}
) => api.send<Character>('POST', path`/characters/${id}/duplicate`, { body, ...once });
export const derived = (api: Api, id: string, unless?: string) =>
	api.send<S['CharacterDerived'] | null>(
		'GET',
		path`/characters/${id}/derived`,
		unless ? { unless } : {}
	);
export const history = (api: Api, id: string) =>
	api.send<S['History']>('GET', path`/characters/${id}/history`);
export const version = (api: Api, id: string, number: number) =>
	api.send<S['Version']>('GET', path`/characters/${id}/history/${number}`);
/** Present resources are kept unless `resources` says otherwise. */
export const restoreVersion = (
	api: Api,
	id: string,
	number: number,
	match: number,
	resources = false,
	once: Once = {}
) =>
	api.send<Character>('POST', path`/characters/${id}/history/${number}/restore`, {
		...{ match, query: { resources } },
		...once
	});

export const adjustResource = (
	api: Api,
	id: string,
	resource: string,
	body: S['ResourceDelta'],
	once: Once & { key: string }
) =>
	api.send<S['ResourceChange']>('POST', path`/characters/${id}/resources/${resource}`, {
		body,
		...once
	});
/** A throw that nobody else sees. */
export const practise = (
	api: Api,
	id: string,
	body: S['RollPractice'],
	once: Once & { key: string }
) => api.send<S['Roll']>('POST', path`/characters/${id}/rolls`, { body, ...once });

export const getView = (api: Api, id: string) =>
	api.send<Record<string, unknown>>('GET', path`/characters/${id}/view`);
export const setView = (api: Api, id: string, body: Record<string, unknown>) =>
	api.send<Record<string, unknown>>('PUT', path`/characters/${id}/view`, { body });

/** A file's text. With `dry_run` it is read and reported only. */
export const importFile = (
	api: Api,
	raw: string | Blob,
	query: { dry_run?: boolean; ruleset?: string } = {},
	once: Once = {}
) =>
	api.send<S['ImportReport'] | S['Imported']>('POST', '/characters/import', {
		...{ raw, type: 'application/octet-stream', query },
		...once
	});
export const importInto = (
	api: Api,
	id: string,
	raw: string | Blob,
	query: { dry_run?: boolean } = {},
	match?: number,
	once: Once = {}
) =>
	api.send<S['ImportUpdated']>('POST', path`/characters/${id}/import`, {
		...{ raw, type: 'application/octet-stream', query },
		...(match !== undefined && { match }),
		...once
	});
export const exportFile = (api: Api, id: string, format?: string) =>
	api.send<Blob>('GET', path`/characters/${id}/export`, { as: 'blob', query: { format } });
export const exportLink = (api: Api, id: string) =>
	api.send<S['ExportLink']>('POST', path`/characters/${id}/export-link`);

/** Promises a place; the picture itself goes there by PUT, then `confirmPortrait`. */
export const beginPortrait = (api: Api, id: string, body: S['PortraitNew']) =>
	api.send<S['PortraitUpload']>('POST', path`/characters/${id}/portrait`, { body });
export const confirmPortrait = (api: Api, id: string) =>
	api.send<S['Portrait']>('POST', path`/characters/${id}/portrait/confirm`);
export const removePortrait = (api: Api, id: string) =>
	api.send<undefined>('DELETE', path`/characters/${id}/portrait`);
