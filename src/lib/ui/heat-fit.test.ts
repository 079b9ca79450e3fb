import { expect, test } from 'vitest';
import type { HeatCell, HeatColumn, HeatRow } from './heat.ts';
import { heatFit } from './heat-fit.ts';

const NAMES = ['Hồ sơ TTHC trực tuyến', 'Văn bản được ký số', 'Cáp quang phủ xã', 'Dữ liệu mở'];

function table(units: number, indicators: number, moved: number | null = 1) {
	const columns = Array.from({ length: indicators }, (_, at): HeatColumn => ({
		code: `c${String(at)}`,
		name: NAMES[at % NAMES.length] ?? '',
		target: 'từ 80%*',
		national: false,
		points: '',
		stages: [],
		pillar: `Trụ cột ${String(Math.floor((at * 6) / indicators))}`,
	}));
	const cells = columns.map(({ code }): HeatCell => ({
		indicator: code,
		value: 98.4,
		text: '98,4',
		brief: '98',
		steps: null,
		heat: 3,
		standing: 'behind',
		mark: 'behind',
		freshness: 'fresh',
		oldSince: null,
		sample: false,
		typed: false,
		words: '',
	}));
	const rows = Array.from({ length: units }, (_, at): HeatRow => ({
		code: String(at),
		name: at === 0 ? 'Phan Rang–Tháp Chàm' : 'Đạ Tẻh',
		rank: at + 1,
		moved,
		score: 88.1,
		scoreText: '88,1',
		withData: indicators,
		possible: indicators,
		samples: 0,
		stale: false,
		home: false,
		cells,
	}));
	return { rows, columns };
}

const room = {
	widthRem: 59,
	heightRem: 40,
	touchRem: 0,
	keyed: true,
	mixed: false,
	lined: true,
	page: 0,
	keyRoom: null,
};

test('a few indicators stand under their names and targets, with their values', () => {
	const fit = heatFit(table(12, 4), room);
	expect(fit).toMatchObject({ rows: 12, columns: 4, heads: 'names', targets: true });
	expect(fit).toMatchObject({ values: 'full', marks: 'beside' });
	expect(fit.headRem + fit.rows * fit.rowRem).toBeLessThanOrEqual(room.heightRem);
});

test('more of them are numbered for the key, their values shorter and beside their middle, or the marks below', () => {
	const fit = heatFit(table(12, 11), room);
	expect(fit).toMatchObject({ columns: 11, heads: 'numbers', values: 'brief' });
	expect(fit.marks).toBe('after');
	const narrow = heatFit(table(12, 11), { ...room, widthRem: room.widthRem - 6 });
	expect(narrow).toMatchObject({ columns: 11, values: 'brief', marks: 'under' });
});

test('stages stand as signs, and where no number has room all criteria do', () => {
	const { rows, columns } = table(12, 11);
	const staged = rows.map((row) => ({
		...row,
		cells: row.cells.map((cell, at) =>
			at === 0 ? { ...cell, steps: { done: 1, of: 2 }, mark: null } : cell,
		),
	}));
	const fitted = (widthRem: number) => heatFit({ rows: staged, columns }, { ...room, widthRem });
	expect(fitted(59)).toMatchObject({ values: 'brief', signs: 'stages' });
	expect(fitted(44)).toMatchObject({ values: 'none', signs: 'all' });
	expect(fitted(35.1)).toMatchObject({ columns: 6, signs: 'all' });
});

test('of 72 every one is a cell of its own hue', () => {
	const fit = heatFit(table(12, 72), { ...room, widthRem: 70 });
	expect(fit).toMatchObject({ columns: 72, heads: 'pillars', values: 'none', rows: 12 });
	expect(fit.lines.map(({ span }) => span)).toEqual([12, 12, 12, 12, 12, 12]);
	const { lead, cellRem } = fit;
	const taken = Object.values(lead).reduce((sum, rem) => sum + rem, 0) + 72 * cellRem;
	expect(taken).toBeLessThanOrEqual(70.001);
});

