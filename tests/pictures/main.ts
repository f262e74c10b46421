/**
 * `npm run pictures`: the pictures of the tutorials, taken while what the tutorials say is done.
 * `npm run pictures -- all`: every view instead, for whoever looks at them; a pattern after it names
 * those that are wanted. `npm run pictures -- playing`: one tutorial.
 */
import process, { argv, stdout } from 'node:process';
import { makeScene } from './people.ts';
import { Studio } from './studio.ts';
import { lead } from './tutorials/leading.ts';
import { play } from './tutorials/playing.ts';
import { Album, ALBUM } from './views/album.ts';
import { characterViews } from './views/characters.ts';
import { entryViews } from './views/entry.ts';
import { groupViews } from './views/groups.ts';
import { panelViews } from './views/panel.ts';
import { sheetViews } from './views/sheets.ts';
import { panelTexts, speaker, webTexts } from './views/words.ts';

const TUTORIALS = { playing: play, leading: lead };

async function everyView(studio: Studio, only: string): Promise<void> {
	const album = new Album(only);
	for (const language of ['de', 'en'] as const) {
		const t = speaker(language, await webTexts(language));
		const scene = await makeScene(studio.server, language);
		const round = { studio, album, language, t, scene };
		for (const views of [entryViews, groupViews, characterViews, sheetViews]) await views(round);
		await panelViews({ ...round, t: speaker(language, await panelTexts(language)) });
	}
	stdout.write(`${album.taken} pictures are in ${ALBUM}\n`);
	if (album.missed.length) throw new Error(`Not reached:\n${album.missed.join('\n')}`);
}

const studio = await Studio.open();
try {
	const [, , what, only = ''] = argv;
	if (what === 'all') await everyView(studio, only);
	else
		for (const [name, walk] of Object.entries(TUTORIALS)) if (!what || what === name) await walk(studio);
} catch (error) {
	console.error(error);
	process.exitCode = 1;
} finally {
	await studio.close();
}
