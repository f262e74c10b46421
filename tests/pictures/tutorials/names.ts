/** Which pictures the tutorials show, in their order. */
export const TUTORIALS = {
	playing: ['invited', 'import', 'check', 'damage', 'rest', 'improve', 'code', 'dice'],
	leading: ['group', 'invite', 'party', 'harm', 'ask', 'house-rule']
} as const;

export type PictureName = (typeof TUTORIALS)[keyof typeof TUTORIALS][number];

/** GitHub shows them beside text: each is small. */
export const MOST_BYTES = 60 * 1024;
