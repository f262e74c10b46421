/** A file that the browser saves. */
import type { Clock } from '@campaign-manager/client/clock';

export function saveFile(clock: Clock, file: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name.replaceAll(/[<>:"/\\|?*]/g, '_');
	link.click();
	// the browser has to have taken it by then
	clock.after(60_000, () => URL.revokeObjectURL(link.href));
}
