/** What everybody sees first: sizes, policy, languages, themes, keys. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
	expectAccessible,
	expectNoSideways,
	PATIENCE,
	picture,
	scriptSizes,
	Stage
} from './stage.ts';

vi.setConfig({ testTimeout: PATIENCE * 2, hookTimeout: PATIENCE * 4 });

const stage = new Stage();
beforeAll(() => stage.open());
afterEach(() => stage.end());
afterAll(() => stage.close());

const KIB = 1024;

test('/login needs at most 45 KB of script, packed', async () => {
	const device = await stage.device();
	const page = await device.newPage();
	const sizes = await scriptSizes(page, () => page.goto('/login', { waitUntil: 'networkidle' }));
	const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0) / KIB;
	expect(sizes.size).toBeGreaterThan(3);
	expect(whole, JSON.stringify([...sizes], null, 1)).toBeLessThanOrEqual(45);
});

test('the page runs under a policy that lets in only our own scripts and styles', async () => {
	const device = await stage.device();
	const answer = await device.request.get('/login');
	const policy = answer.headers()['content-security-policy'] ?? '';
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).toMatch(/script-src 'self'( 'sha256-[^']+')+;/);
	expect(policy).not.toContain('unsafe-inline');
	expect(policy).not.toContain('unsafe-eval');
	// that it draws at all, and that nobody complained, is in every other test
});

describe.each(['/login', '/register', '/nowhere'])('%s', (path) => {
	test.each(['de-DE', 'en-GB'])('is for everybody, in %s', async (locale) => {
		const page = await stage.page(path, { locale });
		await page.getByRole('heading', { level: 1 }).waitFor();
		expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, path.slice(1));
	});
});

test.each(['de', 'en'] as const)(
	'the frame and the account menu are for everybody, in %s',
	async (locale) => {
		const mara = await stage.server.person('Mara', locale);
		const page = await stage.signedInPage(mara, '/account');
		await page.getByText(mara.email).waitFor();
		await page.getByRole('navigation').getByRole('button').click();
		await expectAccessible(page);
		await expectNoSideways(page);
		await picture(page, 'menu');
		await page.keyboard.press('Escape');
		expect(await page.getByRole('navigation').getByRole('radio').count()).toBe(0);
		await picture(page, 'account');
	}
);

test('language and theme are chosen, and kept', async () => {
	const page = await stage.page('/login', { colorScheme: 'light' });
	const background = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	await page.getByRole('radio', { name: 'English' }).check();
	await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor();
	const light = await background();
	await page.getByRole('radio', { name: 'Dark' }).check();
	const dark = await background();
	expect(dark).not.toBe(light);
	// before any of the app's own code runs
	await page.route('**/_app/**/*.js', (route) => route.abort());
	await page.reload({ waitUntil: 'load' });
	expect(await background()).toBe(dark);
	expect(await page.locator('html').getAttribute('lang')).toBe('en');
	stage.complaints.length = 0; // the scripts that were held back
});

test('one can log in by keys alone', async () => {
	const mara = await stage.person('Mara');
	const page = await stage.page('/login?to=/account');
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter'); // skips to the content
	await page.keyboard.press('Tab');
	await page.keyboard.type(mara.email);
	await page.keyboard.press('Tab');
	await page.keyboard.type(mara.password);
	await page.keyboard.press('Enter');
	await page.getByText(mara.email).waitFor();
});
