/** A browser for the web app's tests, on a real server that serves the built app. */
import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type {
	Browser,
	BrowserContext,
	BrowserContextOptions,
	Page,
	Response
} from 'playwright-core';
import { expect } from 'vitest';
import { launch } from '../../symbiote/browser.ts';
import { TestServer, type Person } from '../../tests/browser/server.ts';

/** How long a browser on a busy machine may take. */
export const PATIENCE = 60_000;
/** Each route is left here for whoever looks, with PICTURES=1 more; no test needs them. */
export const PICTURES = join(import.meta.dirname, '../test-results');
export const WIDTHS = [360, 1280] as const;
export const THEMES = ['light', 'dark'] as const;
/** A whole page as PNG takes longer to write than all else that a test does with it. */
const JPEG = { type: 'jpeg', quality: 75 } as const;

/** What Chromium says of each answer that is a refusal; tests look at what the page makes of it. */
const REFUSED = /Failed to load resource/;

/**
 * One browser for a test file, on the run's server. `beforeAll(() => stage.open())`,
 * `afterEach(() => stage.end())`, `afterAll(() => stage.close())`.
 */
export class Stage {
	#server: TestServer | undefined;
	#browser: Browser | undefined;
	#contexts: BrowserContext[] = [];
	/** What no page may do: fail, complain, or break its policy. */
	readonly complaints: string[] = [];

	/** With a server of its own where tests kill it. */
	async open(server: TestServer | Promise<TestServer> = TestServer.shared()): Promise<void> {
		[this.#server, this.#browser] = await Promise.all([server, launch('current')]);
	}

	async close(): Promise<void> {
		await this.#browser?.close();
		await this.#server?.stop();
	}

	/** After each test: its pages go, and must not have complained. */
	async end(): Promise<void> {
		await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
		expect(this.complaints.splice(0)).toEqual([]);
	}

	get server(): TestServer {
		if (!this.#server) throw new Error('The stage is not open.');
		return this.#server;
	}

	/** A browser of its own: its tabs share cookies and storage. German unless told otherwise. */
	async device(options: BrowserContextOptions = {}): Promise<BrowserContext> {
		if (!this.#browser) throw new Error('The stage is not open.');
		const context = await this.#browser.newContext({
			...{ baseURL: this.server.url, locale: 'de-DE', viewport: { width: 1280, height: 800 } },
			...options
		});
		context.setDefaultTimeout(PATIENCE / 2);
		context.on('weberror', (error) => this.complaints.push(String(error.error())));
		context.on('console', (message) => {
			const isMeant = message.type() !== 'error' || REFUSED.test(message.text());
			if (!isMeant) this.complaints.push(message.text());
		});
		this.#contexts.push(context);
		return context;
	}

	/** Somebody with an account, who reads German. */
	person(name: string): Promise<Person> {
		return this.server.person(name, 'de');
	}

	/** A tab of somebody who is not signed in. */
	async page(path: string, options: BrowserContextOptions = {}): Promise<Page> {
		const page = await (await this.device(options)).newPage();
		await page.goto(path);
		return page;
	}

	/** A tab of a person who is signed in, by the cookie that a login would have left. */
	async signedInPage(
		person: Person,
		path: string,
		options: BrowserContextOptions = {}
	): Promise<Page> {
		const device = await this.device(options);
		await this.signIn(device, person);
		const page = await device.newPage();
		await page.goto(path);
		return page;
	}

	async signIn(device: BrowserContext, { email, password }: Person): Promise<void> {
		const answer = await device.request.post('/v1/auth/login', {
			data: { email, password, transport: 'cookie' },
			headers: { origin: this.server.url }
		});
		if (!answer.ok()) throw new Error(`login: ${answer.status()} ${await answer.text()}`);
	}
}

const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** What is well in a page needs no list of places. */
const FINDINGS = { resultTypes: ['violations' as const] };

/** axe finds nothing, by lamp and by day; in a part of the page if it is named. */
export async function expectAccessible(page: Page, part?: string): Promise<void> {
	for (const theme of THEMES) {
		await show(page, theme);
		// all in the page itself: no page has a frame, and otherwise axe opens one more tab each time
		const axe = new AxeBuilder({ page }).setLegacyMode().options(FINDINGS);
		if (part) axe.include(part);
		// what the colours do not decide is the same in both, and takes long to look at
		if (theme !== THEMES[0]) axe.withRules(OF_COLOURS);
		const { violations } = await axe.analyze();
		const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
		expect(found, `${page.url()} ${theme}`).toEqual([]);
	}
	await show(page, null);
}

/** Pictures, if they are wanted. */
export async function picture(page: Page, name: string): Promise<void> {
	if (process.env['PICTURES']) await pictures(page, name);
}

/** In all widths and themes, in the language that is shown: `name-360-light-de.jpg`. */
export async function pictures(page: Page, name: string): Promise<void> {
	mkdirSync(PICTURES, { recursive: true });
	const before = page.viewportSize();
	const language = await page.locator('html').getAttribute('lang');
	for (const width of WIDTHS) {
		await stretch(page, width);
		for (const theme of THEMES) {
			await show(page, theme);
			const path = join(PICTURES, `${name}-${width}-${theme}-${language}.jpg`);
			await page.screenshot({ path, fullPage: true, animations: 'disabled', ...JPEG });
		}
	}
	await show(page, null);
	if (before) await page.setViewportSize(before);
}

/** So high that all is in view, and so drawn; as it is under a dialog, which would be as high. */
async function stretch(page: Page, width: number): Promise<void> {
	let height = 800;
	for (let before = 0; before < height;) {
		await page.setViewportSize({ width, height });
		before = height;
		const whole = await page.evaluate(
			() =>
				new Promise<number>((done) => {
					scrollTo(0, 0);
					const isCovered = document.querySelector('dialog[open]') !== null;
					const measure = () => done(isCovered ? 0 : document.documentElement.scrollHeight);
					requestAnimationFrame(() => requestAnimationFrame(measure));
				})
		);
		height = Math.max(height, whole);
	}
}

async function show(page: Page, theme: (typeof THEMES)[number] | null): Promise<void> {
	await page.emulateMedia({ colorScheme: theme });
}

/** What each script that is fetched meanwhile weighs, packed, in bytes. */
export async function scriptSizes(
	page: Page,
	meanwhile: () => Promise<unknown>
): Promise<ReadonlyMap<string, number>> {
	const sizes = new Map<string, number>();
	const bodies: Promise<void>[] = [];
	const measure = (response: Response) => {
		if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
		const measured = response
			.body()
			.then((body) => void sizes.set(response.url(), gzipSync(body, { level: 9 }).length));
		bodies.push(measured);
	};
	page.on('response', measure);
	await meanwhile();
	page.off('response', measure);
	await Promise.all(bodies);
	return sizes;
}

/** Nothing is wider than the page. */
export async function expectNoSideways(page: Page, width = 360): Promise<void> {
	await page.setViewportSize({ width, height: 800 });
	const over = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(over, `${page.url()} at ${width}`).toBeLessThanOrEqual(0);
}
