/** One's own account: how one signs in, where, and what is kept. */
import type { components } from '../generated/api.ts';
import { path, type Api } from './api.ts';

type S = components['schemas'];

export const deleteMe = (api: Api, body: S['AccountEnd']) =>
	api.send<undefined>('DELETE', '/me', { body });
export const changeEmail = (api: Api, body: S['EmailChange']) =>
	api.send<S['VerificationSent']>('POST', '/me/email', { body });
export const changePassword = (api: Api, body: S['PasswordChange']) =>
	api.send<S['PasswordChanged']>('POST', '/me/password', { body });
export const exportMe = (api: Api) => api.send<Blob>('GET', '/me/export', { as: 'blob' });
export const sessions = (api: Api) => api.send<S['Sessions']>('GET', '/me/sessions');
export const endSession = (api: Api, id: string, body: S['SessionEnd']) =>
	api.send<undefined>('DELETE', path`/me/sessions/${id}`, { body });
export const endOtherSessions = (api: Api, body: S['OtherSessionsEnd']) =>
	api.send<S['OtherSessionsEnded']>('DELETE', '/me/sessions', { body });

export const beginSecondFactor = (api: Api, body: S['SecondFactorBegin']) =>
	api.send<S['SecondFactorBegun']>('POST', '/me/second-factor', { body });
export const confirmSecondFactor = (api: Api, body: S['SecondFactorConfirm']) =>
	api.send<S['SecondFactorConfirmed']>('POST', '/me/second-factor/confirm', { body });
export const renewRecoveryCodes = (api: Api, body: S['SecondFactorProof']) =>
	api.send<S['RecoveryCodes']>('POST', '/me/second-factor/recovery-codes', { body });
export const removeSecondFactor = (api: Api, body: S['SecondFactorProof']) =>
	api.send<undefined>('DELETE', '/me/second-factor', { body });
