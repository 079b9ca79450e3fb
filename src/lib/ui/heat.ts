/** The table of units by indicators, written out: what each row, column and cell shows. */
import type { Standing } from '#lib/domain/attainment.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import type { ProgressClass } from '#lib/domain/score.ts';
import type { MarkShape } from './mark.ts';

/** Of a target that was missed at its day, or that is missed or may be as things go; told by a shape. */
export type HeatMark = Extract<Standing, 'not-met' | 'behind' | 'at-risk'>;

/** In the table a value that nothing judges wears one, too. */
export type DrawnMark = HeatMark | 'unjudged';

/** What is over is a plain fact; what can still be mended has the colour of trouble. */
export const HEAT_SHAPES = {
	'not-met': 'missed',
	behind: 'warning',
	'at-risk': 'at-risk',
	unjudged: 'unjudged',
} as const satisfies Record<DrawnMark, MarkShape>;

export type HeatColumn = {
	/** The indicator's. */
	readonly code: string;
	readonly name: string;
	/** "từ 80%", with an asterisk where it is our reading; '' where the units have none, or not the same. */
	readonly target: string;
	/** Whether the target is the country's, and no plan of the province has one. */
	readonly national: boolean;
	/** "20 điểm": what it can earn in the index of a province; '' in our own score, in which all weigh the same. */
	readonly points: string;
	/** Names of its stages, the least first; none where it is a number. */
	readonly stages: readonly string[];
	/** The pillar's name. */
	readonly pillar: string;
};

export type HeatCell = {
	readonly indicator: string;
	readonly value: number | null;
	/** "98,4"; a dash where there is no value. */
	readonly text: string;
	/** The same with as few decimals as keep it on its side of the target: "98". */
	readonly brief: string;
	/** Of a criterion: how many steps to its last stage are done; null where it is a number or nothing is known. */
	readonly steps: { readonly done: number; readonly of: number } | null;
	/** Class of its attainment, or of its share of the points; null where there is no value, or no target. */
	readonly heat: ProgressClass | null;
	readonly standing: Standing | null;
	readonly mark: HeatMark | null;
	readonly freshness: Freshness | 'none';
	/** Epoch ms, of what is late or stale; null of all else, and where nobody knows it. */
	readonly oldSince: number | null;
	/** Sample data, marked wherever real ones stand beside it. */
	readonly sample: boolean;
	/** Typed in by somebody, marked wherever others stand beside it. */
	readonly typed: boolean;
	/** In a sentence, for those who point at it or listen. */
	readonly words: string;
};

export type HeatRow = {
	/** The unit's. */
	readonly code: string;
	readonly name: string;
	/** 1 is best; equals share a rank; null where there is no score, or too little has data for one to be ranked. */
	readonly rank: number | null;
	/** Places gained since the last review, negative where lost; null where one of both has no rank. */
	readonly moved: number | null;
	readonly score: number | null;
	readonly scoreText: string;
	/** Indicators with data, of all that could count. */
	readonly withData: number;
	readonly possible: number;
	/** How many of those with data are sample data. */
	readonly samples: number;
	/** Some of the values in the score are stale. */
	readonly stale: boolean;
	readonly home: boolean;
	readonly cells: readonly HeatCell[];
};
