import type { Centre } from '#lib/domain/centre.ts';
import type { Focus } from '#lib/domain/focus.ts';
import type { Indicator, Plan, UnitTarget } from '#lib/domain/indicator.ts';
import type { ScoreIndex } from '#lib/domain/score-index.ts';
import type { Loaded } from '#lib/state/renewal.ts';
import type { SceneDocument } from '#lib/wire/scene.ts';

/** What a scene's page is loaded with: its document, and the catalogue as far as its panels need it. */
export type SceneData = Focus & {
	readonly document: SceneDocument;
	/** Code of the unit that was asked for; null: the scene's own. */
	readonly asked: string | null;
	readonly loaded: Loaded;
	/** Whether scripts are told what the map draws. */
	readonly demo: boolean;
	readonly centre: Centre;
	/** Name of the part that a unit lies in, by the unit's code. */
	readonly places: Readonly<Record<string, string>>;
	readonly indicators: readonly Indicator[];
	/** What the scores are made by. */
	readonly index: ScoreIndex;
	readonly plans: readonly Plan[];
	/** Those of the units that are shown. */
	readonly targets: readonly UnitTarget[];
};
