import { theApp } from '#app/app.svelte.ts';

export const ssr = false;
export const prerender = false;

export async function load() {
	const app = theApp();
	await app.tongue.need();
	return { app };
}
