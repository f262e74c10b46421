/** Where keys belong to the field that has the focus. */
export function isTyping(target: EventTarget | null): boolean {
	if (target instanceof HTMLTextAreaElement) return true;
	if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
	return target instanceof HTMLElement && target.isContentEditable;
}
