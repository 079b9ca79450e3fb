/** Scenes of files: each read, checked against the types of panels, and all of them together. */
import * as v from 'valibot';
import { nearestName } from '#lib/wire/nearest-name.ts';
import { LEFT_OUT } from '#lib/wire/scene.ts';
import type { SceneDocument, ScenePlace } from '#lib/wire/scene.ts';
import {
	at,
	issuePath,
	parseYamlFile,
	wantedWords,
	type FileProblem,
	type YamlFile,
} from '#lib/wire/yaml-file.ts';
import type { KnownPanel, PanelTypes } from './panel-types.ts';
import { SCENE_FILE } from './scene-schema.ts';
import type { SceneFile } from './scene-schema.ts';

/** `own`: of the centre, in whose favour a built-in one of the same name steps back. */
export type SceneSource = { readonly file: string; readonly text: string; readonly own: boolean };

export type CheckedPanel = {
	readonly name: string;
	readonly type: string;
	readonly title: string | null;
	readonly titleEn: string | null;
	readonly options: unknown;
	readonly known: KnownPanel;
};

export type CheckedScene = Omit<SceneDocument, 'panels'> & {
	readonly panels: readonly CheckedPanel[];
};

export type CheckedScenes = {
	/** In the order of their files. */
	readonly scenes: readonly CheckedScene[];
	readonly problems: readonly FileProblem[];
};

/** Of the centre with that slug. What has a mistake is told, and is not among the scenes. */
export function checkScenes(
	sources: readonly SceneSource[],
	{ types, centre }: { readonly types: PanelTypes; readonly centre: string },
): CheckedScenes {
	const problems: FileProblem[] = [];
	const byName = new Map<string, { scene: CheckedScene; source: SceneSource }>();
	for (const source of sources) {
		const parsed = parseYamlFile(source, SCENE_FILE);
		if (parsed.kind === 'bad-file') {
			problems.push(...parsed.problems);
			continue;
		}
		if (parsed.value.centres?.includes(centre) === false) continue;
		const said = new FileChecker(source.file, parsed);
		const scene = checkScene(said, types);
		const before = byName.get(parsed.value.scene);
		if (before && before.source.own === source.own)
			said.tell(['scene'], `${before.source.file} is a scene of this name, too`);
		problems.push(...said.problems.toSorted((a, b) => a.line - b.line));
		if (said.problems.length === 0) byName.set(scene.name, { scene, source });
	}
	return { scenes: [...byName.values()].map(({ scene }) => scene), problems };
}

/** Collects what is wrong in one file, each with its line. */
class FileChecker {
	readonly problems: FileProblem[] = [];
	readonly file: YamlFile<SceneFile>;
	readonly #name: string;

	constructor(name: string, file: YamlFile<SceneFile>) {
		this.#name = name;
		this.file = file;
	}

	tell(path: readonly (string | number)[], text: string): void {
		const line = this.file.lineAt(path);
		this.problems.push({ file: this.#name, line, text: at(path, text) });
	}
}

function checkScene(said: FileChecker, types: PanelTypes): CheckedScene {
	const { scene, title, titleEn, about, unit, panels, layouts } = said.file.value;
	const names = Object.keys(panels);
	for (const [place, layout] of layouts.entries())
		checkPlaces(said, { names, place, of: layout.place });
	const placed = new Set(layouts.flatMap(({ place }) => panelsOf(place)));
	for (const name of names.filter((own) => !placed.has(own)))
		said.tell(['panels', name], 'no layout has a place for it');
	const last = layouts.length - 1;
	const { from, to, deviceless } = layouts[last] ?? {};
	if (
		deviceless ||
		from?.width ||
		from?.height ||
		(to?.width ?? 0) < 10_000 ||
		(to?.height ?? 0) < 10_000
	)
		said.tell(['layouts', last], 'the last layout is for every room: it has no from, to or when');
	return {
		name: scene,
		title,
		titleEn: titleEn ?? title,
		about,
		unit: unit ?? null,
		panels: Object.entries(panels).flatMap(([name, panel]) => {
			const checked = checkPanel(said, { name, panel, types });
			return checked ? [checked] : [];
		}),
		layouts,
	};
}

function checkPanel(
	said: FileChecker,
	{ name, panel, types }: { name: string; panel: SceneFile['panels'][string]; types: PanelTypes },
): CheckedPanel | null {
	const { type, title = null, titleEn = title, ...given } = panel;
	const known = types.get(type);
	if (!known) {
		const nearest = nearestName(type, [...types.keys()]);
		said.tell(['panels', name, 'type'], `there is no panel ${type}; the nearest is ${nearest}`);
		return null;
	}
	const parsed = v.safeParse(known.type.options, given, { message: wantedWords });
	if (!parsed.success) {
		for (const issue of parsed.issues)
			said.tell(['panels', name, ...issuePath(issue)], issue.message);
		return null;
	}
	return { name, type, title, titleEn, options: parsed.output, known };
}

/** Each panel that a layout places must be there, and once. */
function checkPlaces(
	said: FileChecker,
	{ names, place, of }: { names: readonly string[]; place: number; of: ScenePlace },
): void {
	const placed = panelsOf(of);
	for (const [index, name] of placed.entries()) {
		if (name !== LEFT_OUT && !names.includes(name))
			said.tell(['layouts', place], `there is no panel called ${name}`);
		else if (placed.indexOf(name) !== index)
			said.tell(['layouts', place], `${name} has a place already`);
	}
}

/** Names of all panels that a place holds. */
export function panelsOf(place: ScenePlace): readonly string[] {
	if ('panel' in place) return [place.panel];
	return ('rows' in place ? place.rows : place.columns).flatMap(panelsOf);
}
