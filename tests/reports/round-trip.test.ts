/** Whatever figures a report of an office is written with are read back from it, whichever way its table lies. */
import { expect, test } from 'vitest';
import { formatNumber } from '#lib/domain/number-format.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { told } from '#tests/support/read-office.ts';
import { REPORT_UNITS } from '#tests/support/report-catalogue.ts';
import { spreadsheet } from '#tests/support/spreadsheets.ts';
import type { SheetPlan } from '#tests/support/spreadsheets.ts';
import type { OfficeFigure } from '#tests/support/workbooks.ts';

const INDICATORS = [
	['ho-so-truc-tuyen', 'Hồ sơ TTHC trực tuyến', 100],
	['van-ban-ky-so', 'Văn bản điện tử được ký số', 100],
	['san-pham-cds', 'Sản phẩm chuyển đổi số mỗi cơ quan', 100_000],
] as const;
const DISTRICTS = REPORT_UNITS.filter(({ level }) => level === 'district');
const DAY = '2024-11-30';

type Figures = ReadonlyMap<string, OfficeFigure>;
type Write = (figure: OfficeFigure) => SheetPlan['rows'][number][number];

/** Numbers from a seed, each in [0, 1). */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
}

/** One in ten is missing; percentages are over 1, so that nothing is to be asked. */
function someFigures(random: () => number): Figures {
	const figures = new Map<string, OfficeFigure>();
	for (const { code: unit } of DISTRICTS) {
		for (const [indicator, , most] of INDICATORS) {
			if (random() < 0.1) continue;
			const value = Number((1.5 + random() * (most - 1.5)).toFixed(2));
			figures.set(`${unit} ${indicator}`, { unit, indicator, day: DAY, value });
		}
	}
	return figures;
}

const asText =
	(locale: Locale): Write =>
	({ value }) =>
		formatNumber(value, { locale, decimals: 2 });
const WAYS: readonly (readonly [string, Write])[] = [
	['numbers', ({ value }) => value],
	['Vietnamese text', asText('vi')],
	['English text', asText('en')],
	[
		'formatted percentages',
		({ value, indicator }) =>
			indicator === 'san-pham-cds' ? value : { t: 'n', v: value / 100, z: '0.00%' },
	],
];

const TITLE = ['BÁO CÁO THÁNG 11 NĂM 2024'];
const names = INDICATORS.map(([, name]) => name);
const LAYOUTS: Readonly<Record<string, (figures: Figures, write: Write) => SheetPlan['rows']>> = {
	'units down': (figures, write) => [
		TITLE,
		['TT', 'Đơn vị', ...names],
		...DISTRICTS.map(({ code, name }, at) => [
			at + 1,
			name.normalize('NFD'),
			...INDICATORS.map(([indicator]) => written(figures, `${code} ${indicator}`, write)),
		]),
	],
	'indicators down': (figures, write) => [
		TITLE,
		['Chỉ tiêu', ...DISTRICTS.map(({ name }) => name)],
		...INDICATORS.map(([indicator, name]) => [
			name,
			...DISTRICTS.map(({ code }) => written(figures, `${code} ${indicator}`, write)),
		]),
	],
	'a row for each': (figures, write) => [
		['Mã đơn vị', 'Mã chỉ tiêu', 'Kỳ', 'Giá trị'],
		...[...figures.values()].map((figure) => [
			figure.unit,
			figure.indicator,
			'11/2024',
			write(figure),
		]),
	],
};

function written(figures: Figures, key: string, write: Write): ReturnType<Write> {
	const figure = figures.get(key);
	return figure === undefined ? '…' : write(figure);
}

test.each(
	Object.entries(LAYOUTS).flatMap(([layout, rows]) =>
		WAYS.map(([way, write]) => ({ layout, rows, way, write })),
	),
)('$way with $layout', ({ rows, write }) => {
	for (let seed = 1; seed <= 5; seed++) {
		const figures = someFigures(seeded(seed));
		const read = told(spreadsheet([{ name: 'Biểu', rows: rows(figures, write) }]));
		expect(read.questions).toEqual([]);
		expect(read.refused).toEqual([]);
		expect(sorted(read.figures)).toEqual(sorted([...figures.values()]));
	}
});

function sorted(figures: readonly OfficeFigure[]): readonly string[] {
	return figures
		.map(({ unit, indicator, day, value }) => `${unit} ${indicator} ${day} ${value.toFixed(6)}`)
		.sort();
}
