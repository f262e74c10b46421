/** What pages have around them but for those before a login, which stay small. */
export { createOutbox } from '@campaign-manager/client/session/outbox';
export { default as Areas } from './Areas.svelte';
export { default as Overlays } from './Overlays.svelte';
export { default as Toast } from '#parts/Toast.svelte';
export { default as StatusLine } from '#parts/StatusLine.svelte';
