/** What a fate point can do after a throw. Core rules: fate points. */
import type { Offer } from '../objects.ts';
import { current } from './conditions.ts';
import type { Hero } from './hero.ts';
import { text } from './wording.ts';

/** One point for what is said, if the hero has one left. */
export const offer = (hero: Hero, de: string, en: string): Offer[] =>
	(current(hero, 'Schip') ?? 0) <= 0
		? []
		: [{ label: text(`Schip: ${de}`, `Fate point: ${en}`), resource: 'Schip', delta: -1 }];

export const reroll = (hero: Hero): Offer[] => offer(hero, 'neu würfeln', 'reroll');
