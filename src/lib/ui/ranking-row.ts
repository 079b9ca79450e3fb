/** One unit in the ranking, written out. */
export type RankingRow = {
	readonly code: string;
	readonly name: string;
	/** 1 is best; equals share a rank; null where there is no score, or too little has data for one to be ranked. */
	readonly rank: number | null;
	readonly score: number | null;
	/** "81,4"; a dash where there is none. */
	readonly scoreText: string;
	/** Indicators with data, of all that could count. */
	readonly withData: number;
	readonly possible: number;
	/** Some of the values in the score are stale. */
	readonly stale: boolean;
	/** Sample data are in the score; marked where others are real. */
	readonly sample: boolean;
	readonly home: boolean;
};
