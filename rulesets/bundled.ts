/** The rulesets that every client brings along. */
import { dsa5e } from './dsa5e/index.ts';
import { generic } from './generic/index.ts';
import { createRegistry } from './registry.ts';

export const registry = createRegistry([dsa5e, generic]);
