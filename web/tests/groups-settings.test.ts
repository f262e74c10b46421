/** What the dungeon master sets, and what becomes of rights when somebody else leads. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { generate } from 'lean-qr';
import type { Page } from 'playwright-core';
import type { Person } from '../../tests/browser/server.ts';
import { makeGroup, seat, throwDice, type Group } from './groups.ts';
import { expectAccessible, expectNoSideways, PATIENCE, picture, Stage } from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

/** Light squares around a QR code. */
const QUIET = 4;
const heading = (page: Page, name: string) =>
	page.getByRole('heading', { level: 1, name }).waitFor();
const part = (page: Page, name: string) =>
	page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) });

async function settings(group: Group, person: Person = group.mara): Promise<Page> {
	const page = await stage.signedInPage(person, `/groups/${group.id}/settings`);
	await heading(page, 'Einstellungen');
	await part(page, 'Mitglieder und Leitung').getByText('da, im Browser').waitFor();
	return page;
}

/** The dark squares of the picture that is shown, and those of a text. */
const squaresOf = async (page: Page) =>
	[...((await page.locator('.qr-dark').getAttribute('d')) ?? '').matchAll(/M(\d+) (\d+)/g)].map(
		([, x, y]) => `${Number(x) - QUIET} ${Number(y) - QUIET}`
	);
function squares(text: string): string[] {
	const code = generate(text);
	const all = Array.from({ length: code.size }, (_, at) => at);
	return all.flatMap((y) => all.flatMap((x) => (code.get(x, y) ? [`${x} ${y}`] : [])));
}

test('a player at the settings is told who sets them', async () => {
	const { id, gero } = await makeGroup(stage);
	const page = await stage.signedInPage(gero, `/groups/${id}/settings`);
	await heading(page, 'Das ist nicht für dich bestimmt');
	await page.getByText('Das stellt ein, wer die Gruppe leitet: Mara.').waitFor();
	expect(await page.getByRole('textbox').count()).toBe(0);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Zur Gruppe', exact: true }).click();
	await heading(page, 'Die Sieben');
});

test('the settings are for everybody to read: both themes, 360 px', async () => {
	const group = await makeGroup(stage);
	const page = await settings(group);
	await part(page, 'Einladungen').getByText('1 frühere Einladung').waitFor();
	await expectAccessible(page);
	await expectNoSideways(page);
	await picture(page, 'group-settings');
});

