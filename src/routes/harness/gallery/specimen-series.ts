/** Series of a day, of minutes or of months, for the gallery. */
import type { Freshness } from '#lib/domain/freshness.ts';
import { figureWords } from '#lib/ui/figure-words.ts';
import type { SeriesData } from '#lib/ui/series-chart.ts';
import { course, DAY_MS, HOUR_MS, HUGE, LONG, MINUTE_MS, NOW } from './specimen-values.ts';

type SeriesSpecimen = {
	readonly caption: string;
	readonly data: SeriesData;
	readonly name: string;
	readonly valueText: string;
	readonly targetText: string;
	readonly measure: string;
	readonly freshness: Freshness;
};

type Own = {
	readonly count?: number;
	readonly spanMs?: number;
	readonly middle?: number;
	readonly width?: number;
	readonly target?: number | null;
	readonly breaks?: readonly number[];
	readonly without?: (share: number) => boolean;
	readonly freshness?: Freshness;
	readonly name?: string;
	readonly measure?: string;
};

const METRES = '\u00a0m';
const plain = { indicator: { decimals: null, direction: 'higher' }, target: null } as const;
const told = (value: number): string => figureWords(value, { ...plain, locale: 'vi' });

function specimen(caption: string, own: Own): SeriesSpecimen {
	const { count = 288, spanMs = DAY_MS, middle = 4.2, width = 1.4, target = 5 } = own;
	const from = NOW - spanMs;
	const stepMs = spanMs / (count - 1);
	const points = course(count, { middle, width })
		.map((value, at) => ({ at: from + at * stepMs, value }))
		.filter((_, at) => !own.without?.(at / count));
	const last = points.at(-1);
	return {
		caption,
		data: { from, to: NOW, points, gapMs: stepMs * 2.5, target, breaks: own.breaks ?? [] },
		name: own.name ?? 'Mực nước hồ Đan Kia',
		valueText: last ? told(Number(last.value.toPrecision(3))) : '',
		targetText: target === null ? '' : `mức ${told(target)}${own.measure ?? METRES}`,
		measure: own.measure ?? METRES,
		freshness: own.freshness ?? 'fresh',
	};
}

export function series(): readonly SeriesSpecimen[] {
	return [
		specimen('Một ngày', {}),
		specimen('5.000 điểm trong một giờ', {
			count: 5_000,
			spanMs: HOUR_MS,
			middle: 52,
			width: 20,
			target: 60,
			measure: '%',
		}),
		specimen('Có khoảng trống, không bao giờ nối', {
			without: (share) => (share > 0.3 && share < 0.42) || (share > 0.6 && share < 0.63),
		}),
		specimen('Số liệu cũ', { without: (share) => share > 0.78, freshness: 'stale' }),
		specimen('Chậm', { without: (share) => share > 0.97, freshness: 'late' }),
		specimen('Hai năm, đổi địa giới', {
			...{ count: 24, spanMs: 730 * DAY_MS, middle: 62, width: 24, target: 80, measure: '%' },
			breaks: [Date.parse('2025-06-30T17:00:00Z')],
		}),
		specimen('Đổi ở sát mép', {
			...{ spanMs: 30 * DAY_MS, middle: 62, width: 24, target: null, measure: '%' },
			breaks: [NOW - 29.5 * DAY_MS, NOW - DAY_MS],
		}),
		specimen('Chưa có số liệu', { without: () => true }),
		specimen('Một điểm', { without: (share) => share < 0.5 || share > 0.503 }),
		specimen('10¹⁵', { middle: HUGE, width: HUGE / 4, target: HUGE * 1.1, measure: '' }),
		specimen('Số âm', { middle: -12, width: 6, target: -10, measure: '\u00a0°C' }),
		specimen('Số không', { middle: 0, width: 0, target: null, spanMs: 10 * MINUTE_MS }),
		specimen('Tên 120 ký tự: chỉ nói cho người nghe', { name: LONG, target: null }),
	];
}
