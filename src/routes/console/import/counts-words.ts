import { w } from '#lib/messages/console/imports/words.ts';
import type { FateCounts, ReportFate } from '#lib/wire/report-import.ts';

const FATES: Readonly<Record<ReportFate, () => string>> = {
	new: w.fate_new,
	correction: w.fate_correction,
	same: w.fate_same,
	refused: w.fate_refused,
	skipped: w.fate_skipped,
};

export function fateWord(fate: ReportFate): string {
	return FATES[fate]();
}

/** "4.800 mới, 12 sửa, 200 bị bỏ lại": what there is none of is left out. */
export function countsWords({ new: fresh, correction, same, refused }: FateCounts): string {
	const parts = [
		{ count: fresh, words: w.counts_new },
		{ count: correction, words: w.counts_correction },
		{ count: same, words: w.counts_same },
		{ count: refused, words: w.counts_refused },
	];
	const told = parts.filter(({ count }) => count > 0);
	const shown = told.length > 0 ? told : parts.slice(0, 1);
	return shown.map(({ count, words }) => words({ count })).join(', ');
}
