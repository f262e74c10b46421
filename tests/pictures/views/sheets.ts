/** A sheet in all its states, and its history. */
import type { Page } from 'playwright-core';
import { readyMade, type Made } from '../people.ts';
import { inDialog, settled, type Round } from './round.ts';

const shown = async (page: Page) => {
	await page.locator('.sheet .throw').first().waitFor();
	await page.locator('.sheet-status.well').waitFor();
	await settled(page);
};

export async function sheetViews(round: Round): Promise<void> {
	const { studio, album, language, t, scene } = round;
	const { gero, mara, lin, group } = scene;
	const shoot = (page: Page, name: string) => album.web(page, name, language);
	const sheet = async (who: typeof mara, { id }: Made) => {
		const page = await studio.page(who, `/characters/${id}`, language);
		await shown(page);
		return page;
	};
	const climb = language === 'de' ? 'Klettern' : 'Climbing';
	const close = (page: Page) =>
		inDialog(page).getByRole('button', { name: t('app.close') }).first().click();
	const edit = async (page: Page) => {
		await page.getByRole('button', { name: t('play.mode.edit'), exact: true }).click();
		await page.locator('.sheet .stepper').first().waitFor();
	};
	await album.visit('sheet', async () => {
		const page = await sheet(mara, scene.junis);
		await shoot(page, 'sheet-mage');
		await page.getByRole('button', { name: t('play.more'), exact: true }).click();
		await shoot(page, 'sheet-menu');
		return page;
	});
	await album.visit('sheet-play', async () => {
		const page = await sheet(lin, scene.thorgrim);
		await page.getByRole('button', { name: new RegExp(`\\b${climb} \\d+`) }).click();
		await page.locator('.result-reading').waitFor();
		await page.getByText(t('play.result.more')).click();
		await shoot(page, 'sheet-thrown');
		await page.getByRole('button', { name: t('play.throw.options') }).first().click();
		await inDialog(page).waitFor();
		await shoot(page, 'sheet-options');
		await close(page);
		await page.getByRole('button', { name: /^(Lebensenergie|Life \w+): \d/ }).first().click();
		await page.getByLabel(t('play.amount'), { exact: true }).fill('9');
		await shoot(page, 'sheet-amount');
		await close(page);
		await page.getByRole('button', { name: /^(Seelenkraft|Spirit) \d/ }).click();
		await inDialog(page).waitFor();
		await shoot(page, 'sheet-explain');
		await close(page);
		await page.setViewportSize({ width: 360, height: 800 });
		await page.getByRole('button', { name: t('play.dice.show') }).click();
		await album.web(page, 'sheet-dice', language, [360]);
		return page;
	});
	await album.visit('sheet-seat', async () => {
		const page = await sheet(mara, scene.junis);
		await page.getByRole('button', { name: t('play.table', { name: 'Die Sieben' }) }).click();
		await shoot(page, 'sheet-seat');
		await page.keyboard.press('Escape');
		await page.getByLabel(t('play.search')).fill(language === 'de' ? 'ueber' : 'sense');
		await page.waitForTimeout(300);
		await shoot(page, 'sheet-search');
		return page;
	});
	await album.visit('sheet-edit', async () => {
		const page = await sheet(lin, scene.thorgrim);
		await edit(page);
		await shoot(page, 'sheet-edit');
		for (let point = 0; point < 3; point += 1)
			await page
				.getByRole('button', {
					name: language === 'de' ? 'Mut: mehr' : 'Courage: more'
				})
				.click();
		await page.locator('.findings summary').click();
		await shoot(page, 'sheet-findings');
		await page
			.locator('.sheet')
			.getByRole('button', { name: language === 'de' ? /hinzufügen|wählen/i : /^Add|Choose/ })
			.first()
			.click();
		await inDialog(page).waitFor();
		await settled(page);
		await shoot(page, 'sheet-picker');
		return page;
	});
	await album.visit('sheet-troubles', async () => {
		const hero = await readyMade(mara, 'Berta', 'kriegerin');
		const page = await sheet(mara, hero);
		await edit(page);
		const field = page.getByRole('spinbutton', { name: climb, exact: true });
		await field.fill('41');
		await page.keyboard.press('Control+s');
		await page.getByRole('heading', { name: t('play.refused.title') }).waitFor();
		await shoot(page, 'sheet-refused');
		await page.getByRole('button', { name: t('sheet.dismiss') }).click();
		await page.locator('.sheet-status.well').waitFor();
		const text = page.getByRole('textbox', {
			name: language === 'de' ? 'Charakteristik' : /^Character/
		});
		await page.route('**/v1/characters/**', (route) => route.abort());
		await text.first().fill('Mein Text. '.repeat(30));
		await field.fill('6');
		await mara.patch(`/characters/${hero.id}`, {
			sheet_data: { profile: { characteristics: 'Ihr Text.' }, talents: { TAL_3: 9 } }
		});
		await page.keyboard.press('Control+s');
		await page.waitForTimeout(500);
		await shoot(page, 'sheet-offline');
		await page.unroute('**/v1/characters/**');
		await page.keyboard.press('Control+s');
		await page.locator('.troubles').waitFor();
		await page.locator('.line-trouble').waitFor();
		await shoot(page, 'sheet-conflict');
		return page;
	});
	await album.visit('sheet-led', async () => {
		const page = await studio.page(gero, `/groups/${group}/characters/${scene.thorgrim.id}`, language);
		await shown(page);
		await page.getByText(t('play.counters'), { exact: true }).click();
		await shoot(page, 'sheet-led');
		return page;
	});
	await album.visit('sheet-none', async () => {
		const page = await studio.page(lin, `/characters/${scene.junis.id}`, language);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await settled(page);
		await shoot(page, 'sheet-none');
		return page;
	});
	await album.visit('sheet-generic', async () => {
		const hero = await mara.post<Made>('/characters', {
			...{ ruleset_id: 'generic', name: 'Kapitän Ulf', template: 'sea-captain' }
		});
		const page = await sheet(mara, hero);
		await shoot(page, 'sheet-generic');
		await page.getByRole('button', { name: t('play.mode.edit'), exact: true }).click();
		await settled(page);
		await shoot(page, 'sheet-generic-edit');
		return page;
	});
	await album.visit('history', async () => {
		const hero = await readyMade(mara, 'Rahja', 'kriegerin');
		const page = await studio.page(mara, `/characters/${hero.id}/history`, language);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await settled(page);
		await shoot(page, 'history-one');
		await mara.patch(`/characters/${hero.id}`, { sheet_data: { talents: { TAL_3: 9, TAL_1: 2 } } });
		await mara.patch(`/characters/${hero.id}`, { name: 'Rahjane', sheet_data: { attributes: { MU: 15 } } });
		await page.reload();
		await page.getByRole('heading', { level: 1 }).waitFor();
		await settled(page);
		await shoot(page, 'history');
		await page.getByRole('list', { name: t('history.list') }).getByRole('button').last().click();
		await page.getByRole('button', { name: t('history.restore'), exact: true }).click();
		await shoot(page, 'history-restore');
		return page;
	});
}
