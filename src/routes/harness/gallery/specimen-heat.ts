/** Cells of the table of units by indicators in every state, for the gallery. */
import type { ProgressClass } from '#lib/domain/score.ts';
import type { HeatCell, HeatColumn, HeatRow } from '#lib/ui/heat.ts';
import { HUGE } from './specimen-values.ts';

const NAMES = [
	'Hồ sơ trực tuyến',
	'Dữ liệu mở',
	'Chữ ký số',
	'Phủ camera',
	'Tỷ lệ giải quyết đúng hạn',
];

export const COLUMNS: readonly HeatColumn[] = NAMES.map((name, place) => ({
	code: `i${String(place)}`,
	name,
	target: 'từ 80%',
	national: false,
	points: '',
	stages: [],
	pillar: 'Chính quyền số',
}));

function cell(place: number, more: Partial<HeatCell> = {}): HeatCell {
	return {
		indicator: `i${String(place)}`,
		value: 87.2,
		text: '87,2',
		brief: '87',
		steps: null,
		heat: 4,
		standing: 'met',
		mark: null,
		freshness: 'fresh',
		oldSince: null,
		sample: false,
		typed: false,
		words: `${NAMES[place] ?? ''}: 87,2%`,
		...more,
	};
}

const classes = (more: Partial<HeatCell>) => (heat: ProgressClass, place: number) =>
	cell(place, { heat, ...more });
const STATES: readonly (readonly HeatCell[])[] = [
	([0, 1, 2, 3] as const).map(classes({})),
	([4, 3, 1, 0] as const).map(classes({ freshness: 'stale' })),
	([4, 3, 2, 1] as const).map(classes({ freshness: 'late' })),
	[
		cell(0, { heat: 1, standing: 'behind', mark: 'behind' }),
		cell(1, { heat: 3, standing: 'at-risk', mark: 'at-risk' }),
		cell(2, { heat: 2, standing: 'not-met', mark: 'not-met' }),
		cell(3, { heat: null, standing: null }),
	],
	[
		cell(0, { value: null, text: '–', brief: '–', heat: null, standing: null, freshness: 'none' }),
		cell(1, { sample: true, heat: 2 }),
		cell(2, { typed: true, heat: 1 }),
		cell(3, { value: 0, text: '0,0', brief: '0', heat: 0 }),
	],
];
const UNITS = ['Đà Lạt', 'Bảo Lộc', 'Đạ Tẻh', 'Phan Rang–Tháp Chàm', 'Ế Ẻ Ậ ỗ'];

export const ROWS: readonly HeatRow[] = STATES.map((cells, place) => ({
	code: `u${String(place)}`,
	name: UNITS[place] ?? '',
	rank: place < 4 ? place + 1 : null,
	moved: [2, 0, -3, null, null][place] ?? null,
	score: 81.4 - place,
	scoreText: `${String(81 - place)},4`,
	withData: 9,
	possible: 11,
	samples: place === 4 ? 1 : 0,
	stale: place === 1,
	home: place === 1,
	cells: [
		...cells,
		cell(4, place === 0 ? { value: HUGE, text: '1 triệu tỷ', brief: '1 triệu tỷ' } : {}),
	],
}));
