/** The API's own words that the session passes on. */
import type { components } from '../generated/api.ts';

export type RollNew = components['schemas']['RollNew'];
export type Roll = components['schemas']['Roll'];
