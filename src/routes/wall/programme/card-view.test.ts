import { expect, test } from 'vitest';
import type { DerivedValue } from '#lib/domain/derived.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import type { ScoreIndex } from '#lib/domain/score-index.ts';
import { endOfDay, startOfDay } from '#lib/domain/time-format.ts';
import type { UnitPast } from '#lib/wire/unit-past.ts';
import { DAY_MS, AT, home, indicators, target, latest, stood, asked } from './card-examples.ts';
import { unitCard } from './card-view.ts';
import type { Stood } from './heat-view.ts';

test('the score opens into points earned of those with data, by pillar and in all', () => {
	const card = unitCard(stood([latest(1, 64), latest(2, 80)]), asked);
	expect(card).toMatchObject({ name: 'Huyện Đạ Tẻh', rank: 1, ranked: 1, scoreText: '90,0' });
	expect(card).toMatchObject({ index: '', ofScale: '/100' });
	expect(card?.pillars).toEqual([
		{ code: 'infrastructure', name: 'Hạ tầng số', points: '10/10', withData: 1, possible: 1 },
		{ code: 'government', name: 'Chính quyền số', points: '8/10', withData: 1, possible: 1 },
	]);
	expect(card?.sum).toBe('18/20 điểm × 100 = 90,0');
});

test('points that do not add up as they are printed are told as about so many', () => {
	const many = Array.from({ length: 3 }, (_, place) => {
		const own = indicators[place < 2 ? 0 : 1];
		return { ...own, id: place + 1, code: `c${String(place)}` } as Indicator;
	});
	const wanted = many.map(({ id, code }) => ({
		...{ unitId: 1, indicatorId: id },
		target: target({ id: code, indicator: code, value: 90 }),
	}));
	const summed = (values: readonly number[]) =>
		unitCard(
			stood(
				values.map((value, place) => latest(place + 1, value)),
				{ indicators: many, targets: wanted },
			),
			asked,
		);
	// 30 ÷ 90 of 10 points each: 3,33 and 3,33, of which the sum is 6,67.
	const odd = summed([30, 30, 90]);
	expect(odd?.lines.map(({ points }) => points)).toEqual(['10/10', '3,33/10', '3,33/10']);
	expect(odd?.pillars.map(({ points }) => points)).toEqual(['10/10', '≈6,67/20']);
	expect(odd?.sum).toBe('16,67/30 điểm × 100 = 55,6');
	const even = summed([45, 45, 90]);
	expect(even?.pillars.map(({ points }) => points)).toEqual(['10/10', '10/20']);
	expect(even?.sum).toBe('20/30 điểm × 100 = 66,7');
	// 3,33 + 3,33 of two pillars, and 6,67 in all.
	const both = summed([30, 0, 30]);
	expect(both?.pillars.map(({ points }) => points)).toEqual(['3,33/10', '3,33/20']);
	expect(both?.sum).toBe('≈6,67/30 điểm × 100 ≈ 22,2');
});

test('a value that is not judged says why: no day is stated for its target, or that is still to come', () => {
	const own = { ...indicators[2], kind: 'yes-no', code: 'books' } as Indicator;
	const lineOf = (dueOn: string | null, value: number | null) =>
		unitCard(
			stood(value === null ? [] : [latest(3, value)], {
				indicators: [...indicators.slice(0, 2), own],
				targets: [
					{
						...{ unitId: 1, indicatorId: 3 },
						target: target({
							...{ indicator: 'books', operator: '=', value: 1, dueOn, path: { kind: 'due' } },
							periodTo: '2024-06-30',
						}),
					},
				],
			}),
			asked,
		)?.lines.find(({ code }) => code === 'books');
	expect(lineOf('2024-12-31', 0)?.standing).toBe('Chưa đến hạn');
	expect(lineOf(null, 0)?.standing).toBe('Chưa đánh giá: không nêu hạn');
	expect(lineOf('2024-06-30', 0)?.standing).toBe('Chưa đạt');
	expect(lineOf(null, 1)?.standing).toBe('Đạt');
	expect(lineOf(null, null)?.standing).toBe('');
});

