import { expect, test } from 'vitest';
import { progressIndex, type ScoreIndex } from '#lib/domain/score-index.ts';
import { heatColumns, unknownCount } from './heat-columns.ts';
import { AT, indicator, plain, stood, target, value } from './heat-examples.ts';
import { heatMapUnits } from './heat-map.ts';
import { heatRows, valueKey } from './heat-view.ts';

test('columns stand by pillar, with the target that all units have, marked where it is read or the country’s', () => {
	expect(heatColumns(plain)).toEqual([
		{
			...{ code: 'i2', name: 'Chỉ tiêu 2', target: 'từ 80%*', national: true },
			...{ points: '', stages: [], pillar: 'Hạ tầng số' },
		},
		{
			...{ code: 'i1', name: 'Chỉ tiêu 1', target: 'từ 80%', national: false },
			...{ points: '', stages: [], pillar: 'Chính quyền số' },
		},
	]);
});

test('rows stand by rank, with the places gained or lost since the last review, and coverage', () => {
	const rows = heatRows(plain, heatColumns(plain));
	expect(rows.map((row) => [row.name, row.rank, row.moved, row.withData])).toEqual([
		['Di Linh', 1, 2, 2],
		['Đơn Dương', 2, -1, 2],
		['Cát Tiên', null, null, 0],
	]);
});

test('a cell is a dash without a value, is never rounded over its target, and has a shape where it is missed', () => {
	const [diLinh, donDuong, catTien] = heatRows(plain, heatColumns(plain));
	expect(catTien?.cells[0]).toMatchObject({ text: '–', brief: '–', value: null, heat: null });
	expect(catTien?.cells[0]).toMatchObject({ freshness: 'none', mark: null });
	const [fibre, files] = donDuong?.cells ?? [];
	expect(fibre).toMatchObject({ text: '40,0', brief: '40', heat: 0, mark: 'behind' });
	// Nearly there, and before its day: on track, so without a shape.
	expect(files).toMatchObject({ text: '79,96', brief: '79,96', heat: 4, mark: null });
	// Of what is stale nobody knows whether it is still so.
	expect(diLinh?.cells[0]).toMatchObject({ freshness: 'stale', mark: null, heat: 4 });
});

test('of what is late or stale it is told since when it is known, where anybody knows', () => {
	const indicators = [indicator(1)];
	const values = [
		value(1, 1, 80),
		value(2, 1, 81, 'late'),
		{ ...value(3, 1, 82, 'stale'), timeSource: 'retained' as const },
	];
	const told = stood({ indicators, targets: target(1), values });
	const cells = heatRows(told, heatColumns(told)).map(({ cells }) => cells[0]);
	expect(cells.map((cell) => [cell?.value, cell?.oldSince])).toEqual([
		[82, null],
		[81, AT],
		[80, null],
	]);
	expect(cells[1]?.words).toContain('23/11/2024');
	expect(cells[2]?.words).not.toContain('23/11/2024');
});

test('a figure that was typed in is known by it, and says so', () => {
	const values = [{ ...value(1, 1, 80), typed: true }, value(2, 1, 81)];
	const told = stood({
		indicators: [indicator(1, { reported: 'machine' })],
		targets: target(1),
		values,
	});
	const cells = heatRows(told, heatColumns(told)).map(({ cells }) => cells[0]);
	expect(cells.map((cell) => [cell?.value, cell?.typed])).toEqual([
		[81, false],
		[80, true],
		[null, false],
	]);
	expect(cells.map((cell) => cell?.words.includes('Nhập tay'))).toEqual([false, true, false]);
});

