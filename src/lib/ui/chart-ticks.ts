/** What is written at the edges of a chart. */
import { isoDay, startOfDay } from '#lib/domain/time-format.ts';

const COARSEST = 10;
const STEPS = [1, 2, 5, COARSEST];

/** Round values from `low` to `high`, at most `most` of them: of 41.3 to 88.9 at most four are 50, 60, 70, 80. */
export function valueTicks(
	{ low, high }: { readonly low: number; readonly high: number },
	most: number,
): readonly number[] {
	const power = 10 ** Math.floor(Math.log10((high - low) / most));
	const placed = (step: number) => {
		const first = Math.ceil(low / step);
		return { step, first, count: Math.floor(high / step) - first + 1 };
	};
	const steps = STEPS.map((own) => placed(own * power));
	const { step, first, count } =
		steps.find(({ count }) => count <= most) ?? placed(COARSEST * power);
	// Of a product such as 3 × 0.1 the noise is cut.
	return Array.from({ length: Math.max(0, count) }, (_, place) =>
		Number(((first + place) * step).toPrecision(12)),
	);
}

/** The first days of quarters after `from`, up to `to`: epoch ms. */
export function quarterTicks({
	from,
	to,
}: {
	readonly from: number;
	readonly to: number;
}): readonly number[] {
	const [year = 0, month = 1] = isoDay(from).split('-').map(Number);
	const ticks: number[] = [];
	for (let quarter = Math.floor((month - 1) / 3); ; quarter++) {
		const [of, first] = [year + Math.floor(quarter / 4), (quarter % 4) * 3 + 1];
		const at = startOfDay(`${String(of)}-${String(first).padStart(2, '0')}-01`);
		if (at > to) return ticks;
		if (at > from) ticks.push(at);
	}
}
