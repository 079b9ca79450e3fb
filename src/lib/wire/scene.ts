/** A scene as a wall is sent it: which panels, and where they stand in rooms of different sizes. */

/** A size of a row or column, as CSS has it: `26rem`, `minmax(0, 1fr)`, `fit-content(60%)`. */
export type TrackSize = string;

export type ScenePlace = {
	/** Beside its neighbours, in the direction that they stand in. */
	readonly size: TrackSize;
	/** Of its panel only the heading has room. */
	readonly headingOnly?: true;
} & (
	| { readonly panel: string }
	| { readonly rows: readonly ScenePlace[] }
	| { readonly columns: readonly ScenePlace[] }
);

/** In the smallest text that can be read from the wall's distance (rem). */
export type RoomSize = { readonly width: number; readonly height: number };

export type SceneLayout = {
	/** Both ends included. */
	readonly from: RoomSize;
	readonly to: RoomSize;
	/** Only where there are no devices. */
	readonly deviceless: boolean;
	readonly place: ScenePlace;
};

/** Why a panel cannot be shown as it is described. */
export type PanelProblem =
	| { readonly kind: 'indicator-gone'; readonly code: string }
	| { readonly kind: 'unit-gone'; readonly code: string };

/** What the server looked up for a panel, or why it has nothing. */
export type PanelAnswer =
	| { readonly kind: 'answer'; readonly data: unknown }
	/** Its type looks up nothing. */
	| { readonly kind: 'none' }
	| { readonly kind: 'failed' }
	/** It took longer than so many seconds. */
	| { readonly kind: 'slow'; readonly afterS: number };

export type ScenePanel = {
	readonly name: string;
	readonly type: string;
	/** In place of that of its type. */
	readonly title: string | null;
	readonly titleEn: string | null;
	/** What the list of panels without room calls it. */
	readonly called: { readonly vi: string; readonly en: string };
	/** As the schema of its type has them. */
	readonly options: unknown;
	/** How often what the server looks up for it is asked for again (s); null: it looks up nothing. */
	readonly everyS: number | null;
	readonly problem: PanelProblem | null;
};

export type SceneDocument = {
	readonly name: string;
	readonly title: string;
	readonly titleEn: string;
	/** Whether it is about the parts of a unit, or about one unit among its neighbours. */
	readonly about: 'parts' | 'unit';
	/** Code of that unit; null: the centre's own. */
	readonly unit: string | null;
	readonly panels: readonly ScenePanel[];
	/** The first that fits the room is taken; the last fits any. */
	readonly layouts: readonly SceneLayout[];
};

/** What a layout calls the line that says which panels have no room. */
export const LEFT_OUT = 'left-out';
