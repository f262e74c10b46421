/** What a refusal says of one field. */
import { Problem } from '@campaign-manager/client/api/problem';
import type { Language } from '@campaign-manager/rulesets/objects';

export function findingOf(error: unknown, pointer: string, language: Language): string | undefined {
	if (!(error instanceof Problem)) return undefined;
	return error.errors.find((one) => one.pointer === pointer)?.message[language];
}
