/** `GET /api/v1/programme`, and what the page of the programme is made of. */
import type { AreaChange } from '../../domain/derived.ts';
import type { Indicator, Plan, UnitTarget } from '../../domain/indicator.ts';
import type { LatestObservation } from '../../domain/observation.ts';
import type { IndexName, ScoreIndex } from '../../domain/score-index.ts';
import type { Unit } from '../../domain/unit.ts';
import type { YearFigures } from '../../domain/year-figures.ts';

/** One programme on one day: what `programmeStandings` (domain) is asked with, and what is told beside it. */
export type Programme = {
	/** ISO day in Vietnam: today, or one that has passed and counts to its end. */
	readonly day: string;
	/** Whether the figures are of now and go on over the live channel; else they stand still. */
	readonly live: boolean;
	/** Epoch ms at which it is judged: now, or the end of `day`. */
	readonly at: number;
	/** ISO day at the end of which the figures were so believed; null: as they are believed today. */
	readonly believedAt: string | null;
	/** ISO day by which the units stand: `day`, or the centre's where they are of now or of areas whose units are no more. */
	readonly geographyDate: string;
	/** The unit that the centre serves, or the province that was asked for. */
	readonly home: Unit;
	/** The unit whose parts are drawn and ranked. */
	readonly scope: Unit;
	readonly parts: readonly Unit[];
	readonly indicators: readonly Indicator[];
	/** Known on that day, of the scope and of what it lies in: the scope's own first, and those in force before others. */
	readonly plans: readonly Plan[];
	/** In force on that day, for the parts and the home unit. */
	readonly targets: readonly UnitTarget[];
	readonly index: ScoreIndex;
	/** Of the parts and the home unit; `freshness` as of `at`. */
	readonly cells: readonly LatestObservation[];
	/** Figures of the latest period that parts of unlike newest figures all have one of (`derivedValues`, domain); absent where there are none. */
	readonly beside?: readonly LatestObservation[];
	/** Of the parts: what values of the home unit are not derived across (`derivedValues`, domain). */
	readonly areaChanges: readonly AreaChange[];
	/** Months of what targets of a year are judged by; empty where there are none. */
	readonly years: readonly YearFigures[];
	/** How the parts stood at the last close or review before that day; null where there was none, or no figures then. */
	readonly previous: PreviousStandings | null;
	/** How they stood on the same day a year before, by the targets and units of then; null where no figures were known. */
	readonly lastYear: StandingsOfLastYear | null;
	/** Of this scope, the newest first; of what was closed those that had been made by then. */
	readonly closes: readonly ProgrammeClose[];
	/** Where this is what was closed: every figure, target and boundary as it was then. */
	readonly close: ProgrammeClose | null;
};

export type StandingThen = {
	readonly unitId: number;
	readonly score: number | null;
	/**
	 * Null also where it was another set of units that was ranked then, or another index that ranked them: 5th of twelve says
	 * nothing among ten.
	 */
	readonly rank: number | null;
};

/** Of those parts that were there then. */
export type StandingsOfDay<Of extends StandingThen = StandingThen> = {
	readonly day: string;
	/** That they were scored by. */
	readonly index: IndexName;
	readonly standings: readonly Of[];
};

/** With the home unit, which has no rank. `samples`: how many of the figures that the score was made of are sample data. */
export type StandingsOfLastYear = StandingsOfDay<StandingThen & { readonly samples: number }>;

export type PreviousStandings = StandingsOfDay & {
	/** Of the close, or of the plan's milestone. */
	readonly name: string;
	readonly nameEn: string;
};

/** What a programme is measured by: it stands beside its figures. */
export type Measured = Pick<Programme, 'areaChanges' | 'previous' | 'lastYear'>;

/** A period that was closed ("chốt kỳ"). */
export type ProgrammeClose = {
	readonly id: number;
	readonly name: string;
	/** ISO day whose end was closed. */
	readonly day: string;
	readonly closedBy: string;
	/** RFC 3339. */
	readonly closedAt: string;
	/** Of the document, as hex: whoever has it can tell that nothing was changed. */
	readonly sha256: string;
};

/** What is asked of the server. */
export type ProgrammeQuery = {
	/** Slug or code of a province; null: what the centre's wall is of. */
	readonly province: string | null;
	/** ISO day; null or today: now. */
	readonly day: string | null;
	/** ISO day; null: as the figures are believed now. */
	readonly believedAt: string | null;
};

/** Why there is no programme of what was asked for. */
export type ProgrammeRefusal =
	| {
			readonly kind:
				'not-a-day' | 'day-to-come' | 'before-units' | 'unknown-province' | 'unknown-close';
			readonly parameter: 'province' | 'day' | 'believed' | 'close';
			/** What was given. */
			readonly given: string;
	  }
	/** There is none by the units of the day whose boundaries the centre shows. */
	| {
			readonly kind: 'other-geography';
			readonly parameter: 'province';
			readonly given: string;
			readonly geographyDate: string;
	  };

export type ProgrammeAnswer =
	{ readonly kind: 'programme'; readonly programme: Programme } | ProgrammeRefusal;
