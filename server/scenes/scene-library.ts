/** The scenes in force. A file that changes is read at once; where it has a mistake, what was in force stays. */
import type { Logger } from 'pino';
import { fileProblemLine, type FileProblem } from '#lib/wire/yaml-file.ts';
import {
	checkScenes,
	type CheckedScene,
	type CheckedScenes,
	type SceneSource,
} from './check-scenes.ts';
import type { PanelTypes } from './panel-types.ts';

/** How often files are looked at (ms). */
const LOOK_EVERY_MS = 2_000;

/** A scene has a mistake at the start; for whoever sets the centre up. */
export class BadScenes extends Error {
	override readonly name = 'BadScenes';
	readonly problems: readonly FileProblem[];

	constructor(problems: readonly FileProblem[]) {
		super(problems.map(fileProblemLine).join('\n'));
		this.problems = problems;
	}
}

type LibraryOptions = {
	readonly read: () => Promise<readonly SceneSource[]>;
	readonly types: PanelTypes;
	/** Slug. */
	readonly centre: string;
	readonly log: Pick<Logger, 'info' | 'warn'>;
};

export class SceneLibrary {
	readonly #options: LibraryOptions;
	#scenes: ReadonlyMap<string, CheckedScene> = new Map();
	#problems: readonly FileProblem[] = [];
	#texts = '';
	#version = 0;
	#timer: NodeJS.Timeout | undefined;
	#looking: Promise<void> = Promise.resolve();

	constructor(options: LibraryOptions) {
		this.#options = options;
	}

	/** Grows whenever a scene, or what is wrong with the files, is another. */
	get version(): number {
		return this.#version;
	}

	get scenes(): readonly CheckedScene[] {
		return [...this.#scenes.values()];
	}

	/** What is wrong with the files as they are now; the scenes are those of before. */
	get problems(): readonly FileProblem[] {
		return this.#problems;
	}

	scene(name: string): CheckedScene | null {
		return this.#scenes.get(name) ?? null;
	}

	/** Throws `BadScenes`. */
	async start(): Promise<void> {
		const sources = await this.#options.read();
		const { scenes, problems } = checkScenes(sources, this.#options);
		if (problems.length > 0) throw new BadScenes(problems);
		this.#texts = textsOf(sources);
		this.#scenes = byName(scenes);
		this.#version = 1;
		this.#wait();
	}

	async stop(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		await this.#looking;
	}

	#wait(): void {
		this.#timer = setTimeout(() => {
			this.#looking = this.look().finally(() => this.#timer && this.#wait());
		}, LOOK_EVERY_MS);
	}

	/** Reads the files, and takes what changed where all of it is well. */
	async look(): Promise<void> {
		const { read, log } = this.#options;
		const sources = await read().catch((error: unknown) => String(error));
		const texts = typeof sources === 'string' ? sources : textsOf(sources);
		if (texts === this.#texts) return;
		this.#texts = texts;
		this.#version += 1;
		const { scenes, problems } =
			typeof sources === 'string' ? unread(sources) : checkScenes(sources, this.#options);
		this.#problems = problems;
		if (problems.length > 0) {
			log.warn({ problems: problems.map(fileProblemLine) }, 'scenes: not taken; the last stay');
			return;
		}
		this.#scenes = byName(scenes);
		log.info({ scenes: scenes.length }, 'scenes: read anew');
	}
}

function unread(why: string): CheckedScenes {
	return { scenes: [], problems: [{ file: 'IOC_SCENES', line: 1, text: why }] };
}

function byName(scenes: readonly CheckedScene[]): ReadonlyMap<string, CheckedScene> {
	return new Map(scenes.map((scene) => [scene.name, scene]));
}

function textsOf(sources: readonly SceneSource[]): string {
	return JSON.stringify(sources);
}