test('a score by a province’s index says which, and of how many points', () => {
	const own = stood([latest(1, 64)]);
	const decision = { number: '1/QĐ', issuedOn: '2023-03-08', issuer: 'UBND' };
	const index = { ...own.index, decision, name: 'Bộ chỉ số', scale: 1000 };
	const card = unitCard({ ...own, index }, asked);
	expect(card).toMatchObject({ index: 'Bộ chỉ số', ofScale: '/1.000' });
});

test('what has no data earns nothing and loses nothing', () => {
	const card = unitCard(stood([latest(1, 64)]), asked);
	expect(card).toMatchObject({ scoreText: '80,0', withData: 1, possible: 2 });
	expect(card?.sum).toBe('8/10 điểm × 100 = 80,0');
	const missing = card?.lines.find(({ code }) => code === 'fibre');
	expect(missing).toMatchObject({ text: '–', value: null, points: '', standing: '', mark: null });
	expect(missing?.arithmetic).toBe('chưa có số liệu');
	expect(unitCard(stood([]), asked)).toMatchObject({ scoreText: '–', ofScale: '', sum: '' });
});

test('a score that rests on too little is said to be unranked, and is not drawn as a class on the map', () => {
	const { index, ...rest } = stood([latest(1, 64)]);
	const thin: Stood = {
		...{ ...rest, index },
		standings: rest.standings.map((standing) => ({ ...standing, rank: null })),
	};
	expect(unitCard(thin, asked)).toMatchObject({
		...{ rank: null, scoreText: '80,0' },
		unranked: 'Có điểm, chưa xếp hạng: chưa đủ 50% số điểm có số liệu',
	});
	expect(unitCard({ ...rest, index }, asked)).toMatchObject({ rank: 1, unranked: '' });
});

test('each line has its target, its plan, whose reading it is, and how it stands; what does not count comes last', () => {
	const card = unitCard(stood([latest(1, 64), latest(2, 60, 'stale'), latest(3, 22)]), asked);
	expect(card?.lines.map(({ code, points }) => [code, points])).toEqual([
		['fibre', '7,5/10'],
		['files', '8/10'],
		['rank', ''],
	]);
	const [fibre, files, rank] = card?.lines ?? [];
	expect(fibre).toMatchObject({
		reading: true,
		standing: 'Chậm tiến độ (số liệu cũ)',
		...{ stale: true, mark: null },
	});
	expect(files).toMatchObject({
		...{ target: 'từ 80% · hạn 31/12/2024', standing: 'Chậm tiến độ', reading: false },
		...{ mark: 'behind', measure: '%' },
	});
	expect(rank).toMatchObject({ target: '', standing: '' });
});

test('a late figure says so with its age, a stale one too, and one of which nobody knows how old it is', () => {
	const lines = unitCard(
		stood([
			{ ...latest(1, 64, 'late'), observedAt: AT - 84 * DAY_MS },
			{ ...latest(2, 60, 'stale'), observedAt: AT - 145 * DAY_MS },
			{ ...latest(3, 22), timeSource: 'retained' },
		]),
		asked,
	)?.lines;
	expect(Object.fromEntries(lines?.map(({ code, old }) => [code, old]) ?? [])).toEqual({
		files: 'đến chậm · 84 ngày',
		fibre: 'Số liệu cũ · 145 ngày',
		rank: 'Số liệu cũ · không rõ thời điểm',
	});
	expect(unitCard(stood([latest(1, 64)]), asked)?.lines.map(({ old }) => old)).toEqual(['', '']);
});

