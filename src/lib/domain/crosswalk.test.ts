import { describe, expect, test } from 'vitest';
import type { Indicator } from './indicator.ts';
import { carriedOver, endOf, seriesAcross, successorThere } from './crosswalk.ts';
import type { Crosswalk } from './crosswalk.ts';
import type { EventPart, UnitEvent } from './unit-event.ts';

const part = (unit: string): EventPart => ({
	...{ unit, extent: null, share: null, areaOf: null, note: null },
});
const event = (
	type: UnitEvent['type'],
	happenedOn: string,
	from: readonly string[],
	to: readonly string[],
): UnitEvent => ({
	code: `${type}-${happenedOn}`,
	happenedOn,
	type,
	legalBasis: 'NQ 1245/NQ-UBTVQH15',
	note: null,
	from: from.map(part),
	to: to.map(part),
});

const MERGE = event('merge', '2024-12-01', ['da-huoai', 'da-teh', 'cat-tien'], ['da-huoai-2024']);
const SPLIT = event('split', '2025-07-01', ['da-huoai-2024'], ['xa-da-teh', 'xa-da-teh-2']);
const END = event('abolish', '2025-07-01', ['da-huoai-2024', 'da-lat'], []);
const RENAMED = event('rename', '2026-01-01', ['xa-da-teh'], ['xa-da-teh-moi']);
const EVENTS = [MERGE, SPLIT, END, RENAMED];

const WHOLE: Crosswalk = {
	code: 'da-huoai-2024',
	name: 'Đạ Huoai, Đạ Tẻh, Cát Tiên thành huyện Đạ Huoai',
	nameEn: 'Đạ Huoai, Đạ Tẻh and Cát Tiên into Đạ Huoai',
	source: 'NQ 1245/NQ-UBTVQH15',
	basis: 'whole-units',
	parts: ['da-huoai', 'da-teh', 'cat-tien'].map((from) => ({
		from,
		to: 'da-huoai-2024',
		share: 1,
	})),
};

const [OCTOBER, NOVEMBER, DECEMBER] = ['2024-10-31', '2024-11-30', '2024-12-31'] as const;
const of = (overUnits: Indicator['overUnits'], overTime: Indicator['overTime'] = 'sum') => ({
	...{ overUnits, overTime },
});
const point = (day: string, value: number) => ({ day, value, sample: false });

test('a series is in pieces, each with the break that ended it, and nothing is added up', () => {
	const series = new Map([
		['da-teh', [point(OCTOBER, 50)]],
		['cat-tien', [point(OCTOBER, 20)]],
		['da-huoai-2024', [point(DECEMBER, 60)]],
	]);
	const pieces = seriesAcross('da-huoai-2024', { events: EVENTS, series });
	expect(
		pieces.map(({ unit, extent, points, endedBy }) => [
			...[unit, extent, points.length],
			endedBy?.happenedOn,
		]),
	).toEqual([
		['da-huoai', null, 0, '2024-12-01'],
		['da-teh', null, 1, '2024-12-01'],
		['cat-tien', null, 1, '2024-12-01'],
		['da-huoai-2024', 'whole', 1, undefined],
	]);
	expect(seriesAcross('xa-da-teh', { events: EVENTS, series }).map(({ unit }) => unit)).toEqual([
		'da-huoai',
		'da-teh',
		'cat-tien',
		'da-huoai-2024',
		'xa-da-teh',
	]);
});

test('what ended a unit is the event after its last day', () => {
	expect(endOf('da-teh', { events: EVENTS, lastDay: '2024-11-30' })).toMatchObject({
		code: 'merge-2024-12-01',
	});
	expect(endOf('da-teh', { events: EVENTS, lastDay: null })).toBe(null);
	expect(endOf('bao-loc', { events: EVENTS, lastDay: '2024-11-30' })).toBe(null);
});

test('a unit goes on in what it became as a whole', () => {
	const there =
		(...slugs: string[]) =>
		(slug: string) =>
			slugs.includes(slug);
	const ask = (slug: string, isThere: (slug: string) => boolean) =>
		successorThere(slug, { events: EVENTS, isThere });
	expect(ask('da-teh', there('da-teh'))).toBe('da-teh');
	expect(ask('da-teh', there('da-huoai-2024'))).toBe('da-huoai-2024');
	expect(ask('xa-da-teh', there('xa-da-teh-moi'))).toBe('xa-da-teh-moi');
	// Divided, and only ended.
	expect(ask('da-teh', there('xa-da-teh', 'xa-da-teh-2'))).toBe(null);
	expect(ask('da-lat', there('xa-da-teh'))).toBe(null);
	const part = { ...MERGE, from: MERGE.from.map((one) => ({ ...one, extent: 'part' as const })) };
	expect(successorThere('da-teh', { events: [part], isThere: there('da-huoai-2024') })).toBe(null);
});

