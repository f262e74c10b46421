/**
 * The largest hero of the cases in a real sheet session, with a server that says yes to everything:
 * what `tests/load/typing.ts` types into.
 */
import { applyPatch } from '@campaign-manager/rulesets/pointer';
import type { SheetData } from '@campaign-manager/rulesets/objects';
import { dsa5e } from '@campaign-manager/rulesets/dsa5e/index';
import { createApi } from '../api/api.ts';
import { clock } from '../clock.ts';
import { createOutbox } from '../session/outbox.ts';
import { openSheet } from '../session/sheet.ts';
import { newState, type SheetHost } from '../sheet/host.ts';
import { createPainter } from '../sheet/painter.ts';
import { patch } from '../sheet/patch.ts';
import { webStore } from '../store.ts';
import '../tokens.css';
import '../sheet/sheet.css';
import { largestHero } from './largest.ts';

const { sheet: hero, content } = largestHero();
const character = {
	...{ id: '0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01', name: 'Held', revision: 1 },
	...{ sheet_data: hero, ruleset_id: 'dsa5e', ruleset_version: '1.0.0', portrait_url: null }
};

async function yes(_: string, { method, body }: RequestInit): Promise<Response> {
	if (method === 'PATCH') {
		const change = JSON.parse(String(body)) as { sheet_data?: unknown };
		character.sheet_data = applyPatch(character.sheet_data, change.sheet_data ?? {}) as SheetData;
		character.revision += 1;
	}
	return new Response(JSON.stringify(character), { status: 200 });
}

const tokens = {
	read: async () => ({
		...{ access_token: 'token', expires_at: clock.now() + 1e12, refresh_token: 'r' },
		user: { id: 'u', email: 'm@example.org', display_name: 'Mara', email_verified: true }
	}),
	write: async () => undefined
} as never;
localStorage.clear();
const ruleset = dsa5e.open(content);
const api = createApi({
	...{ server: '', transport: 'body', clock, fetcher: yes as never, store: tokens }
});
const outbox = createOutbox({ api, clock, store: webStore(localStorage), userId: 'u' });
const session = openSheet({
	...{ id: character.id, api, outbox, ruleset, clock, saveAfterMs: 1_500 }
});
const root = document.getElementById('sheet') as HTMLElement;
const host: SheetHost = {
	...{ prefix: 'sheet-', state: newState() },
	change: ({ pointer }, value, isTyped) => session.set(pointer, value, isTyped),
	dice: () => undefined,
	adjust: (resource, delta) => void session.adjust(resource, delta ?? -1),
	do: () => undefined
};
const painter = createPainter(patch);
session.subscribe(({ sheet, findings, character }) => {
	if (!character) return;
	painter.paint(root, host, ruleset, sheet, { mode: 'edit', lang: 'de', findings });
});