test('of 124 units as many are shown as have a line, and one line is kept to say so', () => {
	const fit = heatFit(table(124, 5), room);
	expect(fit.rows).toBeGreaterThan(15);
	expect(fit.rows).toBeLessThan(124);
	expect(fit.headRem + fit.rows * fit.rowRem + 1.6).toBeLessThanOrEqual(40.001);
});

test('a finger has the room that it needs in every row', () => {
	expect(heatFit(table(12, 4), { ...room, touchRem: 2.4 }).rowRem).toBeGreaterThanOrEqual(2.4);
});

test('how many places a unit moved makes way first, its arrow after coverage, while columns have one page; where they have more, both stay unless that takes another page', () => {
	const { rank, name, score } = heatFit(table(12, 4), room).lead;
	const { moved, coverage } = heatFit(table(12, 11), { ...room, widthRem: 90 }).lead;
	const leadAt = (cells: number) =>
		heatFit(table(12, 11), { ...room, widthRem: rank + name + score + coverage + cells }).lead;
	expect(leadAt(moved + 11 * 1.85)).toMatchObject({ coverage, moved });
	expect(leadAt(1.1 + 11 * 1.85)).toMatchObject({ coverage, moved: 1.1 });
	expect(leadAt(1.1 + 11 * 0.65)).toMatchObject({ coverage, moved });
	expect(leadAt(moved + 4 * 1.5)).toMatchObject({ coverage, moved });
	expect(leadAt(1.1 + 4 * 1.5)).toMatchObject({ coverage, moved: 1.1 });
	const few = { ...room, widthRem: rank + name + score + 1.2 };
	expect(heatFit(table(12, 11), few).lead).toMatchObject({ coverage: 0, moved: 1.1 });
	const none = { ...room, widthRem: rank + name + score + 1 };
	expect(heatFit(table(12, 11), none).lead).toMatchObject({ coverage: 0, moved: 0 });
	expect(heatFit(table(12, 4, null), room).lead.moved).toBe(0);
	// As wide as what is written there.
	expect(heatFit(table(12, 4, -10), room).lead.moved).toBeGreaterThan(moved + 0.6);
});

test('numbers without the key that explains them are not shown: ranks and scores are', () => {
	const fit = heatFit(table(12, 5), { ...room, widthRem: 32, keyed: false });
	expect(fit).toMatchObject({ columns: 0, cellRem: 0, heads: 'none', rows: 12 });
	expect(fit.lead.coverage).toBeGreaterThan(0);
	const keyed = heatFit(table(12, 5), { ...room, widthRem: 32 });
	expect(keyed).toMatchObject({ columns: 5, heads: 'numbers' });
});

test('where a target has no room under its name both stand in the key', () => {
	const { rows, columns } = table(12, 4);
	const long = columns.map((column) => ({ ...column, target: 'Đã thực hiện ở mọi cơ quan*' }));
	expect(heatFit({ rows, columns: long }, room)).toMatchObject({ heads: 'numbers' });
	const bare = heatFit({ rows, columns: long }, { ...room, keyed: false });
	expect(bare).toMatchObject({ heads: 'names', targets: false });
	const none = columns.map((column) => ({ ...column, target: '' }));
	expect(heatFit({ rows, columns: none }, room)).toMatchObject({ heads: 'names', targets: false });
});

test('targets that are the country’s are said to be so in a line of their own', () => {
	const { rows, columns } = table(12, 4);
	const [first, ...others] = columns.map((column) => ({ ...column }));
	const own = heatFit({ rows, columns }, room);
	const mixed = first ? [{ ...first, national: true }, ...others] : [];
	expect(heatFit({ rows, columns: mixed }, room).headRem).toBeCloseTo(own.headRem + 1.4);
});

test('samples among real figures take room of the scores alone: a corner lies beside no value', () => {
	const own = heatFit(table(8, 4), room);
	const fit = heatFit(table(8, 4), { ...room, mixed: true });
	expect(fit.lead.score).toBeGreaterThan(own.lead.score);
	expect(fit).toMatchObject({ values: own.values, marks: own.marks });
});

