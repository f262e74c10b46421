/** Tabs of this browser tell each other which revision of a character they have seen. */
import type { Documents } from '@campaign-manager/client/session/documents';

interface Word {
	id: string;
	revision: number;
}

/** `newer`: another tab has seen more than this one knows. What is returned ends it. */
export function listenToTabs(documents: Documents, id: string, newer: () => void): () => void {
	const channel = new BroadcastChannel('campaign-manager/sheets');
	const known = () => documents.get(id)?.revision ?? 0;
	let told = known();
	const leave = documents.subscribe((changed) => {
		if (changed !== id || known() <= told) return;
		told = known();
		channel.postMessage({ id, revision: told } satisfies Word);
	});
	channel.onmessage = ({ data }: MessageEvent<Word>) => {
		if (data.id === id && data.revision > known()) newer();
	};
	return () => {
		leave();
		channel.close();
	};
}