test('after what counts come other targets and what was published, then criteria; a sample nobody asked for is left out', () => {
	const kinds = { rank: 'number', books: 'yes-no', guess: 'number' } as const;
	const more = Object.entries(kinds).map(([code, kind], place) => {
		return { ...indicators[2], id: 3 + place, code, name: code, kind } as Indicator;
	});
	const wanted = { unitId: 1, indicatorId: 4, target: target({ id: 'B', indicator: 'books' }) };
	const guess = { ...latest(5, 7), sample: true };
	const card = unitCard(
		stood([latest(1, 64), latest(3, 22), latest(4, 1), guess], {
			indicators: [...indicators.slice(0, 2), ...more],
			targets: [wanted],
		}),
		asked,
	);
	expect(card?.lines.map(({ code }) => code)).toEqual(['fibre', 'files', 'rank', 'books']);
	const alone = stood([guess], { indicators: more, targets: null });
	expect(unitCard(alone, asked)?.lines.map(({ code }) => code)).toEqual(['guess']);
});

test('a province without a figure of its own has what its parts come to, told as that and in no sum', () => {
	const value: DerivedValue = {
		...{ unitId: home.id, indicatorId: 1, value: 400, rule: 'sum', withData: 1, possible: 1 },
		...{ observedAt: AT - DAY_MS, period: null, freshness: 'fresh', sample: true },
		terms: [{ unitId: 1, value: 400, weight: null }],
	};
	const of = { ...asked, code: '68' };
	const lineOf = (derived: readonly DerivedValue[], latests: LatestObservation[] = []) =>
		unitCard(stood(latests), { ...of, derived })?.lines.find(({ code }) => code === 'files');
	expect(unitCard(stood([]), { ...of, derived: [value] })).toMatchObject({ known: 0, score: null });
	expect(lineOf([value])).toMatchObject({
		...{ value: null, text: '–', points: '', standing: '', mark: null },
		derived: {
			...{ text: '400,0', made: 'cộng từ 1/1 địa bàn · 1 ngày · Dữ liệu mẫu' },
			...{ parts: 'Huyện Đạ Tẻh 400,0', stale: false },
		},
	});
	const mean: DerivedValue = { ...value, rule: 'mean', sample: false, observedAt: null };
	const weighed = { ...mean, terms: [{ unitId: 1, value: 400, weight: 3 }] };
	expect(lineOf([weighed])?.derived).toMatchObject({
		...{ made: 'bình quân 1/1 địa bàn · không rõ thời điểm · Số liệu cũ' },
		...{ parts: 'Huyện Đạ Tẻh 400,0 × 3,0', stale: true },
	});
	// Its own figure takes its place.
	expect(lineOf([value], [{ ...latest(1, 60), unitId: home.id }])?.derived).toBeNull();
});

test('what is judged by the year so far says so, and is compared with no single figure', () => {
	const own = { ...latest(1, 64), ofYear: { withData: 10, possible: 12 } };
	const files = { day: '2023-11-22', value: 60, sample: false };
	const then = { ...past, lastYear: { day: '2023-11-23', values: { files: [files] } } };
	const card = unitCard(stood([own]), { ...asked, past: then });
	expect(card?.lines.find(({ code }) => code === 'files')).toMatchObject({
		...{ ofYear: 'lũy kế 2024: 10/12 kỳ', lastYear: null },
	});
});

test('the province has a card, too; a unit that is not there has none', () => {
	expect(unitCard(stood([]), { ...asked, code: '68' })).toMatchObject({
		name: 'Tỉnh Lâm Đồng',
		rank: null,
	});
	expect(unitCard(stood([]), { ...asked, code: '1' })).toBeNull();
});

const past: UnitPast = {
	...{ from: '2022-11-23', to: '2024-11-23', breaks: [], former: [], crosswalks: [] },
	series: {
		files: {
			real: [
				[30, 10],
				[729, 63],
				[730, 64],
			],
			samples: [[40, 1]],
		},
	},
	lastYear: { day: '2023-11-23', values: {} },
};
const files = (card: ReturnType<typeof unitCard>) =>
	card?.lines.find(({ code }) => code === 'files');

