/** Whatever the network does, sheets end as the server's, and nothing is lost or done twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generic } from '@campaign-manager/rulesets/generic/index';
import { get } from '@campaign-manager/rulesets/pointer';
import { Device } from '../fakes/device.ts';
import { HandClock } from '../fakes/clock.ts';
import type { Fate } from '../fakes/network.ts';
import { FakeServer } from '../fakes/server.ts';

const SHEET = {
	hp: { current: 5000, maximum: 9000 },
	concept: 'Wanderer',
	sections: { mine0: { label: 'a', entries: {} }, mine1: { label: 'b', entries: {} } }
};

const KINDS = [
	...(['ok', 'ok', 'ok', 'lost', 'answer lost', 'twice'] as const),
	...(['unavailable', 'outcome unknown', 'slow down'] as const)
];
const fate: fc.Arbitrary<Fate> = fc.record({
	kind: fc.constantFrom<Fate['kind'][]>(...KINDS),
	late: fc.integer({ min: 0, max: 900 })
});

type Act =
	| { is: 'edit'; device: 0 | 1; own: boolean; text: string }
	| { is: 'adjust'; device: 0 | 1; delta: number }
	| { is: 'wait'; ms: number }
	| { is: 'cut' | 'crash' | 'flush'; device: 0 | 1 }
	| { is: 'other'; text: string }
	| { is: 'forget' };

const device = fc.constantFrom<0 | 1>(0, 1);
const text = fc.string({ minLength: 1, maxLength: 8 }).map((word) => `x${word}`);
const act: fc.Arbitrary<Act> = fc.oneof(
	fc.record({ is: fc.constant('edit' as const), device, own: fc.boolean(), text }),
	fc.record({
		is: fc.constant('adjust' as const),
		device,
		delta: fc.integer({ min: -9, max: 9 }).filter((delta) => delta !== 0)
	}),
	fc.record({ is: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 4000 }) }),
	fc.record({ is: fc.constantFrom('cut' as const, 'crash' as const, 'flush' as const), device }),
	fc.record({ is: fc.constant('other' as const), text }),
	fc.record({ is: fc.constant('forget' as const) })
);

const own = (of: 0 | 1) => `/sections/mine${of}/label`;

test('sheets end as the server’s; nothing is lost and nothing happens twice', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(act, { maxLength: 40 }),
			fc.array(fate, { maxLength: 40 }),
			fc.array(fate, { maxLength: 40 }),
			fc.boolean(),
			async (acts, one, other, isShared) => {
				// they are used up
				const [fates, others] = [[...one], [...other]];
				const clock = new HandClock();
				const server = new FakeServer(generic.open({}), SHEET, clock);
				// two devices, or two pages of one
				const first = new Device(server, fates);
				const store = isShared ? first.store : undefined;
				const devices = [first, new Device(server, others, {}, () => 0.5, store)] as const;
				const typed: (string | undefined)[] = [undefined, undefined];
				let moved = 0;
				let count = 0;
				await clock.advance(10);
				for (const one of acts) {
					if (one.is === 'wait') await clock.advance(one.ms);
					if (one.is === 'other') server.patch({ sheet_data: { concept: one.text } });
					if (one.is === 'forget') server.forgotten = server.log.length;
					if (!('device' in one)) continue;
					const at = devices[one.device];
					if (one.is === 'cut') at.line?.cut();
					if (one.is === 'crash') at.crash();
					if (one.is === 'flush') void at.sheet.flush();
					// what cannot be seen is not edited
					if (!at.sheet.state.character) continue;
					if (one.is === 'edit') {
						at.sheet.set(one.own ? own(one.device) : '/concept', one.text);
						if (one.own) typed[one.device] = one.text;
					}
					if (one.is === 'adjust') {
						at.sheet.adjust('hp', one.delta);
						moved += one.delta;
						count += 1;
					}
				}
				fates.length = others.length = 0;
				for (const each of devices) each.room.open();
				await clock.advance(200_000);
				for (const each of devices) await advanceWith(clock, each.sheet.flush());
				await clock.advance(10_000);

				for (const [index, { sheet }] of devices.entries()) {
					expect(sheet.state.status).toBe('saved');
					expect(sheet.state.sheet).toEqual(server.sheet);
					if (typed[index] !== undefined)
						expect(get(server.sheet, own(index as 0 | 1))).toBe(typed[index]);
				}
				expect(get(server.sheet, '/hp/current')).toBe(5000 + moved);
				expect(server.done.length).toBe(new Set(server.done).size);
				expect(resources(server)).toBe(count);
			}
		),
		{ numRuns: Number(process.env['RUNS'] ?? 300) }
	);
}, 120_000);

const resources = ({ log }: FakeServer) =>
	log.filter(({ text }) => text.includes('"resource.changed"')).length;

async function advanceWith(clock: HandClock, work: Promise<void>): Promise<void> {
	let isDone = false;
	void work.finally(() => (isDone = true));
	for (let step = 0; step < 200 && !isDone; step++) await clock.advance(500);
}
