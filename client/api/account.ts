/** Signing in, pairing, and one's own profile. What else one does with an account is in `me.ts`. */
import type { components } from '../generated/api.ts';
import type { Api } from './api.ts';

type S = components['schemas'];
type Open = Pick<Api, 'open'>;

export const meta = (api: Open) => api.open<S['Meta']>('GET', '/meta');
export const register = (api: Open, body: S['Register']) =>
	api.open<S['VerificationSent']>('POST', '/auth/register', { body });
export const verifyEmail = (api: Open, token: string) =>
	api.open<undefined>('POST', '/auth/verify-email', { body: { token } });
export const resendVerification = (api: Open, email: string) =>
	api.open<S['VerificationSent']>('POST', '/auth/resend-verification', { body: { email } });
export const requestPasswordReset = (api: Open, email: string) =>
	api.open<S['ResetSent']>('POST', '/auth/password-reset', { body: { email } });
export const confirmPasswordReset = (api: Open, body: S['ResetConfirm']) =>
	api.open<undefined>('POST', '/auth/password-reset/confirm', { body });

/** Throws Problem `second_factor_required` where a code must come along. */
export async function login(api: Api, body: Omit<S['Login'], 'transport'>): Promise<S['User']> {
	const sent = { body: { ...body, transport: api.signIn.transport } };
	const tokens = await api.open<S['Tokens']>('POST', '/auth/login', sent);
	await api.signIn.begin(tokens);
	return tokens.user;
}

export const beginPairing = (api: Open, body: S['DeviceStart']) =>
	api.open<S['DeviceCode']>('POST', '/auth/device', { body });

/** Throws Problem `authorization_pending`, `slow_down`, `expired_token`, `access_denied`. */
export async function pollPairing(api: Api, device_code: string): Promise<S['User']> {
	const sent = { body: { device_code } };
	const tokens = await api.open<S['Tokens']>('POST', '/auth/device/token', sent);
	await api.signIn.begin(tokens);
	return tokens.user;
}

/** Which device shows this code. Throws Problem `user_code_unknown`. */
export const lookAtPairing = (api: Api, user_code: string) =>
	api.send<S['DeviceWaiting']>('POST', '/auth/device/look', { body: { user_code } });
export const confirmPairing = (api: Api, body: S['DeviceConfirm'], key?: string) =>
	api.send<S['DeviceConfirmed']>('POST', '/auth/device/confirm', { body, ...(key && { key }) });

export const me = (api: Api) => api.send<S['Me']>('GET', '/me');
export const changeMe = (api: Api, body: S['MeChange']) =>
	api.send<S['Me']>('PATCH', '/me', { body, keepalive: true }); // also while the page is left
