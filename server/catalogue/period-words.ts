/** How a plan words a time that is no day: "quý IV/2025" of 2025-Q4. */
export type PeriodWords = { readonly vi: string; readonly en: string };

const QUARTERS = ['I', 'II', 'III', 'IV'];

/** Of a period as `parsePeriod` reads it; null of a day. */
export function periodWords(period: string): PeriodWords | null {
	const [year = '', part, day] = period.split('-');
	if (day !== undefined) return null;
	if (part === undefined) return { vi: `năm ${year}`, en: `in ${year}` };
	const number = Number(part.replace(/^[HQ]/, ''));
	if (part.startsWith('Q')) {
		return { vi: `quý ${QUARTERS[number - 1] ?? ''}/${year}`, en: `Q${String(number)} ${year}` };
	}
	if (part.startsWith('H')) {
		return number === 1
			? { vi: `6 tháng đầu năm ${year}`, en: `first half of ${year}` }
			: { vi: `6 tháng cuối năm ${year}`, en: `second half of ${year}` };
	}
	return { vi: `tháng ${String(number)}/${year}`, en: `${part}/${year}` };
}
