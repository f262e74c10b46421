import { expect, test } from 'vitest';
import { LONGEST, saidIn, spoken, type Said } from './minisTalk.ts';

const GROUP = crypto.randomUUID();
const links = Array.from(
	{ length: 23 },
	() => [crypto.randomUUID(), crypto.randomUUID()] as [string, string]
);

test('however many links there are, no message is too long, and none is lost', () => {
	const messages = spoken([{ is: 'links', links }], GROUP);
	expect(Math.max(...messages.map((text) => text.length))).toBeLessThanOrEqual(LONGEST);
	const heard = messages.flatMap((text) => saidIn(text, GROUP));
	expect(heard.flatMap((said) => (said.is === 'links' ? said.links : []))).toEqual(links);
});

test.each<Said>([
	{ is: 'ask' },
	{ is: 'done', mini: 'a', value: -3 },
	{ is: 'turn', character: 'b' },
	{ is: 'links', links: [['a', null]] }
])('$is is understood', (said) => {
	expect(spoken([said], GROUP).flatMap((text) => saidIn(text, GROUP))).toEqual([said]);
});

test.each([
	['another group’s', spoken([{ is: 'ask' }], 'other')[0] ?? ''],
	['another Symbiote’s', '{"hello":1}'],
	['no JSON', 'hello'],
	['nothing', 'null'],
	['broken links', JSON.stringify({ cm: 1, group: GROUP, said: { is: 'links', links: [[1]] } })],
	['an unknown word', JSON.stringify({ cm: 1, group: GROUP, said: { is: 'format disk' } })]
])('%s message is left alone', (_, text) => {
	expect(saidIn(text, GROUP)).toEqual([]);
});
