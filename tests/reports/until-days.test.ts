import { describe, expect, test } from 'vitest';
import { periodWords, reasonWords } from '#lib/messages/report/words.ts';
import { toldSheet } from '#tests/support/read-office.ts';

const LEVEL = 'Hồ sơ TTHC trực tuyến';
/** It adds up over time. */
const SUM = 'Lượt truy cập cổng dữ liệu';

type Told = Parameters<typeof toldSheet>;

/** The period of each figure that is taken; else why it is refused, and what is offered where it is asked. */
function fates(...told: Told): readonly string[] {
	const { report, questions } = toldSheet(...told);
	const offered = questions.flatMap(({ choices }) => choices.map(({ label }) => label)).join(', ');
	return report.rows.flatMap((row) => {
		if (row.kind === 'skip') return [];
		if (row.kind === 'take') {
			const own = row.timeSource === 'day' ? ' (của ngày)' : '';
			return `${periodWords(row, 'vi')}${own}`;
		}
		return row.reason.kind === 'unanswered' ? `asked: ${offered}` : row.reason.kind;
	});
}

const under = (titles: readonly string[], indicator: string, more: Told[1] = {}) =>
	fates([...titles.map((title) => [title]), ['Đơn vị', indicator], ['TP Bảo Lộc', 95]], more);

describe('a title that says its end twice', () => {
	test.each([
		['THÁNG 11/2024 (tính đến ngày 30/11/2024)', '30/11/2024'],
		['BÁO CÁO THÁNG 11 NĂM 2024 (Số liệu tính đến hết ngày 30 tháng 11 năm 2024)', '30/11/2024'],
		['BÁO CÁO THÁNG 11/2024 (tính đến 30/11)', '30/11/2024'],
		['QUÝ III/2024 (số liệu đến ngày 30/9/2024)', '30/09/2024 (quý)'],
		['11 THÁNG ĐẦU NĂM 2024', '30/11/2024 (từ đầu năm)'],
		['11 tháng đầu năm 2024 (tính đến ngày 30/11/2024)', '30/11/2024 (từ đầu năm)'],
		['BÁO CÁO NĂM 2023 (SỐ LIỆU ĐẾN NGÀY 31/12/2023)', '31/12/2023 (cả năm)'],
		['KẾT QUẢ 11T/2024', '30/11/2024 (từ đầu năm)'],
		['KẾT QUẢ 6T/2024 (tính đến 30/6/2024)', '30/06/2024 (6 tháng)'],
		['KẾT QUẢ 9T-2024', '30/09/2024 (từ đầu năm)'],
	])('“%s” is %s', (title, period) => {
		expect(under([title], LEVEL)).toEqual([period]);
		expect(under([title], SUM)).toEqual([period]);
	});

	test.each([
		['THÁNG 11/2024 (tính đến ngày 15/11/2024)', '30/11/2024, 15/11/2024'],
		['THÁNG 11/2024 (tính đến ngày 15/11)', '30/11/2024, 15/11/2024'],
		['THÁNG 11/2024 (tính đến 15/11)', '30/11/2024, 15/11/2024'],
		['THÁNG 11/2024 (lũy kế đến 30/11/2024)', '30/11/2024, 01/01/2024 – 30/11/2024'],
		['THÁNG 11/2024 (lũy kế đến 15/11)', '30/11/2024, 01/01/2024 – 15/11/2024'],
		['THÁNG 10/2024 (tính đến ngày 30/11/2024)', '31/10/2024, 30/11/2024'],
		['11T/2024 VÀ NHIỆM VỤ THÁNG 12', '01/01/2024 – 30/11/2024, 31/12/2024'],
		['KÈM THEO CÔNG VĂN 11T/2024/CV', ''],
	])('“%s” says two, and is asked', (title, offered) => {
		expect(under([title], LEVEL)).toEqual([`asked: ${offered}`]);
	});
});

