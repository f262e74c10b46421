import { redirect } from '@sveltejs/kit';
import { theApp } from '#app/app.svelte.ts';
import { HOME } from '#app/paths.ts';

export function load(): never {
	redirect(307, theApp().session.isLikely ? HOME : '/login');
}