test('the chart has two years of the value’s own kind, ends with it, and follows the path that is wanted', () => {
	const line = { kind: 'line', from: '2024-01-01', start: 20 } as const;
	const card = unitCard(stood([latest(1, 64)], { path: line }), { ...asked, past });
	const chart = files(card)?.chart;
	expect(chart?.points).toEqual([
		{ at: endOfDay('2022-12-23') - 1, value: 10 },
		{ at: endOfDay('2024-11-21') - 1, value: 63 },
		{ at: AT - DAY_MS, value: 64 },
	]);
	const wanted = chart?.wanted ?? [];
	expect(wanted[0]?.at).toBeGreaterThanOrEqual(endOfDay('2024-01-01'));
	expect(wanted.at(-1)?.value).toBeGreaterThan(70);
	expect(card?.lines.find(({ code }) => code === 'fibre')?.chart).toBeNull();
});

const named = (name: string) => ({ name, shortName: name });

test('what the unit came of has lines of its own up to the day on which the boundary changed', () => {
	const merged = { happenedOn: '2024-06-01', type: 'merge', role: 'came' } as const;
	const came: UnitPast = {
		...{ ...past, series: {} },
		breaks: [
			{ ...merged, inPart: false, legalBasis: 'NQ 1', units: ['Huyện A', 'Huyện B'].map(named) },
		],
		former: [
			{
				...{ unit: 'd-a', names: named('Huyện A'), extent: null, endedOn: '2024-06-01' },
				series: { files: { real: [], samples: past.series['files']?.real ?? [] } },
			},
		],
	};
	const card = unitCard(stood([]), { ...asked, past: came });
	expect(files(card)?.chart).toMatchObject({ points: [], breaks: [startOfDay('2024-06-01')] });
	expect(files(card)?.chart?.former[0]).toHaveLength(3);
	expect(files(card)?.former).toMatchObject([{ names: { name: 'Huyện A' }, sample: true }]);
	// Beside a real figure no samples are drawn.
	expect(files(unitCard(stood([latest(1, 64)]), { ...asked, past: came }))?.former).toEqual([]);
	expect(card?.breaks).toBe('Từ 01/06/2024 lập từ Huyện A, Huyện B (NQ 1)');
});

test('a value and a score are compared with those of a year before, real ones with real ones', () => {
	const then = { day: '2023-10-31', value: 60.6, sample: false };
	const { index } = stood([]);
	const standings = [{ unitId: 1, score: 76.1, rank: null }];
	const lastYear = { day: '2023-11-23', index, standings };
	const of = (files: typeof then) => ({
		...{ ...asked, lastYear },
		past: { ...past, lastYear: { day: '2023-11-23', values: { files: [files] } } },
	});
	const card = unitCard(stood([latest(1, 64)]), of(then));
	expect(files(card)?.lastYear).toEqual({ text: '60,6', change: '+3,4 điểm %' });
	expect(card?.lastYear).toBe('cùng kỳ 23/11/2023: 76,1 (+3,9)');
	const other = unitCard(stood([latest(1, 64)]), of({ ...then, sample: true }));
	expect(files(other)?.lastYear).toBeNull();
	expect(other?.lastYear).toBe('');
});

test('a score by another index is not compared, also where that one has ended and our own follows', () => {
	const own = stood([latest(1, 64)]);
	const decision = { number: '58/QĐ-UBND', issuedOn: '2025-01-05', issuer: 'UBND tỉnh' };
	const decided = { ...own.index, code: 'chi-so', scale: 900, validTo: '2024-10-31', decision };
	const standings = [{ unitId: 1, score: 442, rank: 5 }];
	const compared = (index: ScoreIndex, then: ScoreIndex) => {
		const lastYear = { day: '2023-11-23', index: then, standings };
		return unitCard({ ...own, index }, { ...asked, past, lastYear })?.lastYear;
	};
	expect(compared(own.index, decided)).toBe('');
	expect(compared(decided, own.index)).toBe('');
	expect(compared(decided, decided)).toContain('442');
});
