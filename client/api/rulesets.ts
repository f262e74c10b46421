/** Installed rulesets, their schemas, templates and compendiums. */
import type { SheetData } from '@campaign-manager/rulesets/objects';
import type { components } from '../generated/api.ts';
import { path, type Api } from './api.ts';

type S = components['schemas'];

/** An ETag already here: the answer is null if nothing changed. */
const since = (unless?: string) => (unless ? { unless } : {});

export const listRulesets = (api: Api) => api.send<S['RulesetList']>('GET', '/rulesets');
export const getRuleset = (api: Api, id: string) =>
	api.send<S['Ruleset']>('GET', path`/rulesets/${id}`);
export const sheetSchema = (api: Api, id: string, unless?: string) =>
	api.send<Record<string, unknown> | null>('GET', path`/rulesets/${id}/schema`, since(unless));
export const templates = (api: Api, id: string) =>
	api.send<S['TemplateList']>('GET', path`/rulesets/${id}/templates`);
/** Which files of other programs it reads and writes. */
export const formats = (api: Api, id: string) =>
	api.send<S['FileFormats']>('GET', path`/rulesets/${id}/formats`);
export const validate = (api: Api, id: string, sheet_data: SheetData) =>
	api.send<S['SheetFindings']>('POST', path`/rulesets/${id}/validate`, { body: { sheet_data } });
export const derive = (api: Api, id: string, sheet_data: SheetData) =>
	api.send<S['SheetDerived']>('POST', path`/rulesets/${id}/derive`, { body: { sheet_data } });
export const listContent = (
	api: Api,
	id: string,
	query: { kind?: string; q?: string; lang?: 'de' | 'en'; limit?: number; cursor?: string } = {}
) => api.send<S['ContentPage']>('GET', path`/rulesets/${id}/content`, { query });
export const contentEntry = (
	api: Api,
	id: string,
	kind: string,
	entryId: string,
	unless?: string
) =>
	api.send<(S['ContentEntry'] & Record<string, unknown>) | null>(
		'GET',
		path`/rulesets/${id}/content/${kind}/${entryId}`,
		since(unless)
	);