describe('a running total up to a day within a month', () => {
	const titles = [
		[['(Lũy kế đến 15/11/2024)']],
		[['(Lũy kế từ đầu năm đến ngày 15 tháng 11 năm 2024)']],
		[['(Lũy kế đến 15/11)', 'NĂM 2024']],
		[['(Lũy kế đến ngày 15 tháng 11)', 'NĂM 2024']],
		[['(Số liệu lũy kế)', '(tính đến ngày 15/11/2024)']],
	] as const;

	test.each(titles)('as %j is refused of what adds up, with a sentence', (some) => {
		expect(under(some, SUM)).toEqual(['so-far-in-month']);
		expect(reasonWords({ kind: 'so-far-in-month', day: '15/11/2024' }, 'vi')).toContain(
			'không phải số của riêng ngày 15/11/2024, cũng không phải số của trọn các tháng',
		);
	});

	test.each(titles)('as %j is of that day where it tells how things stand', (some) => {
		expect(under(some, LEVEL)).toEqual(['15/11/2024']);
	});

	test('is refused in the cell of a period, and of a column, too', () => {
		const rows = (period: string) => [
			['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
			['TP Bảo Lộc', SUM, period, 95],
		];
		expect(fates(rows('Lũy kế đến ngày 15/11/2024'))).toEqual(['so-far-in-month']);
		expect(fates(rows('15/11/2024'))).toEqual(['day-of-months']);
		expect(fates(rows('Lũy kế đến 30/11/2024'))).toEqual(['30/11/2024 (từ đầu năm)']);
		const column = (title: string, head: string) =>
			fates([[`${title} CỦA HUYỆN ĐẠ TẺH`], ['Chỉ tiêu', head], [SUM, 95]]);
		expect(column('SỐ LIỆU ĐẾN NGÀY 15/11/2024', 'Lũy kế')).toEqual(['so-far-in-month']);
		expect(column('BÁO CÁO THÁNG 11/2024', 'Lũy kế đến 15/11/2024')).toEqual(['so-far-in-month']);
		expect(column('BÁO CÁO THÁNG 11/2024', 'Lũy kế đến 15/11')).toEqual(['so-far-in-month']);
		expect(column('BÁO CÁO THÁNG 11/2024', 'Thực hiện đến 15/11')).toContain('period-unread');
	});

	test('cannot be answered for a day’s figure, and one of whole months can', () => {
		const answered = (answer: string) =>
			under(['THÁNG 11/2024 (lũy kế đến 15/11)'], SUM, { answers: { 'period:Biểu': answer } });
		expect(answered('so-far 2024-11-15')).toEqual(['so-far-in-month']);
		expect(answered('lũy kế đến 15/11/2024')).toEqual(['so-far-in-month']);
		expect(answered('2024-11-30')).toEqual(['30/11/2024']);
	});

	test('without any year is asked', () => {
		expect(under(['(Lũy kế đến 15/11)'], SUM)).toEqual(['asked: ']);
	});
});

describe('a day without its year', () => {
	test('up to which figures are told is of the year that another title says', () => {
		expect(under(['(Lũy kế đến 30/11)', 'Năm 2024'], SUM)).toEqual(['30/11/2024 (từ đầu năm)']);
		expect(under(['(Số liệu đến ngày 15/11)', 'Năm 2024'], LEVEL)).toEqual(['15/11/2024']);
		expect(under(['(Số liệu đến ngày 15 tháng 11)', 'Năm 2024'], LEVEL)).toEqual(['15/11/2024']);
	});

	test('is asked where it may be none, and is none of a letter', () => {
		const asked = ['asked: 01/01/2024 – 31/12/2024, 09/11/2024'];
		expect(under(['BÁO CÁO NĂM 2024', '(đã đến 9/11 xã)'], LEVEL)).not.toEqual(['09/11/2024']);
		expect(under(['(đã đến 9/11 xã)', 'BÁO CÁO NĂM 2024'], LEVEL)).toEqual(asked);
		expect(under(['BÁO CÁO KỲ 1-2', 'NĂM 2024'], LEVEL)).toEqual([
			'asked: 01/01/2024 – 31/12/2024',
		]);
		expect(under(['Bảo Lộc, ngày 05 tháng 12', 'BÁO CÁO NĂM 2023'], LEVEL)).toEqual([
			'31/12/2023 (cả năm)',
		]);
	});
});

describe('of what adds up a date that ends a month', () => {
	const rows = [
		['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Giá trị'],
		['TP Bảo Lộc', SUM, 'tháng 11/2024', 310],
		['TP Bảo Lộc', SUM, '30/11/2024', 10],
		['TP Bảo Lộc', SUM, '15/10/2024', 11],
		['TP Bảo Lộc', LEVEL, 'tháng 11/2024', 95],
		['TP Bảo Lộc', LEVEL, '30/11/2024', 95],
	];
	const month = 'D2 673 luot-truy-cap 2024-11-30 310';
	const level = 'D5 673 ho-so-truc-tuyen 2024-11-30 95';
	const noFigure = 'D4 day-of-months';
	const answered = (answer: string) => ({ answers: { 'month-ends': answer } });

	test('has it asked what it is of, once a file, and nothing else', () => {
		const { taken, refused, questions } = toldSheet(rows);
		expect(taken).toEqual([month, level]);
		expect(refused).toEqual(['D3 unanswered', noFigure]);
		expect(questions).toMatchObject([
			{
				...{ id: 'month-ends', about: '', free: false, answer: null },
				choices: [{ id: 'month' }, { id: 'so-far' }],
				examples: [{ at: { cell: 'D3' }, raw: `${SUM}: 30/11/2024` }],
			},
		]);
		for (const answer of ['tuần', 'day'])
			expect(toldSheet(rows, answered(answer)).refused).toEqual(['D3 unanswered', noFigure]);
	});

	test('is as it is answered; within a month a day has no figure', () => {
		const asMonth = toldSheet(rows, answered('month'));
		expect(asMonth.refused).toEqual(['D2 contradicts', 'D3 contradicts', noFigure]);
		expect(fates(rows, answered('so-far'))).toEqual([
			...['30/11/2024', '30/11/2024 (từ đầu năm)', 'day-of-months', '30/11/2024'],
		]);
		expect(reasonWords({ kind: 'day-of-months', day: '15/10/2024' }, 'vi')).toContain(
			'Kỳ chỉ ghi ngày 15/10/2024',
		);
	});

	test('up to which a title tells is asked, too', () => {
		const title = ['SỐ LIỆU TÍNH ĐẾN NGÀY 30/11/2024'];
		expect(under(title, SUM)).toEqual(['asked: , ']);
		expect(under(title, SUM, answered('so-far'))).toEqual(['30/11/2024 (từ đầu năm)']);
		expect(under(title, SUM, answered('month'))).toEqual(['30/11/2024']);
		expect(under(title, LEVEL)).toEqual(['30/11/2024']);
	});
});
