/** The rulesets that every client brings along. */
import { generic } from './generic/index.ts';
import { createRegistry } from './registry.ts';

export const registry = createRegistry([generic]);
