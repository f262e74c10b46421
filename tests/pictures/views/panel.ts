/** Every view of the panel in TaleSpire. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { join } from 'node:path';
import type { Person } from '../../browser/server.ts';
import { makeScene, throwSome } from '../people.ts';
import { ROOT } from '../studio.ts';
import type { Round } from './round.ts';

export async function panelViews({ studio, album, language, t }: Omit<Round, 'scene'>): Promise<void> {
	const scene = await makeScene(studio.server, language);
	const { gero, mara, lin, group } = scene;
	const anna = await studio.server.person('Anna', language);
	const shoot = (page: Page, name: string, height?: number) =>
		album.panel(page, name, language, height);
	const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
	const dialog = (page: Page) => page.locator('dialog[open]');
	const close = (page: Page) => dialog(page).getByRole('button', { name: t('panel.close') }).click();

	/** Each view has a board of its own. */
	async function board(name: string, walk: (leader: string, player: string) => Promise<Page>) {
		await album.visit(`panel-${name}`, async () => {
			const [leader, player] = await studio.board();
			try {
				return await walk(leader, player);
			} finally {
				await studio.game.end();
			}
		});
	}
	async function panel(client: string): Promise<Page> {
		const page = await studio.panel(client, 360);
		await button(page, language === 'de' ? 'Deutsch' : 'English').click();
		return page;
	}
	async function signedIn(client: string, person: Person): Promise<Page> {
		const page = await panel(client);
		await button(page, t('panel.way.login')).click();
		await page.getByLabel(t('panel.email')).fill(person.email);
		await page.getByLabel(t('panel.password'), { exact: true }).fill(person.password);
		await button(page, t('panel.logIn')).click();
		await page.getByRole('heading', { name: t('panel.groups') }).waitFor();
		return page;
	}
	async function atGroup(client: string, person: Person): Promise<Page> {
		const page = await signedIn(client, person);
		await button(page, /Die Sieben/).click();
		await page.locator('.turn').first().waitFor();
		return page;
	}
	async function atSheet(client: string, person: Person, name: string): Promise<Page> {
		const page = await atGroup(client, person);
		await button(page, t('panel.openSheet.of', { name })).click();
		await page.locator('.sheet').waitFor();
		return page;
	}

	await board('sign-in', async (_, player) => {
		const page = await panel(player);
		await page.locator('output.code').waitFor();
		await shoot(page, 'pair', 800);
		await button(page, t('panel.way.login')).click();
		await page.getByLabel(t('panel.email')).fill('mara@example.org');
		await page.getByLabel(t('panel.password'), { exact: true }).fill('not this one');
		await button(page, t('panel.logIn')).click();
		await page.getByRole('alert').waitFor();
		await shoot(page, 'password', 800);
		await button(page, t('panel.way.register')).click();
		await shoot(page, 'register', 800);
		await button(page, t('panel.settings')).click();
		await page.getByLabel(t('panel.serverAddress.label')).waitFor();
		await shoot(page, 'settings-out', 800);
		return page;
	});
	await board('groups', async (_, player) => {
		const page = await signedIn(player, anna);
		await shoot(page, 'groups-empty', 800);
		const { code } = await gero.post<{ code: string }>(`/groups/${group}/invite`);
		await page.getByLabel(t('panel.join.code')).fill(code);
		await button(page, t('panel.join.look')).click();
		await button(page, t('panel.join.yes')).waitFor();
		await shoot(page, 'join', 800);
		await button(page, t('panel.join.yes')).click();
		await page.locator('.turn').first().waitFor();
		await shoot(page, 'group-new');
		await button(page, t('panel.hero.choose')).click();
		await dialog(page).locator('.row-button').first().waitFor();
		await shoot(page, 'hero', 1000);
		await page
			.getByLabel(t('panel.import.text'))
			.fill(readFileSync(join(ROOT, 'schemas/dsa5e/templates/kriegerin.cmchar'), 'utf8'));
		await button(page, t('panel.import.look')).click();
		await button(page, t('panel.import.take')).waitFor();
		await shoot(page, 'import', 1000);
		await close(page);
		await button(page, t('panel.settings')).click();
		await shoot(page, 'settings', 900);
		await button(page, new RegExp(t('panel.back'))).click();
		await button(page, new RegExp(t('panel.back'))).click();
		await page.getByRole('heading', { name: t('panel.groups') }).waitFor();
		await shoot(page, 'groups', 800);
		return page;
	});
	await throwSome(scene);
	await board('group-played', async (leader, player) => {
		const page = await atGroup(player, mara);
		await shoot(page, 'group-played', 1800);
		const leading = await atGroup(leader, gero);
		await button(leading, t('panel.ask')).click();
		await leading.getByLabel(t('panel.search')).fill(language === 'de' ? 'klett' : 'climb');
		await shoot(leading, 'ask', 900);
		await dialog(leading)
			.getByRole('button', { name: language === 'de' ? 'Klettern' : 'Climbing' })
			.first()
			.click();
		await page.locator('.hint').first().waitFor();
		await shoot(page, 'request', 900);
		return page;
	});
	await board('group-led', async (leader) => {
		const page = await atGroup(leader, gero);
		await shoot(page, 'group-led', 1800);
		await button(page, t('panel.damage')).click();
		await page.getByLabel(t('panel.damage.amount')).fill('7');
		await button(page, t('panel.damage.all')).click();
		await shoot(page, 'damage', 1000);
		await dialog(page).getByRole('button', { name: /3|2/ }).last().click();
		await page.locator('.toast').waitFor();
		await shoot(page, 'damage-done', 900);
		await button(page, t('panel.invite')).click();
		await dialog(page).getByRole('button', { name: t('panel.invite.make') }).click();
		await dialog(page).locator('output').waitFor();
		await shoot(page, 'invite', 800);
		await close(page);
		await button(page, t('panel.rolls.all')).click();
		await page.locator('.roll').first().waitFor();
		await shoot(page, 'rolls');
		return page;
	});
	await board('sheet', async (_, player) => {
		const page = await atSheet(player, lin, scene.thorgrim.name);
		await shoot(page, 'sheet', 2600);
		await page.getByLabel(t('panel.search')).fill(language === 'de' ? 'klett' : 'climb');
		await shoot(page, 'search', 900);
		await page.keyboard.press('Enter');
		await studio.throwDice(player, 3, 4, 5);
		await page.locator('.last').waitFor();
		await page.getByText(t('panel.throw.logging')).waitFor({ state: 'detached' });
		await shoot(page, 'thrown', 900);
		await button(page, t('panel.throw.options')).click();
		await dialog(page).waitFor();
		await shoot(page, 'options', 900);
		await close(page);
		await page
			.locator('.sheet-head')
			.getByRole('button', { name: /(by an amount|Betrag)/ })
			.first()
			.click();
		await dialog(page).waitFor();
		await shoot(page, 'amount', 900);
		await close(page);
		await button(page, t('panel.mode.edit')).click();
		await page.locator('.sheet .stepper').first().waitFor();
		await shoot(page, 'edit', 2600);
		await page
			.locator('.sheet')
			.getByRole('button', { name: language === 'de' ? /hinzufügen|wählen/i : /^Add|Choose/ })
			.first()
			.click();
		await dialog(page).locator('.row-button').first().waitFor();
		await shoot(page, 'picker', 900);
		return page;
	});
	await board('sheet-mage', async (_, player) => {
		const page = await atSheet(player, mara, scene.junis.name);
		await shoot(page, 'sheet-mage', 2600);
		return page;
	});
}
