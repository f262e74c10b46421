import { Problem } from '@campaign-manager/client/api/problem';
import type { App } from '#app/app.svelte.ts';

/** Takes something back, from wherever one is by then; what keeps it from that is said in passing. */
export function undoing(app: App, act: () => Promise<unknown>): () => void {
	return () =>
		void act().catch(async (reason: unknown) => {
			const code = reason instanceof Problem ? reason.code : 'unreachable';
			await app.tongue.need('rare').catch(() => undefined);
			app.notices.say(app.speaker.problem(code), { isAlarm: true });
		});
}
