import { expect, test } from 'vitest';
import { searchUnits, withFormer } from './unit-search.ts';
import type { SearchedUnit } from './unit-search.ts';

const unit = (
	code: string,
	kind: string,
	shortName: string,
	former: SearchedUnit['former'] = [],
): SearchedUnit => ({ code, shortName, name: `${kind} ${shortName}`, former });

const DISTRICTS = [
	unit('672', 'Thành phố', 'Đà Lạt'),
	unit('673', 'Thành phố', 'Bảo Lộc'),
	unit('680', 'Huyện', 'Bảo Lâm'),
	unit('681', 'Huyện', 'Đạ Huoai'),
	unit('682', 'Huyện', 'Đạ Tẻh'),
	unit('582', 'Thành phố', 'Phan Rang–Tháp Chàm'),
	unit('645', 'Huyện', "Ea H'leo"),
	unit('655', 'Huyện', 'Krông Ana'),
];
const codes = (units: readonly SearchedUnit[], query: string) =>
	searchUnits(units, query).map(({ unit: { code } }) => code);

test.each([
	['da teh', ['682']],
	['Đạ Tẻh'.normalize('NFD'), ['682']],
	['TEH', ['682']],
	['teh da', ['682']],
	['TP bao loc', ['673']],
	['tp. Bảo Lộc', ['673']],
	['thanh pho bao', ['673', '680']],
	['phan rang', ['582']],
	['Phan Rang - Tháp Chàm', ['582']],
	['ea hleo', ['645']],
	["Ea H' Leo", ['645']],
	['Krông A Na', ['655']],
	['huyện Krông A N', ['655']],
	['xa krong a na', ['655']],
	['682', ['682']],
	['68', ['680', '681', '682']],
	['h. da teh', ['682']],
	['ha noi', []],
])('%j finds %j', (query, found) => {
	expect(codes(DISTRICTS, query)).toEqual(found);
});

test('a name that begins so comes before one that has the word elsewhere', () => {
	const units = [unit('1', 'Xã', 'Nam Ban'), unit('2', 'Xã', 'Ban Mê'), unit('3', 'Xã', 'Ban')];
	expect(codes(units, 'ban')).toEqual(['3', '2', '1']);
});

test('of those that answer alike the own come first, not before one that answers better', () => {
	const units = [unit('1', 'Xã', 'Tân Hà'), unit('2', 'Xã', 'Tân Hội'), unit('3', 'Xã', 'Tân')];
	const own = (query: string) =>
		searchUnits(units, query, ({ code }) => code === '2').map(({ unit: { code } }) => code);
	expect(own('tan')).toEqual(['3', '2', '1']);
	expect(own('tan h')).toEqual(['2', '1']);
	expect(codes(units, 'tan h')).toEqual(['1', '2']);
});

test('typed with accents, those with the same accents come first', () => {
	const units = [unit('1', 'Xã', 'Đà Loan'), unit('2', 'Xã', 'Đạ Loan')];
	expect(codes(units, 'đạ l')).toEqual(['2', '1']);
	expect(codes(units, 'da l')).toEqual(['1', '2']);
});

test('with another kind than it has a unit is still found, after those that have it', () => {
	const units = [unit('1', 'Huyện', 'Điện Biên'), unit('2', 'Thành phố', 'Điện Biên Phủ')];
	expect(codes(units, 'tp dien bien')).toEqual(['2', '1']);
});

test('what it came of leads to a unit, too, after all that are called so today', () => {
	const former = [{ code: '682', name: 'Huyện Đạ Tẻh', shortName: 'Đạ Tẻh' }];
	const units = [
		unit('25135', 'Xã', 'Quảng Trị', former),
		unit('25126', 'Xã', 'Đạ Tẻh', former),
		unit('24823', 'Phường', '1 Bảo Lộc'),
	];
	expect(searchUnits(units, 'da teh')).toEqual([
		{ unit: units[1], former: null },
		{ unit: units[0], former: former[0] },
	]);
	expect(searchUnits(units, '682').map((found) => found.former?.code)).toEqual(['682', '682']);
	expect(codes(units, 'p 1 bao loc')).toEqual(['24823']);
});

test('units are joined with what they came of by their id', () => {
	const former = { unitId: 2, code: '682', name: 'Huyện Đạ Tẻh', shortName: 'Đạ Tẻh' };
	const units = [unit('1', 'Xã', 'A'), unit('2', 'Xã', 'B')].map((of, id) => ({
		...of,
		id: id + 1,
	}));
	expect(withFormer(units, [former]).map((of) => of.former)).toEqual([[], [former]]);
});

test('an empty query finds all, by name', () => {
	expect(searchUnits(DISTRICTS, ' ').map((found) => found.unit.shortName)).toEqual([
		'Bảo Lâm',
		'Bảo Lộc',
		'Đạ Huoai',
		'Đà Lạt',
		'Đạ Tẻh',
		"Ea H'leo",
		'Krông Ana',
		'Phan Rang–Tháp Chàm',
	]);
});
