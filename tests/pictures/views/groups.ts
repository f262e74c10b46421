/** Groups, their settings, and the compendium. */
import type { Page } from 'playwright-core';
import type { Person } from '../../browser/server.ts';
import { readyMade, throwSome } from '../people.ts';
import { inDialog, main, press, settled, type Round } from './round.ts';

export async function groupViews(round: Round): Promise<void> {
	const { studio, album, language, t, scene } = round;
	const { gero, mara, lin, group } = scene;
	const shoot = (page: Page, name: string) => album.web(page, name, language);
	const anna = await studio.server.person('Anna', language);
	await album.visit('groups-empty', async () => {
		const page = await studio.page(anna, '/groups', language);
		await page.getByText(t('groups.none')).waitFor();
		await shoot(page, 'groups-empty');
		await press(page, t('groups.create'));
		await inDialog(page).getByLabel(t('groups.name')).fill('Die Acht');
		await shoot(page, 'groups-create');
		await inDialog(page).getByRole('button', { name: t('groups.create') }).click();
		await page.getByRole('heading', { level: 1, name: 'Die Acht' }).waitFor();
		await settled(page);
		await shoot(page, 'group-new');
		return page;
	});
	await throwSome(scene);
	const table = async (who: Person) => {
		const page = await studio.page(who, `/groups/${group}`, language);
		await page.locator('[data-room="live"]').waitFor();
		await page.getByRole('heading', { level: 3 }).first().waitFor();
		await settled(page);
		return page;
	};
	await album.visit('groups', async () => {
		const page = await studio.page(mara, '/groups', language);
		await page.getByText('Die Sieben').waitFor();
		await settled(page);
		await shoot(page, 'groups');
		const { code } = await gero.post<{ code: string }>(`/groups/${group}/invite`);
		await page.getByLabel(t('groups.join.code')).fill(code);
		await press(page, t('groups.join.look'));
		await page.getByRole('heading', { level: 1, name: t('groups.join.member') }).waitFor();
		await shoot(page, 'join-member');
		return page;
	});
	await album.visit('join', async () => {
		const invite = await gero.post<{ id: string; token: string }>(`/groups/${group}/invite`);
		const out = await studio.page(null, `/join/${invite.token}`, language);
		await out.getByRole('heading', { level: 1, name: t('groups.join.title') }).waitFor();
		await shoot(out, 'join-out');
		await out.context().close();
		const page = await studio.page(anna, `/join/${invite.token}`, language);
		await page.getByRole('button', { name: t('groups.join.yes') }).waitFor();
		await settled(page);
		await shoot(page, 'join');
		await gero.delete(`/groups/${group}/invites/${invite.id}`);
		await press(page, t('groups.join.yes'));
		await main(page).getByRole('alert').waitFor();
		await shoot(page, 'join-revoked');
		return page;
	});
	await album.visit('group-no-right', async () => {
		const page = await studio.page(anna, `/groups/${group}`, language);
		await page.getByRole('heading', { name: t('app.noRight') }).waitFor();
		await shoot(page, 'group-no-right');
		return page;
	});
	await album.visit('settings-no-right', async () => {
		const page = await studio.page(mara, `/groups/${group}/settings`, language);
		await page.getByRole('heading', { name: t('app.noRight') }).waitFor();
		await shoot(page, 'settings-no-right');
		return page;
	});
	await album.visit('group-led', async () => {
		const page = await table(gero);
		await shoot(page, 'group-led');
		for (const view of ['rolls', 'members'] as const) {
			await page.setViewportSize({ width: 360, height: 800 });
			await press(page, t(`groups.view.${view}`));
			await album.web(page, `group-led-${view}`, language, [360]);
		}
		return page;
	});
	await album.visit('group-played', async () => {
		const page = await table(mara);
		await gero.post(`/characters/${scene.junis.id}/resources/LeP`, { delta: -4, note: 'Orkpfeil' });
		await page.getByText('Orkpfeil').waitFor();
		await shoot(page, 'group-played');
		await page
			.getByRole('button', { name: `${t('groups.more')}: ${scene.junis.name}`, exact: false })
			.click();
		await shoot(page, 'group-card-menu');
		return page;
	});
	await album.visit('group-dialogs', async () => {
		const page = await table(gero);
		await press(page, t('groups.damage'));
		await inDialog(page).getByRole('button', { name: t('groups.damage.all') }).click();
		await inDialog(page).getByLabel(t('groups.damage.amount')).fill('7');
		await shoot(page, 'group-damage');
		await inDialog(page).getByRole('button', { name: t('app.close') }).first().click();
		await press(page, t('groups.ask'));
		await inDialog(page).getByLabel(t('groups.ask.search')).fill(language === 'de' ? 'klett' : 'climb');
		await inDialog(page)
			.getByRole('button', { name: language === 'de' ? 'Klettern' : 'Climbing' })
			.waitFor();
		await shoot(page, 'group-ask');
		await inDialog(page)
			.getByRole('button', { name: language === 'de' ? 'Klettern' : 'Climbing' })
			.click();
		await page.locator('.toast').waitFor();
		await shoot(page, 'group-asked');
		await press(page, t('groups.seat'));
		await inDialog(page).waitFor();
		await settled(page);
		await shoot(page, 'group-seat');
		await inDialog(page).getByRole('button', { name: t('app.close') }).first().click();
		await press(page, t('groups.rolls.filter'));
		await shoot(page, 'group-filter');
		return page;
	});
	await album.visit('group-request', async () => {
		const page = await table(lin);
		const asking = await table(gero);
		await press(asking, t('groups.ask'));
		await inDialog(asking).getByLabel(t('groups.ask.search')).fill(language === 'de' ? 'klett' : 'climb');
		await inDialog(asking)
			.getByRole('button', { name: language === 'de' ? 'Klettern' : 'Climbing' })
			.click();
		await page.locator('.request').waitFor();
		await shoot(page, 'group-request');
		await page.locator('.request').first().getByRole('button', { name: t('groups.throw') }).click();
		await page.locator('.request .reading').waitFor();
		await shoot(page, 'group-request-thrown');
		await asking.context().close();
		return page;
	});
	await album.visit('group-leave', async () => {
		const page = await table(lin);
		await press(page, t('groups.leave'));
		await inDialog(page).waitFor();
		await shoot(page, 'group-leave');
		return page;
	});
	await settingsViews(round);
	await compendiumViews(round);
}

