/** Characters: their list, what comes of files, and their pictures. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { png } from '../../../web/tests/pictures.ts';
import { heroFrom, JUNIS, readyMade, type Made } from '../people.ts';
import { inDialog, press, settled, type Round } from './round.ts';

const asFile = (name: string, content: unknown) => ({
	name,
	mimeType: 'application/json',
	buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
});
const BENT = asFile('schief.cmchar', {
	...{ cm_version: '1.0', ruleset_id: 'generic', name: 'Schief' },
	sheet_data: { hp: { current: 'x', maximum: 12 }, shoe_size: 43 }
});
const BROKEN = asFile('kaputt.json', '{"cm_version":');
const FAR = asFile('ulf.cmchar', {
	...{ cm_version: '1.0', ruleset_id: 'generic', name: 'Ulf' },
	sheet_data: { hp: { current: 4, maximum: 12 } }
});

export async function characterViews(round: Round): Promise<void> {
	const { studio, album, language, t, scene } = round;
	const { mara } = scene;
	const shoot = (page: Page, name: string) => album.web(page, name, language);
	const nela = await studio.server.person('Nela', language);
	const list = async (who = mara) => {
		const page = await studio.page(who, '/characters', language);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await settled(page);
		return page;
	};
	const closeDialog = (page: Page) =>
		inDialog(page).getByRole('button', { name: t('app.close') }).first().click();
	await album.visit('characters-empty', async () => {
		const page = await list(nela);
		await page.getByText(t('characters.empty')).waitFor();
		await shoot(page, 'characters-empty');
		await page.goto('/characters?deleted');
		await page.getByText(t('characters.bin.empty')).waitFor();
		await shoot(page, 'bin-empty');
		return page;
	});
	await album.visit('characters', async () => {
		await readyMade(mara, 'Rondriane', 'kriegerin');
		await mara.post('/characters', {
			...{ ruleset_id: 'generic', name: 'Die Diebin', template: 'harbour-thief' }
		});
		await portraitOf(mara, scene.alrik);
		const page = await list();
		await shoot(page, 'characters');
		const more = page.getByRole('button', { name: `${t('characters.more')}: Rondriane` });
		await more.click();
		await shoot(page, 'characters-menu');
		await page.getByRole('button', { name: t('characters.export') }).click();
		await inDialog(page).getByRole('button', { name: t('export.link.make') }).click();
		await inDialog(page).getByText(t('export.link.until').slice(0, 8)).first().waitFor();
		await shoot(page, 'characters-export');
		await closeDialog(page);
		await more.click();
		await page.getByRole('button', { name: t('characters.delete'), exact: true }).click();
		await page.locator('.toast').waitFor();
		await shoot(page, 'characters-deleted');
		await page.goto('/characters?deleted');
		await page.getByRole('button', { name: t('characters.bin.restore') }).first().waitFor();
		await shoot(page, 'bin');
		return page;
	});
	await album.visit('characters-filters', async () => {
		const page = await list();
		await page.getByLabel(t('characters.search')).fill('xyzzy');
		await page.getByText(t('characters.none')).waitFor();
		await shoot(page, 'characters-none');
		return page;
	});
	await album.visit('characters-new', async () => {
		const page = await list();
		await press(page, t('characters.new'));
		await inDialog(page).waitFor();
		await settled(page);
		await shoot(page, 'characters-new');
		return page;
	});
	await album.visit('characters-import', async () => {
		const page = await list(nela);
		const junis = { ...asFile('junis.json', ''), buffer: readFileSync(JUNIS) };
		await page
			.locator('main header input[type=file]')
			.setInputFiles([junis, FAR, BENT, BROKEN]);
		await inDialog(page).getByRole('article', { name: 'kaputt.json' }).waitFor();
		await settled(page);
		await shoot(page, 'import');
		const reports = inDialog(page).locator('details:not([open]) > summary', {
			hasText: t('import.report')
		});
		while (await reports.count()) await reports.first().click();
		await shoot(page, 'import-reports');
		await inDialog(page)
			.getByRole('button', { name: new RegExp(`^${t('import.show')}`) })
			.first()
			.click();
		await inDialog(page).locator('.sheet').first().waitFor();
		await shoot(page, 'import-preview');
		return page;
	});
	await album.visit('characters-update', async () => {
		const junis = await heroFrom(nela, JUNIS);
		const exported = await fileOf(nela.url, nela.token, junis);
		const sheet = exported['sheet_data'] as { attributes: { MU: number }; talents: object };
		sheet.attributes.MU += 1;
		sheet.talents = { ...sheet.talents, TAL_1: 7, TAL_8: 9 };
		const page = await list(nela);
		await page
			.locator('main header input[type=file]')
			.setInputFiles([asFile('junis.cmchar', exported)]);
		await inDialog(page).getByRole('article').first().waitFor();
		await settled(page);
		await shoot(page, 'update-offered');
		await inDialog(page)
			.getByRole('button', { name: t('import.same.go', { name: junis.name }) })
			.click();
		await settled(page);
		await shoot(page, 'update');
		return page;
	});
	await album.visit('portrait', async () => {
		const page = await list();
		await page
			.getByRole('button', { name: `${t('characters.more')}: ${scene.junis.name}` })
			.click();
		await page.getByRole('button', { name: t('characters.portrait') }).click();
		await inDialog(page).waitFor();
		await shoot(page, 'portrait');
		await inDialog(page)
			.locator('input[type=file]')
			.setInputFiles({ name: 'bild.png', mimeType: 'image/png', buffer: png(700, 500) });
		await inDialog(page).getByRole('slider').waitFor();
		await shoot(page, 'portrait-crop');
		return page;
	});
}

async function fileOf(url: string, token: string, { id }: Made): Promise<Record<string, unknown>> {
	const answer = await fetch(`${url}/v1/characters/${id}/export`, {
		headers: { authorization: `Bearer ${token}` }
	});
	return (await answer.json()) as Record<string, unknown>;
}

async function portraitOf(person: Round['scene']['mara'], { id }: Made): Promise<void> {
	const body = png(256, 256);
	interface Signed {
		upload: { url: string; method: string; headers: Record<string, string> };
	}
	const { upload } = await person.post<Signed>(`/characters/${id}/portrait`, {
		...{ content_type: 'image/png', size: body.length }
	});
	await fetch(upload.url, { method: upload.method, headers: upload.headers, body: new Uint8Array(body) });
	await person.post(`/characters/${id}/portrait/confirm`, {});
}
