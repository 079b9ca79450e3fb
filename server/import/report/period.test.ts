import { describe, expect, test } from 'vitest';
import { readPeriod, withoutPeriod } from './period.ts';
import { soFarUntil, type Period } from './period-patterns.ts';
import { titlePeriods } from './title-periods.ts';

describe('a period is read as its last day', () => {
	test.each([
		['Tháng 11 năm 2024', '2024-11-30'],
		['tháng 11/2024', '2024-11-30'],
		['Tháng 2 năm 2024', '2024-02-29'],
		['11/2024', '2024-11-30'],
		['11 - 2024', '2024-11-30'],
		['T11/2024', '2024-11-30'],
		['T11.2024', '2024-11-30'],
		['2024-11', '2024-11-30'],
		['quý IV/2024', '2024-12-31'],
		['Quý 3 năm 2024', '2024-09-30'],
		['Q1/2024', '2024-03-31'],
		['6 tháng đầu năm 2024', '2024-06-30'],
		['Sáu tháng đầu năm 2024', '2024-06-30'],
		['6 tháng cuối năm 2024', '2024-12-31'],
		['11 tháng năm 2024', '2024-11-30'],
		['năm 2024', '2024-12-31'],
		['cả năm 2024', '2024-12-31'],
		['Lũy kế cả năm 2024', '2024-12-31'],
		['2024', '2024-12-31'],
		['2024-Q2', '2024-06-30'],
		['2024 Q4', '2024-12-31'],
		['2024Q3', '2024-09-30'],
		['Q2/2024', '2024-06-30'],
		['2024-H1', '2024-06-30'],
		['H1/2024', '2024-06-30'],
		['H2-2024', '2024-12-31'],
		['6 tháng đầu 2024', '2024-06-30'],
		['6 tháng cuối 2024', '2024-12-31'],
		['Nửa đầu năm 2024', '2024-06-30'],
		['nửa cuối năm 2024', '2024-12-31'],
		['đến ngày 15/12/2024', '2024-12-15'],
		['Đến hết ngày 15 tháng 12 năm 2024', '2024-12-15'],
		['từ ngày 01/11/2024 đến ngày 30/11/2024', '2024-11-30'],
		['15/12/2024', '2024-12-15'],
		['15.12.2024', '2024-12-15'],
		['2024-12-15', '2024-12-15'],
		['Kỳ báo cáo: THÁNG 11/2024', '2024-11-30'],
		['Tháng 11 năm 2024'.normalize('NFD'), '2024-11-30'],
	])('%s', (text, lastDay) => {
		expect(readPeriod(text)).toMatchObject({ kind: 'period', period: { lastDay } });
	});

	test.each([
		['tháng 11/2024', 'month'],
		['1 tháng đầu năm 2024', 'month'],
		['2 tháng đầu năm 2024', 'year-to-date'],
		['10 tháng năm 2024', 'year-to-date'],
		['11 tháng năm 2024', 'year-to-date'],
		['quý IV/2024', 'quarter'],
		['3 tháng đầu năm 2024', 'quarter'],
		['9 tháng năm 2024', 'year-to-date'],
		['3 tháng cuối năm 2024', 'quarter'],
		['6 tháng cuối năm 2024', 'half-year'],
		['H2/2024', 'half-year'],
		['2024-H1', 'half-year'],
		['nửa đầu năm 2024', 'half-year'],
		['2024-Q4', 'quarter'],
		['cả năm 2024', 'year'],
		['12 tháng năm 2024', 'year'],
		['Lũy kế đến tháng 4/2024', 'year-to-date'],
		['Lũy kế từ đầu năm đến hết tháng 9 năm 2024', 'year-to-date'],
		['Lũy kế đến quý III/2024', 'year-to-date'],
		['Lũy kế quý II/2024', 'half-year'],
		['Lũy kế đến tháng 12/2024', 'year'],
		['năm 2024', 'year'],
	])('%s is told of the %s', (text, span) => {
		expect(readPeriod(text)).toMatchObject({ period: { span } });
	});

	test.each([
		['Tháng 11', '2024-11-30'],
		['quý IV', '2024-12-31'],
		['6 tháng đầu năm', '2024-06-30'],
		['nửa đầu năm', '2024-06-30'],
		['cả năm', '2024-12-31'],
	])('%s of the year that the title says', (text, lastDay) => {
		expect(readPeriod(text, 2024)).toMatchObject({ period: { lastDay } });
		expect(readPeriod(text)).toEqual({ kind: 'unread' });
	});

	test.each([
		'31/02/2024',
		'12/15/2024',
		'15/12/24',
		'Tháng 13/2024',
		'2 tháng cuối năm 2024',
		'2 tháng cuối 2024',
		'H3/2024',
		'2024-Q5',
		'H1',
		'H1/2024/QĐ-UBND',
		'6 tháng 2024',
		'11/2024/QĐ-UBND',
		'abc',
		'',
	])('but not %s', (text) => {
		expect(readPeriod(text, 2024)).toEqual({ kind: 'unread' });
	});

	test.each(['31/12/1899', 'tháng 5 năm 1890', '1789'])('%s is before 1900', (text) => {
		expect(readPeriod(text)).toEqual({ kind: 'before-1900' });
	});
});