async function settingsViews({ studio, album, language, t, scene }: Round): Promise<void> {
	const { gero, mara, group } = scene;
	const shoot = (page: Page, name: string) => album.web(page, name, language);
	const open = async () => {
		const page = await studio.page(gero, `/groups/${group}/settings`, language);
		await page.getByRole('heading', { level: 1, name: t('groups.settings') }).waitFor();
		await settled(page);
		return page;
	};
	await gero.post(`/groups/${group}/content`, {
		...{ kind: 'advantages', name: { de: 'Rabenfreund', en: 'Friend of ravens' } },
		data: { ap: 5 }
	});
	await album.visit('settings', async () => {
		const page = await open();
		await press(page, t('groups.invite.make'));
		await page.getByRole('button', { name: new RegExp(`^${t('groups.invite.qr')}`) }).first().click();
		await page.getByRole('img', { name: t('groups.invite.qr.about') }).waitFor();
		await shoot(page, 'settings');
		return page;
	});
	await album.visit('settings-dialogs', async () => {
		const page = await open();
		const close = () =>
			inDialog(page)
				.getByRole('button', { name: new RegExp(`^(${t('app.close')}|${t('app.cancel')})$`) })
				.first()
				.click();
		await page.getByRole('button', { name: t('groups.handOver.to', { name: mara.name }) }).click();
		await inDialog(page).waitFor();
		await settled(page);
		await shoot(page, 'settings-hand-over');
		await close();
		await page.getByRole('button', { name: t('groups.remove.of', { name: mara.name }) }).click();
		await inDialog(page).waitFor();
		await shoot(page, 'settings-remove');
		await close();
		await press(page, t('groups.entry.new'));
		await inDialog(page).waitFor();
		await settled(page);
		await shoot(page, 'settings-entry');
		await close();
		await press(page, t('groups.delete'));
		await inDialog(page).waitFor();
		await shoot(page, 'settings-delete');
		return page;
	});
}

async function compendiumViews({ studio, album, language, t, scene }: Round): Promise<void> {
	const { mara } = scene;
	const shoot = (page: Page, name: string) => album.web(page, name, language);
	await readyMade(mara, 'Ischtar', 'gildenmagier');
	for (const [name, path] of [
		['compendium', '/rulesets/dsa5e'],
		['compendium-spells', '/rulesets/dsa5e?kind=spells'],
		['compendium-found', '/rulesets/dsa5e?q=feuer'],
		['compendium-none', '/rulesets/dsa5e?q=xyzzy+plugh'],
		['compendium-missing', '/rulesets/nirgends'],
		['compendium-generic', '/rulesets/generic']
	] as const)
		await album.visit(name, async () => {
			const page = await studio.page(mara, path, language);
			await page.getByRole('heading', { level: 1 }).waitFor();
			await settled(page);
			await shoot(page, name);
			return page;
		});
	await album.visit('compendium-entry', async () => {
		const page = await studio.page(mara, '/rulesets/dsa5e?entry=spells/SPELL_5', language);
		await inDialog(page).waitFor();
		await settled(page);
		await shoot(page, 'compendium-entry');
		await inDialog(page).getByRole('button', { name: t('compendium.add') }).click();
		await inDialog(page).getByRole('button', { name: 'Ischtar' }).first().waitFor();
		await shoot(page, 'compendium-add');
		return page;
	});
}
