/** What a card in the list offers. */
import type { Listed } from './order.ts';

export type CardAction = 'duplicate' | 'export' | 'update' | 'portrait' | 'remove';
export type CardActions = Readonly<Record<CardAction, (character: Listed) => void>>;
