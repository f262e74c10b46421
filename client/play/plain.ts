/** What is needed only where a ruleset is known by its schema alone; fetched as one. */
export { fromSchema } from '@campaign-manager/rulesets/schema/book';
export { longTexts } from '../session/long-texts.ts';
export { serverDerived } from './serverDerived.ts';
