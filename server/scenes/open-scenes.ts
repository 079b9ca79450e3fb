import type { Logger } from 'pino';
import type { Settings } from '#lib/wire/settings.ts';
import { panelTypes } from './panel-types.ts';
import { sceneFiles } from './scene-files.ts';
import { BadScenes, SceneLibrary } from './scene-library.ts';

/** The scenes of a centre, followed until they are stopped. Throws `BadScenes` where a file has a mistake. */
export async function openScenes(options: {
	readonly settings: Pick<Settings, 'scenesFolder' | 'centre'>;
	readonly log: Logger;
}): Promise<SceneLibrary> {
	const { settings, log } = options;
	const { scenesFolder, centre } = settings;
	const types = await panelTypes();
	const library = new SceneLibrary({ read: () => sceneFiles(scenesFolder), types, centre, log });
	try {
		await library.start();
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		throw new BadScenes([
			{ file: 'IOC_SCENES', line: 1, text: `a folder of scenes is wanted (${message})` },
		]);
	}
	return library;
}
