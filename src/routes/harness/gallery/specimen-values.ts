/** What the gallery is filled with: nothing of it was ever measured. */
import type { Freshness } from '#lib/domain/freshness.ts';
import { measureOf } from '#lib/domain/number-format.ts';
import type { Figure, FigureValue } from '#lib/ui/figure.ts';
import { figureWords } from '#lib/ui/figure-words.ts';

export const NOW = Date.parse('2026-11-22T11:25:00+07:00');
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** 120 letters, with accents over accents. */
export const LONG =
	'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục Ế Ẻ Ậ ỗ phường Đô Vinh thành phố Phan Rang – Tháp Chàm, Khánh Hòa';
export const HUGE = 1e15;

/** A course that is the same at every call, about `middle`. */
export function course(
	count: number,
	{ middle, width }: { middle: number; width: number },
): number[] {
	return Array.from(
		{ length: count },
		(_, at) =>
			middle +
			(Math.sin((at * 9) / count) * 0.6 + Math.sin(at * 1.7) * 0.14 + ((at * 7919) % 101) / 400) *
				width,
	);
}

export type TileSpecimen = {
	readonly caption: string;
	readonly figure: Figure;
	readonly latest: FigureValue | null | undefined;
};

type Own = {
	readonly value?: number;
	readonly freshness?: Freshness;
	readonly ageMs?: number;
	readonly more?: Partial<FigureValue>;
	readonly figure?: Partial<Figure>;
};

export function tile(caption: string, own: Own = {}): TileSpecimen {
	const { value = 87.2, freshness = 'fresh', ageMs = 12 * MINUTE_MS, more, figure } = own;
	const plain = { decimals: null, direction: 'higher' } as const;
	return {
		caption,
		figure: {
			indicatorCode: `gallery-${caption}`,
			unitCode: '672',
			name: 'Hồ sơ trực tuyến toàn trình',
			measure: '%',
			target: { value: 80, words: 'từ 80%', due: '31/12/2026', plan: '411/QĐ-TTg' },
			...figure,
		},
		latest: {
			value,
			text: figureWords(value, { indicator: plain, target: null, locale: 'vi' }),
			observedAt: NOW - ageMs,
			timeSource: 'device',
			freshness,
			sample: false,
			typed: false,
			standing: 'met',
			exceeded: false,
			trend: course(24, { middle: value, width: Math.abs(value) * 0.2 }),
			...more,
		},
	};
}

const files = measureOf('hồ sơ');
const noTarget = { target: null, measure: files } as const;

export const TILES: readonly TileSpecimen[] = [
	tile('Mới'),
	tile('Chậm', {
		value: 76.4,
		freshness: 'late',
		ageMs: 65 * MINUTE_MS,
		more: { standing: 'at-risk' },
	}),
	tile('Cũ', { value: 61.8, freshness: 'stale', ageMs: 3 * DAY_MS, more: { standing: 'not-met' } }),
	{ ...tile('Chưa có số liệu'), latest: null },
	{ ...tile('Đang chờ'), latest: undefined },
	tile('Chậm tiến độ', { value: 41.3, more: { standing: 'behind' } }),
	tile('Dữ liệu mẫu', { more: { sample: true } }),
	tile('Nhập tay', { value: 92, more: { typed: true, exceeded: true } }),
	tile('Tên 120 ký tự', { figure: { name: LONG } }),
	tile('10¹⁵', { value: HUGE, more: { standing: null }, figure: noTarget }),
	tile('Số âm', { value: -1_234_567.5, more: { standing: null }, figure: noTarget }),
	tile('Số không', { value: 0, more: { standing: 'not-met', trend: [0, 0, 0, 0] } }),
];
