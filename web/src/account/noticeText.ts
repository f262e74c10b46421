import type { WebSpeaker } from '#texts/texts.ts';
import type { Notice } from './account.svelte.ts';
import { deviceOf } from './device.ts';

/** What a notice says. Kinds of a newer server have the plainest text. */
export function noticeText({ t }: WebSpeaker, { kind, data }: Notice): string {
	const { device, left } = data as { device?: unknown; left?: unknown };
	switch (kind) {
		case 'refresh_replay': {
			const { browser, system, name } = deviceOf(typeof device === 'string' ? device : '');
			const known = browser && system ? t('account.sessions.on', { browser, system }) : name;
			return t('account.notice.refresh_replay', {
				device: known || t('account.notice.refresh_replay.device')
			});
		}
		case 'second_factor_set_up':
			return t('account.notice.second_factor_set_up');
		case 'second_factor_removed':
			return t('account.notice.second_factor_removed');
		case 'recovery_codes_renewed':
			return t('account.notice.recovery_codes_renewed');
		case 'recovery_code_used':
			return t('account.notice.recovery_code_used', { count: Number(left ?? 0) });
		default:
			return t('account.notice.other');
	}
}