describe('a title', () => {
	const days = (...titles: readonly string[]) => {
		const { sure, perhaps } = titlePeriods([titles], '');
		return [sure, perhaps].map((periods) => periods.map(({ lastDay }) => lastDay));
	};

	test('says its period beside the year of a plan', () => {
		expect(days('KẾT QUẢ THÁNG 11 NĂM 2024 THỰC HIỆN KẾ HOẠCH NĂM 2024')).toEqual([
			['2024-11-30'],
			[],
		]);
	});

	test('that speaks only of the year of a plan says perhaps that year', () => {
		expect(days('KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024')).toEqual([[], ['2024-12-31']]);
	});

	test('says no year by the last two months of it, which are no period', () => {
		expect(days('SỐ LIỆU 2 THÁNG CUỐI NĂM 2024')).toEqual([[], []]);
	});

	test('of half a year is not of the whole', () => {
		expect(days('BÁO CÁO NỬA ĐẦU NĂM 2024')).toEqual([['2024-06-30'], []]);
		expect(days('BÁO CÁO 6 THÁNG ĐẦU 2024')).toEqual([['2024-06-30'], []]);
		expect(days('BÁO CÁO CẢ NĂM 2024')).toEqual([['2024-12-31'], []]);
	});

	test('says no period by the dates of letters and decisions', () => {
		const letter = 'Đà Lạt, ngày 05 tháng 12 năm 2024';
		const decision = '(Kèm theo Công văn 12/CV ngày 05/12/2024, Quyết định 11/2024/QĐ-UBND)';
		expect(days(letter, decision, 'giai đoạn 2022-2025')).toEqual([[], []]);
	});

	test('says until when its figures are', () => {
		expect(days('(Số liệu tính đến ngày 15/12/2024)')).toEqual([['2024-12-15'], []]);
	});

	test('may speak of two periods', () => {
		expect(days('Số liệu tháng 10/2024', 'và tháng 11/2024')[0]).toHaveLength(2);
		const compared = titlePeriods([['So sánh tháng 10/2024', 'với tháng 11/2024']], '');
		expect(compared.isClear).toBe(false);
		expect(compared.perhaps).toMatchObject([{ lastDay: '2024-10-31' }]);
	});
});

describe('what is told of the year so far', () => {
	const soFar = (lastDay: string, span: Period['span']) => soFarUntil({ lastDay, span }).span;

	test('is the months up to the end of a period, however long that is itself', () => {
		expect(soFar('2024-11-30', 'month')).toBe('year-to-date');
		expect(soFar('2024-09-30', 'quarter')).toBe('year-to-date');
		expect(soFar('2024-06-30', 'quarter')).toBe('half-year');
		expect(soFar('2024-12-31', 'half-year')).toBe('year');
		expect(soFar('2024-01-31', 'month')).toBe('month');
		expect(soFar('2024-02-29', 'day')).toBe('year-to-date');
	});

	test('up to a day within a month is of that day', () => {
		expect(soFar('2024-11-15', 'day')).toBe('day');
	});
});

test('a header is read without its period', () => {
	expect(withoutPeriod('Thực hiện tháng 11/2024')).toBe('thuc hien');
	expect(withoutPeriod('Thực hiện cả năm 2024')).toBe('thuc hien');
});
