import { describe, expect, it } from 'vitest';
import { handlerOf, readManifest, refuseTwins } from '../game/manifest.ts';
import { symbiote } from './table.ts';

const good = { manifestVersion: 1, name: 'X', entryPoint: '/index.html' };
const api = (more: object) => ({ ...good, api: { version: '0.1', ...more } });
const environment = (more: object) => ({ ...good, environment: more });

function problems(manifest: unknown): string[] {
	return readManifest(JSON.stringify(manifest), () => true).problems.map(({ field }) => field);
}

describe('a manifest is taken', () => {
	it.each([
		['with what it needs', good],
		['with a website as entry point', { ...good, entryPoint: 'https://example.org/x' }],
		['with unknown fields', { ...good, description: 'x', controls: { tabs: true } }],
		['with unknown subscriptions', api({ subscriptions: { symbiote: { onInit: 'x' } } })],
		['with dots within its folder', { ...good, entryPoint: '/a/../index.html' }],
		['at the limits', { ...good, name: 'n'.repeat(80), summary: 's'.repeat(250) }]
	])('%s', (_, manifest) => {
		expect(problems(manifest)).toEqual([]);
	});

	it('with a byte-order mark', () => {
		expect(readManifest(`\uFEFF${JSON.stringify(good)}`, () => true).problems).toEqual([]);
	});
});

describe('a manifest is refused', () => {
	it.each([
		['manifest.json', []],
		['manifestVersion', { ...good, manifestVersion: 2 }],
		['name', { ...good, name: undefined }],
		['name', { ...good, name: 'n'.repeat(81) }],
		['summary', { ...good, summary: 's'.repeat(251) }],
		['entryPoint', { ...good, entryPoint: undefined }],
		['entryPoint', { ...good, entryPoint: 'index.html' }],
		['entryPoint', { ...good, entryPoint: '/../x.html' }],
		['entryPoint', { ...good, entryPoint: 'example.org' }],
		['kind', { ...good, kind: 'native' }],
		['descriptionFilePath', { ...good, descriptionFilePath: 'README.md' }],
		['about.authors', { ...good, about: { authors: 'me' } }],
		['icons.64x64', { ...good, icons: { '64x64': '../icon.png' } }],
		['controls.reload', { ...good, controls: { reload: 'yes' } }],
		['api.version', api({ version: '0.2' })],
		['api.initTimeout', api({ initTimeout: '10' })],
		['api.initializeEarly', api({ initializeEarly: 1 })],
		['api.interop.id', api({ interop: { id: 'me' } })],
		[
			'api.subscriptions.dice.onRollResults',
			api({ subscriptions: { dice: { onRollResults: 3 } } })
		],
		['environment.webViewBackgroundColor', environment({ webViewBackgroundColor: 'black' })],
		['environment.loadTargetBehavior', environment({ loadTargetBehavior: 'newTab' })],
		['environment.capabilities[0]', environment({ capabilities: ['fly'] })],
		['environment.extras[1]', environment({ extras: ['icons', 'sounds'] })],
		['environment.extras[0]', environment({ extras: ['/x.png'] })]
	])('for its %s', (field, manifest) => {
		expect(problems(manifest)).toEqual([field]);
	});

	it('that is missing or no JSON', () => {
		expect(readManifest(null, () => true).problems).toHaveLength(1);
		expect(readManifest('{', () => true).problems).toHaveLength(1);
	});

	it('when another one has its interop id: neither is loaded', () => {
		const other = symbiote('other', { api: { version: '0.1' } });
		const all = refuseTwins([symbiote('one'), symbiote('two'), other]);
		expect(all.map(({ manifest }) => manifest !== null)).toEqual([false, false, true]);
	});
});

describe('remarks do not refuse', () => {
	it('for files that are not there and for an API without version', () => {
		const read = readManifest(
			JSON.stringify({ ...good, api: {}, icons: { '64x64': '/icon.png' } }),
			(path) => path === '/index.html'
		);
		expect(read.manifest).not.toBe(null);
		expect(read.remarks.map(({ field }) => field)).toEqual(['api.version', 'icons.64x64']);
	});
});

it('the three sources of campaigns.current are nested once more', () => {
	const subscriptions = { campaigns: { current: { onBoardEvent: 'boards' } } };
	const manifest = { ...good, api: { version: '0.1', subscriptions } } as TaleSpire.Manifest;
	expect(handlerOf(manifest, 'campaigns.current.onBoardEvent')).toBe('boards');
	expect(handlerOf(manifest, 'dice.onRollResults')).toBe(undefined);
});
