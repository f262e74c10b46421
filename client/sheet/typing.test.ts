// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tellNow, tellSoon } from './typing.ts';

let told: string[];
const tell = (what: string) => () => told.push(what);

beforeEach(() => {
	vi.useFakeTimers();
	told = [];
});
afterEach(() => {
	tellNow();
	vi.useRealTimers();
});

test('a key is told after the frame that shows it, and once', () => {
	tellSoon('name', tell('A'));
	vi.advanceTimersByTime(19);
	expect(told).toEqual([]);
	vi.advanceTimersByTime(1);
	expect(told).toEqual(['A']);
	vi.advanceTimersByTime(1000);
	tellNow();
	expect(told).toEqual(['A']);
});

test('of one field the newest is told, and keys that go on put nothing off', () => {
	for (const text of ['A', 'Al', 'Alr', 'Alri', 'Alrik']) {
		tellSoon('name', tell(text));
		vi.advanceTimersByTime(8);
	}
	expect(told).toEqual(['Alr']);
	vi.advanceTimersByTime(20);
	expect(told).toEqual(['Alr', 'Alrik']);
});

test('of two fields both are told, in their order', () => {
	tellSoon('name', tell('Alrik'));
	tellSoon('eyes', tell('grün'));
	vi.advanceTimersByTime(20);
	expect(told).toEqual(['Alrik', 'grün']);
});

test.each(['keydown', 'pointerdown', 'click', 'focusout', 'compositionstart'])(
	'whoever hears a %s finds what was typed told',
	(name) => {
		const button = document.body.appendChild(document.createElement('button'));
		button.addEventListener(name, tell(name));
		tellSoon('name', tell('Alrik'));
		button.dispatchEvent(new Event(name, { bubbles: true }));
		expect(told).toEqual(['Alrik', name]);
	}
);

test.each(['popstate', 'pagehide'])('who leaves by %s has told it', (name) => {
	window.addEventListener(name, tell(name), { once: true });
	tellSoon('name', tell('Alrik'));
	window.dispatchEvent(new Event(name));
	expect(told).toEqual(['Alrik', name]);
});

test('a page that is put away has told it', () => {
	document.addEventListener('visibilitychange', tell('away'), { once: true });
	tellSoon('name', tell('Alrik'));
	document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
	expect(told).toEqual(['Alrik', 'away']);
});