test('criteria are said in words and have a step for each stage after the first', () => {
	const indicators = [
		indicator(1, { kind: 'yes-no' }),
		indicator(2, {
			kind: 'stages',
			stages: ['Chưa thực hiện', 'Đang thực hiện', 'Đã thực hiện'].map((name) => ({
				name,
				nameEn: name,
			})),
		}),
	];
	const criteria = stood({
		indicators,
		targets: [...target(1, { operator: '=', value: 1 }), ...target(2, { operator: '=', value: 2 })],
		values: [value(1, 1, 1), value(1, 2, 1), value(2, 1, 0)],
	});
	const columns = heatColumns(criteria);
	expect(columns.map((column) => column.target)).toEqual(['Có', 'Đã thực hiện']);
	expect(columns[0]?.stages).toEqual(['Chưa', 'Có']);
	// What stands in a cell of the map for each is explained by its key.
	expect(indicators.map((own) => valueKey(own, 'vi'))).toEqual([
		['Chưa: chưa đáp ứng', 'Có: đã đáp ứng'],
		['Chưa: Chưa thực hiện', 'Đang: Đang thực hiện', 'Đã: Đã thực hiện'],
	]);
	const whole = [
		{ name: 'Lập', nameEn: 'Drafted' },
		{ name: 'Ban hành', nameEn: 'Issued' },
	];
	expect(valueKey(indicator(3, { kind: 'stages', stages: whole }), 'en')).toEqual([]);
	expect(valueKey(indicator(4), 'vi')).toEqual([]);
	const rows = heatRows(criteria, columns);
	const texts = rows.map((row) => [row.name, ...row.cells.map(({ text }) => text)]);
	expect(texts).toContainEqual(['Đơn Dương', 'Có', 'Đang']);
	expect(texts).toContainEqual(['Di Linh', 'Chưa', '–']);
	const steps = rows.map((row) => row.cells.map((cell) => cell.steps));
	expect(steps).toContainEqual([
		{ done: 1, of: 1 },
		{ done: 1, of: 2 },
	]);
	expect(steps).toContainEqual([{ done: 0, of: 1 }, null]);
});

test('where no unit has a target what is measured is shown, without a class', () => {
	const bare = stood({
		indicators: [indicator(1), indicator(2)],
		targets: [],
		values: [value(1, 2, 5)],
	});
	const columns = heatColumns(bare);
	expect(columns).toEqual([
		{
			...{ code: 'i2', name: 'Chỉ tiêu 2', target: '', national: false },
			...{ points: '', stages: [], pillar: 'Chính quyền số' },
		},
	]);
	expect(heatRows(bare, columns).find(({ name }) => name === 'Đơn Dương')?.cells[0]).toMatchObject({
		text: '5,0',
		heat: null,
	});
});

test('the index of a province has its components for columns, with their points, and hues by points earned', () => {
	const steps = [
		{ from: 50, share: 0.3 },
		{ from: 90, share: 1 },
	];
	const components = [
		{ indicator: 'i3', points: 20, rule: { kind: 'steps', steps } },
		{ indicator: 'i2', points: 7.5, rule: { kind: 'attainment' } },
	] as const;
	const index: ScoreIndex = {
		...progressIndex([]),
		...{ name: 'Bộ chỉ số', decision: { number: '1', issuedOn: '2024-01-01', issuer: 'UBND' } },
		pillars: [{ code: 'a', name: 'Chính', nameEn: 'Main', components }],
	};
	const own = stood({
		indicators: [indicator(1), indicator(2), indicator(3)],
		targets: [...target(1), ...target(2)],
		values: [value(1, 1, 90), value(1, 3, 60), value(2, 3, 95)],
		index,
	});
	const columns = heatColumns(own);
	expect(columns.map(({ code, points, pillar }) => [code, points, pillar])).toEqual([
		['i3', '20 điểm', 'Chính'],
	]);
	expect(unknownCount(own)).toBe(1);
	const rows = heatRows(own, columns);
	expect(rows.map((row) => [row.name, row.cells[0]?.heat])).toEqual([
		['Di Linh', 4],
		['Đơn Dương', 0],
		['Cát Tiên', null],
	]);
	const byComponent = heatMapUnits(own, {
		indicator: own.indicators[2] ?? null,
		...{ shapes: new Map(), chosen: null },
	});
	expect(byComponent.map(({ progressClass }) => progressClass)).toEqual([0, 4, null]);
});

test('a score that rests on too little for a rank stands after those that are ranked, on the map without a class', () => {
	const indicators = [indicator(1), indicator(2), indicator(3)];
	const thin = stood({
		indicators,
		targets: indicators.flatMap(({ id }) => target(id)),
		values: [value(3, 1, 95), value(2, 1, 60), value(2, 2, 60)],
	});
	expect(heatRows(thin, []).map(({ name, rank, score }) => [name, rank, score])).toEqual([
		['Di Linh', 1, 75],
		['Cát Tiên', null, 100],
		['Đơn Dương', null, null],
	]);
	const drawn = heatMapUnits(thin, { indicator: null, shapes: new Map(), chosen: null });
	expect(drawn.map((own) => [own.shortName, own.valueText, own.progressClass])).toEqual([
		['Đơn Dương', '–', null],
		['Di Linh', '75,0', 2],
		['Cát Tiên', '100,0', null],
	]);
});