test('name and description are saved, shown at once, and put back', async () => {
	const group = await makeGroup(stage);
	const [page, other] = [
		await settings(group),
		await stage.signedInPage(group.gero, `/groups/${group.id}`)
	];
	await heading(other, 'Die Sieben');
	await page.getByLabel('Name der Gruppe').fill('Die Acht');
	await page.getByRole('button', { name: 'Speichern' }).click();
	await heading(other, 'Die Acht');
	await page.getByRole('button', { name: 'Rückgängig' }).click();
	await heading(other, 'Die Sieben');
	await group.mara.patch(`/groups/${group.id}`, { description: 'Samstags' });
	await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Samstags');
	await other.getByText('Samstags', { exact: true }).waitFor();
	await page.getByLabel('Beschreibung').fill('Sonntags\nbei Gero');
	await page.getByRole('button', { name: 'Speichern' }).click();
	await other.getByText('bei Gero').waitFor();
	// what cannot be put back is said
	const toast = page.locator('.toast');
	await toast.hover();
	await page.route('**/v1/groups/*', (route) =>
		route.request().method() === 'PATCH' ? route.abort() : route.fallback()
	);
	await toast.getByRole('button', { name: 'Rückgängig' }).click();
	await page.getByRole('alert').getByText('Der Server ist nicht zu erreichen').waitFor();
	await page.unroute('**/v1/groups/*');

	await page.getByLabel('Name der Gruppe').fill('   ');
	await page.getByRole('button', { name: 'Speichern' }).click();
	await page.locator('[aria-invalid="true"]').waitFor();
	// what is not saved is not left without a question
	await page.getByRole('main').getByRole('link', { name: 'Die Sieben' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Verlassen' }).click();
	await heading(page, 'Die Sieben');
});

test('invitations are made with an end and a number, copied, pictured, and revoked', async () => {
	const group = await makeGroup(stage);
	const page = await settings(group);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	const invites = part(page, 'Einladungen');
	await invites.getByText('Gerade ist keine Einladung offen.').waitFor();
	await invites.getByRole('radio', { name: 'einen Tag' }).check();
	await invites.getByLabel('Für wie viele').fill('3');
	await invites.getByRole('button', { name: 'Einladen' }).click();
	await invites.getByText('0 von 3 benutzt').waitFor();
	const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
	await invites.getByRole('button', { name: /^Link zur Einladung/ }).click();
	await invites.getByText('Kopiert').first().waitFor();
	const link = await clipboard();
	const { items } = await group.mara.get<{ items: { code: string; expires_at: string }[] }>(
		`/groups/${group.id}/invites`
	);
	const [made] = items;
	expect(Date.parse(made?.expires_at ?? '') - Date.now()).toBeLessThan(86_400_000);
	await invites.getByRole('button', { name: `Code ${made?.code} kopieren` }).click();
	await expect.poll(clipboard, { timeout: PATIENCE }).toBe(made?.code);
	await invites.getByRole('button', { name: /^QR-Code/ }).click();
	await invites.getByRole('img', { name: 'QR-Code mit dem Link' }).waitFor();
	expect(await squaresOf(page)).toEqual(squares(link));
	await expectAccessible(page);
	await picture(page, 'group-invite');

	const lin = await stage.person('Lin');
	const token = link.split('/join/')[1] ?? '';
	await lin.post(`/groups/${group.id}/join/${token}`);
	await invites.getByText('1 von 3 benutzt').waitFor();
	await part(page, 'Mitglieder und Leitung').getByText('Lin').waitFor();
	// another day only the code is known, and leads there, too
	await page.reload();
	await invites.getByRole('button', { name: /^Link zur Einladung/ }).click();
	await expect
		.poll(clipboard, { timeout: PATIENCE })
		.toBe(`${stage.server.url}/join/${made?.code}`);

	await invites.getByRole('button', { name: /zurückziehen$/ }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Zurückziehen' }).click();
	await invites.getByText('Gerade ist keine Einladung offen.').waitFor();
	await expect(lin.get(`/invites/${token}`)).resolves.toMatchObject({ state: 'revoked' });
});

test('a member who is removed is out at once, and the characters with them', async () => {
	const group = await makeGroup(stage);
	const [page, gero] = [
		await settings(group),
		await stage.signedInPage(group.gero, `/groups/${group.id}`)
	];
	await gero.locator('[data-room="live"]').waitFor();
	await page.getByRole('button', { name: 'Gero entfernen' }).click();
	await expectAccessible(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
	await page.getByRole('button', { name: 'Gero entfernen' }).waitFor({ state: 'detached' });
	await heading(gero, 'Du bist nicht mehr in dieser Gruppe');
	await gero.getByText('„Die Sieben“').waitFor();
	const { items } = await group.mara.get<{ items: object[] }>(`/groups/${group.id}/characters`);
	expect(items).toEqual([]);
});

test('a hand-over says what changes, and rights change at once', async () => {
	const group = await makeGroup(stage);
	await seat(group.id, group.mara, 'Orkhäuptling', { hidden: true });
	await throwDice(group.id, group.mara, { dice: '3d6', visibility: 'dm' });
	const [page, old, gero] = [
		await settings(group),
		await stage.signedInPage(group.mara, `/groups/${group.id}/settings`),
		await stage.signedInPage(group.gero, `/groups/${group.id}`)
	];
	await heading(old, 'Einstellungen');
	await gero.locator('[data-room="live"]').waitFor();
	await gero.getByRole('heading', { name: 'Runa' }).waitFor();
	expect(await gero.getByText('Orkhäuptling').count()).toBe(0);
	expect(await gero.getByRole('button', { name: 'Probe verlangen' }).count()).toBe(0);

	await page.getByRole('button', { name: 'Leitung an Gero übergeben' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByText('verborgene Charaktere und verdeckte Würfe').waitFor();
	await expectAccessible(page);
	await picture(page, 'group-handover');
	await dialog.getByRole('button', { name: 'An Gero übergeben' }).click();

	await gero.getByRole('button', { name: 'Probe verlangen' }).waitFor();
	await gero.getByRole('heading', { name: 'Orkhäuptling' }).waitFor();
	await gero.getByRole('link', { name: 'Einstellungen' }).waitFor();
	await heading(page, 'Die Sieben');
	await page.getByText('Leitung: Gero').waitFor();
	expect(await page.getByRole('button', { name: 'Probe verlangen' }).count()).toBe(0);
	await page.getByRole('button', { name: 'Gruppe verlassen' }).waitFor();
	// who had the settings open is told, and shown the way
	await old.getByText('Diese Gruppe leitet jetzt Gero.').waitFor();
	const { role } = await group.gero.get<{ role: string }>(`/groups/${group.id}`);
	expect(role).toBe('dm');
});

describe('own entries', () => {
	test('are made in a form that their kind’s schema gives, and changed', async () => {
		const group = await makeGroup(stage);
		const page = await settings(group);
		const entries = part(page, 'Eigene Einträge');
		await entries.getByText('Noch gibt es keine eigenen Einträge.').waitFor();
		await entries.getByRole('button', { name: 'Neuer Eintrag' }).click();
		const dialog = page.getByRole('dialog', { name: 'Neuer Eintrag' });
		await dialog.getByLabel('Auf Deutsch').waitFor();
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await dialog.getByText('Ein Name fehlt.').first().waitFor();

		await dialog.getByRole('combobox', { name: 'Art' }).first().click();
		await page.getByRole('option', { name: 'Waffen' }).click();
		await dialog.getByRole('spinbutton', { name: 'Gewicht' }).waitFor();
		// no fact of another kind
		expect(await dialog.getByText('Wie oft').count()).toBe(0);
		await dialog.getByLabel('Auf Deutsch').fill('Zweihänder des Ogers');
		await dialog.getByRole('spinbutton', { name: 'Gewicht' }).fill('-3');
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await dialog.locator('.finding.error').first().waitFor();
		await dialog.getByRole('spinbutton', { name: 'Gewicht' }).fill('3.5');
		await expectAccessible(page);
		await picture(page, 'group-entry');
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await dialog.waitFor({ state: 'detached' });
		await entries.getByRole('heading', { name: 'Zweihänder des Ogers' }).waitFor();
		interface List {
			items: { name: object; data: object; kind: string }[];
		}
		const list = () => group.gero.get<List>(`/groups/${group.id}/content`);
		expect((await list()).items).toMatchObject([
			{
				...{ kind: 'weapons', data: { weight: 3.5 } },
				name: { de: 'Zweihänder des Ogers', en: 'Zweihänder des Ogers' }
			}
		]);

		await entries.getByRole('button', { name: 'Zweihänder des Ogers bearbeiten' }).click();
		const edit = page.getByRole('dialog', { name: 'Eintrag bearbeiten' });
		await edit.getByLabel('Auf Englisch').fill('Ogre’s greatsword');
		await page.keyboard.press('Escape');
		const leave = page.getByRole('dialog').last();
		await leave.getByRole('button', { name: 'Abbrechen' }).click();
		await edit.getByRole('button', { name: 'Speichern' }).click();
		await edit.waitFor({ state: 'detached' });
		expect((await list()).items).toMatchObject([{ name: { en: 'Ogre’s greatsword' } }]);
	});

	test('say the facts of their kind in words: what has names is chosen by them', async () => {
		const group = await makeGroup(stage);
		const page = await settings(group);
		await part(page, 'Eigene Einträge').getByRole('button', { name: 'Neuer Eintrag' }).click();
		const dialog = page.getByRole('dialog', { name: 'Neuer Eintrag' });
		const choose = async (what: string, option: string) => {
			await dialog
				.getByRole('combobox', { name: new RegExp(`^${what}: `) })
				.first()
				.click();
			await page.getByRole('option', { name: option, exact: true }).click();
		};
		await dialog.getByLabel('Auf Deutsch').waitFor();
		await dialog.getByRole('combobox', { name: 'Art' }).first().click();
		await page.getByRole('option', { name: 'Zauber und Rituale' }).click();
		await choose('Form', 'Elfenlied');
		await choose('Merkmal', 'Heilung');
		await dialog.getByLabel('Auf Deutsch').fill('Wiegenlied der Auelfen');
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await dialog.waitFor({ state: 'detached' });
		const { items } = await group.mara.get<{ items: object[] }>(`/groups/${group.id}/content`);
		expect(items).toMatchObject([
			{ kind: 'spells', data: { form: 'elven_song', property: expect.stringMatching(/^\d+$/) } }
		]);
	});

	test('take what a long table holds from a search', async () => {
		const group = await makeGroup(stage);
		const page = await settings(group);
		// a game whose schema lets an own entry name one of many
		await page.route('**/v1/rulesets/dsa5e/schema', async (route) => {
			const response = await route.fetch();
			const schema = (await response.json()) as {
				$defs: { custom_entry: { properties: Record<string, object> } };
			};
			const label = { de: 'Sonderfertigkeit', en: 'Special ability' };
			schema.$defs.custom_entry.properties['group'] = {
				...{ type: 'string', 'x-label': label, 'x-content': 'special_abilities' }
			};
			await route.fulfill({ response, json: schema });
		});
		await page.reload();
		const entries = part(page, 'Eigene Einträge');
		await entries.getByRole('button', { name: 'Neuer Eintrag' }).click();
		const dialog = page.getByRole('dialog', { name: 'Neuer Eintrag' });
		await dialog.getByLabel('Auf Deutsch').fill('Ahnenblut');
		const all = dialog.getByRole('button', { name: 'Alle Angaben zeigen' });
		await all.click();
		await dialog.getByRole('button', { name: 'Sonderfertigkeit: Auswählen …' }).click();
		const picker = page.getByRole('dialog', { name: 'Eintrag wählen' });
		await picker.getByLabel('Einträge durchsuchen').fill('Finte');
		await expectAccessible(page);
		await picture(page, 'group-entry-pick');
		await picker.getByRole('button', { name: 'Finte', exact: true }).first().click();
		await picker.waitFor({ state: 'detached' });
		await dialog.getByRole('button', { name: 'Sonderfertigkeit: Finte' }).waitFor();
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await dialog.waitFor({ state: 'detached' });
		const { items } = await group.mara.get<{ items: object[] }>(`/groups/${group.id}/content`);
		expect(items).toMatchObject([{ data: { group: expect.stringMatching(/^SA_\d+$/) } }]);
	});

	test('that are made elsewhere appear, and what is deleted is brought back', async () => {
		const group = await makeGroup(stage);
		const page = await settings(group);
		const entries = part(page, 'Eigene Einträge');
		const nothing = entries.getByText('Noch gibt es keine eigenen Einträge.');
		await nothing.waitFor();
		await group.mara.post(`/groups/${group.id}/content`, {
			...{ kind: 'talents', name: { de: 'Seifenkisten' }, data: { group: 'TALENT_GROUP_1' } }
		});
		await entries.getByRole('heading', { name: 'Seifenkisten' }).waitFor();
		await entries.getByRole('button', { name: 'Seifenkisten löschen' }).click();
		await nothing.waitFor();
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await entries.getByRole('heading', { name: 'Seifenkisten' }).waitFor();
		const { items } = await group.mara.get<{ items: object[] }>(`/groups/${group.id}/content`);
		expect(items).toMatchObject([{ kind: 'talents', data: { group: 'TALENT_GROUP_1' } }]);
	});

	test('that a ruleset has no tables for are not offered', async () => {
		const group = await makeGroup(stage);
		const page = await settings(group);

		const body = { name: 'Ohne Tabellen', ruleset_id: 'generic' };
		const { id } = await group.mara.post<{ id: string }>('/groups', body);
		await page.goto(`/groups/${id}/settings`);
		await part(page, 'Eigene Einträge').getByText('hat kein Kompendium').waitFor();
	});
});

test('a group is deleted with its name typed, and its pages say so', async () => {
	const group = await makeGroup(stage);
	const [page, gero] = [
		await settings(group),
		await stage.signedInPage(group.gero, `/groups/${group.id}`)
	];
	await gero.locator('[data-room="live"]').waitFor();
	await page.getByRole('button', { name: 'Gruppe löschen …' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Die Sieben').fill('Die Acht');
	await dialog.getByLabel('Die Sieben').press('Enter');
	await dialog.locator('[aria-disabled="true"]').waitFor();
	expect((await group.gero.get<{ items: object[] }>('/groups')).items.length).toBe(1);
	await expectAccessible(page);
	await dialog.getByLabel('Die Sieben').fill('Die Sieben');
	await dialog.getByRole('button', { name: 'Endgültig löschen' }).click();
	await heading(page, 'Gruppen');
	await heading(gero, 'Die Gruppe gibt es nicht mehr');
	await gero.getByText('„Die Sieben“ wurde gelöscht.').waitFor();
	await expectAccessible(gero);
	await gero.getByRole('main').getByRole('link', { name: 'Zu den Gruppen' }).click();
	await gero.getByText('Du bist noch in keiner Gruppe.').waitFor();
});