test('heads make way for rows', () => {
	const low = { ...room, heightRem: 12 };
	expect(heatFit(table(12, 4), low)).toMatchObject({ heads: 'numbers', columns: 4 });
	const bare = heatFit(table(12, 4), { ...low, keyed: false });
	expect(bare).toMatchObject({ heads: 'none', columns: 0 });
	expect(bare.rows).toBeGreaterThanOrEqual(5);
});

test('without units or room there is nothing, and no number that is none', () => {
	const fit = heatFit(table(0, 0), {
		widthRem: 0,
		heightRem: 0,
		touchRem: 0,
		keyed: false,
		mixed: false,
		lined: true,
		page: 0,
		keyRoom: null,
	});
	expect(fit).toMatchObject({ rows: 0, columns: 0, cellRem: 0 });
	for (const size of [fit.rowRem, fit.headRem, fit.cellRem]) expect(size).not.toBeNaN();
});

test('beside their key columns have more pages for their values, where rows have the room', () => {
	const { rows, columns } = table(7, 18);
	const named = columns.map((own) => ({ ...own, pillar: `Chính-quyền-số-${own.pillar}` }));
	const narrow = { ...room, widthRem: 38, keyRoom: { widthRem: 37, heightRem: 13 } };
	const fitted = (more: Partial<typeof narrow>) =>
		heatFit({ rows, columns: named }, { ...narrow, ...more });
	expect(fitted({})).toMatchObject({ columns: 6, columnPages: 3, values: 'brief' });
	expect(fitted({ page: 2 })).toMatchObject({ from: 12, columns: 6 });
	const all = { widthRem: 37, heightRem: 16 };
	expect(heatFit(table(7, 11), { ...narrow, keyRoom: all })).toMatchObject({ columnPages: 2 });
	// Rows that are low, or have pages themselves, are turned no longer.
	expect(fitted({ heightRem: 15 })).toMatchObject({ columns: 9, unitPages: 1, values: 'none' });
	expect(fitted({ heightRem: 11.5 })).toMatchObject({ columns: 9, unitPages: 2, values: 'none' });
});

test('so few numbered columns are shown that the key has room for their names beside them', () => {
	const upright = { ...room, widthRem: 44, heightRem: 23, keyRoom: { widthRem: 37, heightRem: 9 } };
	// A line each: six of 1,4 rem, as eleven are two pages of six and five.
	const fit = heatFit(table(12, 11), upright);
	expect(fit).toMatchObject({ heads: 'numbers', columns: 6, columnPages: 2, unitPages: 1 });
	expect(fit.namesRem).toBeCloseTo(6 * 1.4);
	expect(heatFit(table(12, 11), { ...upright, page: 1 })).toMatchObject({ from: 6, columns: 5 });
	const all = heatFit(table(12, 11), { ...upright, keyRoom: { widthRem: 37, heightRem: 16 } });
	expect(all).toMatchObject({ columns: 11, columnPages: 1 });
});

test('where the key had not even room for three names the table shows all, and the key has pages', () => {
	const few = { ...room, widthRem: 44, heightRem: 23, keyRoom: { widthRem: 37, heightRem: 4 } };
	expect(heatFit(table(12, 11), few)).toMatchObject({ columns: 11, columnPages: 1 });
});

test('names under which there are no numbers need no room in the key', () => {
	const fit = heatFit(table(12, 4), { ...room, keyRoom: { widthRem: 21, heightRem: 0 } });
	expect(fit).toMatchObject({ heads: 'names', columns: 4, namesRem: 0 });
});

test('pages of columns leave room for the line that turns them, as those of rows do', () => {
	const narrow = { ...room, widthRem: 40, heightRem: 24 };
	const fit = heatFit(table(7, 30), narrow);
	expect(fit).toMatchObject({ rows: 7, unitPages: 1 });
	expect(fit.columnPages).toBeGreaterThan(1);
	expect(fit.headRem + fit.rows * fit.rowRem).toBeLessThanOrEqual(24 - 1.9);
});
