import type { Standing } from '#lib/domain/attainment.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import type { TimeSource } from '#lib/domain/reading.ts';
import type { Trend } from './sparkline.ts';

/** What a tile shows of one indicator of one unit. */
export type Figure = {
	readonly indicatorCode: string;
	readonly unitCode: string;
	readonly name: string;
	/** Unit of measure: "%". */
	readonly measure: string;
	readonly target: {
		readonly value: number;
		readonly words: string;
		/** "31/12/2025"; null where the plan gives none. */
		readonly due: string | null;
		/** "411/QĐ-TTg"; "vận dụng 411/QĐ-TTg" where the plan states it for another level. */
		readonly plan: string;
	} | null;
};

export type FigureValue = {
	readonly value: number;
	/** "87,2"; "1,25 triệu tỷ" */
	readonly text: string;
	readonly observedAt: number;
	readonly timeSource: TimeSource;
	readonly freshness: Freshness;
	readonly sample: boolean;
	/** By somebody, into a file or wherever it is kept by hand. */
	readonly typed: boolean;
	readonly standing: Standing | null;
	/** Whether it is better than its target asks. */
	readonly exceeded: boolean;
	/** Leads to this value, and ends with it. */
	readonly trend: Trend;
};
