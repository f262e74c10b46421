/** A sheet that is open in the panel follows its ruleset, which its author is writing. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test, vi } from 'vitest';
import { PATIENCE, Stage } from '../emulator/tests/stage.ts';
import { PASSWORD, TestServer } from '../../tests/browser/server.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const SYMBIOTE = 'campaign-manager';
const EXAMPLE = join(import.meta.dirname, '../../docs/examples/lanterns');
const stage = new Stage('current');
let server: TestServer;
let folder: string;
let schema: string;

beforeAll(async () => {
	const plugins = mkdtempSync(join(tmpdir(), 'plugins-'));
	cpSync(EXAMPLE, join(plugins, 'lanterns'), { recursive: true });
	schema = join(plugins, 'lanterns/schemas/sheet.schema.json');
	server = await TestServer.start({ CM_PLUGINS_PATH: plugins, CM_RULESETS_RELOAD: '1' });
	folder = join(mkdtempSync(join(tmpdir(), 'panel-')), SYMBIOTE);
	execFileSync('npm', ['run', '--silent', 'symbiote', '--', folder], {
		env: { ...process.env, SERVER: server.url, NODE_ENV: 'production', VITEST: '' }
	});
	await stage.open();
});
afterAll(async () => {
	await stage.close();
	await server?.stop();
});

test('a schema that is saved is drawn in the sheet that is open', async () => {
	const mara = await server.person('Mara');
	const group = await mara.post<{ id: string }>('/groups', {
		...{ name: 'Unter Tage', ruleset_id: 'lanterns' }
	});
	const sheet_data = { level: 1, brawn: 3, grace: 1, wit: 1, grit: 15, oil: 6, talents: {} };
	const hero = await mara.post<{ id: string }>('/characters', {
		...{ ruleset_id: 'lanterns', name: 'Berta', sheet_data }
	});
	await mara.post(`/groups/${group.id}/characters`, { character_id: hero.id });
	const emulator = await stage.begin([folder]);
	const [client = ''] = emulator.state().clients.map(({ id }) => id);
	const page = await stage.tab(emulator.page(client, SYMBIOTE));
	page.setDefaultTimeout(PATIENCE / 2);
	await stage.runs(client, SYMBIOTE);
	await page.getByRole('button', { name: 'Password' }).click();
	await page.getByLabel('Email address').fill(mara.email);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Log in' }).click();
	await page.getByRole('button', { name: /Unter Tage/ }).click();
	await page.getByRole('button', { name: 'Open the sheet of Berta' }).click();
	const sheet = page.locator('.sheet');
	await sheet.getByText('Brawn').first().waitFor();

	const before = readFileSync(schema, 'utf8');
	writeFileSync(schema, before.replaceAll('"Brawn"', '"Might"'));
	await sheet.getByText('Might').first().waitFor();
});
