/** What pages ask of scenes. */
import { sceneFocus } from '#lib/domain/focus.ts';
import type { PanelProblem, SceneDocument, ScenePanel } from '#lib/wire/scene.ts';
import type { Catalogue, SceneName, Services } from '../services.ts';
import type { CheckedPanel, CheckedScene } from './check-scenes.ts';
import type { PanelAnswers } from './panel-answers.ts';
import type { SceneLibrary } from './scene-library.ts';

type SceneServices = Pick<
	Services,
	'scenes' | 'scene' | 'sceneProblems' | 'scenesVersion' | 'panelAnswer'
>;

/** A page of its own, whose panels turn pages together (src/routes/wall/programme/). */
const PROGRAMME: SceneName = {
	name: 'programme',
	title: 'Chương trình chuyển đổi số',
	titleEn: 'Digital transformation programme',
};

export function sceneServices(options: {
	readonly library: SceneLibrary;
	readonly answers: PanelAnswers;
	readonly catalogue: () => Promise<Catalogue>;
	/** All of them: a panel may ask whatever a page may. */
	readonly services: () => Services;
}): SceneServices {
	const { library, answers, catalogue, services } = options;
	return {
		scenes: () => {
			const names = library.scenes.map(({ name, title, titleEn }) => ({ name, title, titleEn }));
			return names.toSpliced(1, 0, PROGRAMME);
		},
		async scene(name) {
			const scene = library.scene(name);
			return scene && sceneDocument(scene, await catalogue());
		},
		sceneProblems: () => library.problems,
		scenesVersion: () => library.version,
		async panelAnswer({ scene: sceneName, panel: panelName, unit }) {
			const scene = library.scene(sceneName);
			const panel = scene?.panels.find(({ name }) => name === panelName);
			if (!scene || !panel) return null;
			const known = await catalogue();
			const focus = sceneFocus(known, { about: scene.about, asked: unit ?? scene.unit });
			if (!focus) return null;
			if (panelProblem(panel, known)) return { kind: 'none' };
			const question = [library.version, known.version, sceneName, panelName, unit ?? ''].join('/');
			return answers.answer({ question, panel, focus, catalogue: known, services: services() });
		},
	};
}

function sceneDocument(scene: CheckedScene, catalogue: Catalogue): SceneDocument {
	return {
		...scene,
		panels: scene.panels.map((panel): ScenePanel => ({
			name: panel.name,
			type: panel.type,
			title: panel.title,
			titleEn: panel.titleEn,
			called: panel.known.type.called,
			options: panel.options,
			everyS: panel.known.query?.everyS ?? null,
			problem: panelProblem(panel, catalogue),
		})),
	};
}

/** What it names and the catalogue no longer has. */
function panelProblem(
	{ known, options }: CheckedPanel,
	{ indicators, units }: Catalogue,
): PanelProblem | null {
	const named = known.type.names?.(options);
	const indicator = named?.indicators?.find((own) => !indicators.some(({ code }) => code === own));
	if (indicator !== undefined) return { kind: 'indicator-gone', code: indicator };
	const unit = named?.units?.find((own) => !units.some(({ code }) => code === own));
	return unit === undefined ? null : { kind: 'unit-gone', code: unit };
}