describe('figures that are carried over', () => {
	const files = new Map([
		['da-huoai', [point(OCTOBER, 100), point(NOVEMBER, 110)]],
		['da-teh', [point(OCTOBER, 250), point(NOVEMBER, 260)]],
		['cat-tien', [point(OCTOBER, 50)]],
	]);
	const percent = new Map([
		['da-huoai', [point(OCTOBER, 60)]],
		['da-teh', [point(OCTOBER, 80)]],
		['cat-tien', [point(OCTOBER, 50)]],
	]);
	const carry = (options: Partial<Parameters<typeof carriedOver>[1]>) =>
		carriedOver('da-huoai-2024', {
			crosswalk: WHOLE,
			indicator: of('sum'),
			series: files,
			weights: null,
			...options,
		});

	test('what adds up is added: 100 + 250 + 50 = 400; a month in which one has none has no sum', () => {
		expect(carry({})).toEqual({
			kind: 'carried-over',
			crosswalk: WHOLE,
			estimate: false,
			points: [
				{
					day: OCTOBER,
					value: 400,
					sample: false,
					terms: [
						{ unit: 'da-huoai', value: 100, share: 1, weight: null, sample: false },
						{ unit: 'da-teh', value: 250, share: 1, weight: null, sample: false },
						{ unit: 'cat-tien', value: 50, share: 1, weight: null, sample: false },
					],
				},
			],
			missing: [{ day: NOVEMBER, units: ['cat-tien'] }],
		});
	});

	test('a half-year is added to half-years, a month to months, and what is told as it stands to either', () => {
		const june = '2024-06-30';
		const half = (value: number) => ({ ...point(june, value), span: 'half-year' as const });
		const series = new Map([
			['da-huoai', [point(june, 5), half(30)]],
			['da-teh', [point(june, 6), half(40)]],
			['cat-tien', [half(20)]],
		]);
		expect(carry({ series })).toMatchObject({
			// 30 + 40 + 20
			points: [{ day: june, span: 'half-year', value: 90 }],
			missing: [{ day: june, units: ['cat-tien'] }],
		});
		const standing = new Map([...series, ['da-teh', [point(june, 6)]]]);
		expect(carry({ series: standing })).toMatchObject({ points: [] });
		// 30 + 6 + 20
		expect(carry({ series: standing, indicator: of('sum', 'last') })).toMatchObject({
			...{ points: [{ day: june, value: 56 }], missing: [] },
		});
	});

	test('a mean is weighed by another figure: (60·100 + 80·250 + 50·50) ÷ 400 = 71.25', () => {
		const weights = { kind: 'indicator', series: files } as const;
		const carried = carry({ indicator: of('mean'), series: percent, weights });
		expect(carried).toMatchObject({ points: [{ value: 71.25, terms: [{ weight: 100 }, {}, {}] }] });
	});

	test('or by area: (60·498 + 80·522 + 50·425) ÷ 1445 = 64.28…', () => {
		const areaKm2 = new Map([
			['da-huoai', 498],
			['da-teh', 522],
			['cat-tien', 425],
		]);
		const weights = { kind: 'area', areaKm2 } as const;
		const carried = carry({ indicator: of('mean'), series: percent, weights });
		if (carried.kind === 'refused') throw new Error(carried.reason);
		expect(carried.points[0]?.value).toBeCloseTo(92_890 / 1445, 10);
		expect(
			carry({
				indicator: of('mean'),
				series: percent,
				weights: { ...weights, areaKm2: new Map() },
			}),
		).toMatchObject({
			points: [],
			missing: [{ units: ['da-huoai', 'da-teh', 'cat-tien'] }],
		});
	});

	test('parts of units are estimates: 0.25 · 100 + 250 = 275', () => {
		const crosswalk: Crosswalk = {
			...WHOLE,
			basis: 'area',
			parts: [
				{ from: 'da-huoai', to: 'x', share: 0.25 },
				{ from: 'da-huoai', to: 'y', share: 0.75 },
				{ from: 'da-teh', to: 'x', share: 1 },
			],
		};
		const carried = carriedOver('x', {
			crosswalk,
			indicator: of('sum'),
			series: files,
			weights: null,
		});
		expect(carried).toMatchObject({
			estimate: true,
			points: [{ value: 275, terms: [{ share: 0.25 }, { share: 1 }] }, { value: 287.5 }],
		});
	});

	test('what is made of one sample is a sample, by its weight, too', () => {
		const sampled = new Map(files).set('cat-tien', [{ ...point(OCTOBER, 50), sample: true }]);
		const weights = { kind: 'indicator', series: sampled } as const;
		for (const options of [
			{ series: sampled },
			{ series: percent, indicator: of('mean'), weights },
		]) {
			expect(carry(options)).toMatchObject({
				points: [{ sample: true, terms: [{ sample: false }, {}, { sample: true }] }],
			});
		}
	});

	test('a mean of which the weights are all 0 is no figure', () => {
		const none = new Map([...percent].map(([unit]) => [unit, [point(OCTOBER, 0)]]));
		const weights = { kind: 'indicator', series: none } as const;
		expect(carry({ indicator: of('mean'), series: percent, weights })).toMatchObject({
			points: [],
			missing: [{ day: OCTOBER, units: [] }],
		});
	});

	test.each([
		['not-combined', { indicator: of('none') }],
		['no-weights', { indicator: of('mean') }],
		['not-in-crosswalk', { crosswalk: { ...WHOLE, parts: [] } }],
	] as const)('what cannot be carried over is refused: %s', (reason, options) => {
		expect(carry(options)).toEqual({ kind: 'refused', reason });
	});
});
