/** The import's dialog, fetched when there are files. */
export const importDialog = async () => (await import('./ImportDialog.svelte')).default;
