import type { Same } from './texts.ts';
import type { texts as german } from './portrait.de.ts';

/** A character's picture. */
export const texts: Same<typeof german> = {
	'portrait.title': 'Picture of {name}',
	'portrait.pick': 'Choose a picture',
	'portrait.replace': 'Replace the picture',
	'portrait.other': 'Another picture',
	'portrait.help': 'JPEG, PNG or WebP. You can drop it here, too.',
	'portrait.crop': 'Crop',
	'portrait.crop.help':
		'Move the picture with the mouse, a finger or the arrow keys. The wheel, or + and −, zooms in.',
	'portrait.crop.near': 'Zoom',
	'portrait.save': 'Use this picture',
	'portrait.sending': 'Uploading: {part} %',
	'portrait.progress': 'Uploaded',
	'portrait.done': '{name} has a new picture.',
	'portrait.remove': 'Remove the picture',
	'portrait.remove.sure': 'Remove the picture?',
	'portrait.remove.about': 'The picture of {name} will be deleted. This cannot be undone.',
	'portrait.fault.kind': 'This is not a JPEG, PNG or WebP.',
	'portrait.fault.large': 'The picture is too large: at most 20 MB.',
	'portrait.fault.broken': 'The picture cannot be opened. Perhaps the file is damaged.'
};
