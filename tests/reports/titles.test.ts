import { describe, expect, test } from 'vitest';
import { periodWords } from '#lib/messages/report/words.ts';
import { told, toldSheet } from '#tests/support/read-office.ts';
import { spreadsheet } from '#tests/support/spreadsheets.ts';

const TABLE = [
	['Đơn vị', 'Hồ sơ TTHC trực tuyến'],
	['TP Bảo Lộc', 95],
];

type Told = Parameters<typeof toldSheet>[1];

/** The period of the figure below the titles; where it is asked, what is offered; else why it is refused. */
function fate(titles: readonly string[], more: Told = {}): readonly string[] {
	const { report, questions } = toldSheet([...titles.map((title) => [title]), ...TABLE], more);
	const [asked] = questions;
	const offered = asked ? [`asked: ${asked.choices.map(({ label }) => label).join(', ')}`] : [];
	return report.rows.flatMap((row) => {
		if (row.kind === 'take') return periodWords(row, 'vi');
		if (row.kind === 'skip') return [];
		return row.reason.kind === 'unanswered' ? offered : row.reason.kind;
	});
}

describe('the period of a title', () => {
	test.each([
		['BÁO CÁO THÁNG 11 NĂM 2024', '30/11/2024'],
		['KẾT QUẢ THÁNG 11 NĂM 2024 THỰC HIỆN KẾ HOẠCH NĂM 2024', '30/11/2024'],
		['KẾT QUẢ THÁNG 11 NĂM 2024 SO VỚI CÙNG KỲ NĂM 2023', '30/11/2024'],
		['BÁO CÁO CỦA SỞ KẾ HOẠCH VÀ ĐẦU TƯ THÁNG 11 NĂM 2024', '30/11/2024'],
		['KẾT QUẢ CHUYỂN ĐỔI SỐ GIAI ĐOẠN 2021-2025, QUÝ III NĂM 2024', '30/09/2024 (quý)'],
		['BÁO CÁO NĂM 2023, PHƯƠNG HƯỚNG NĂM 2024', '31/12/2023 (cả năm)'],
		['BÁO CÁO KẾT QUẢ CHUYỂN ĐỔI SỐ 6T ĐẦU NĂM 2024', '30/06/2024 (6 tháng)'],
		['BÁO CÁO QUÝ I, II, III NĂM 2024', '30/09/2024 (từ đầu năm)'],
		['BÁO CÁO QUÝ I, II VÀ III NĂM 2024', '30/09/2024 (từ đầu năm)'],
		['GIAI ĐOẠN 2021 - 2024 (Quý I - Quý III năm 2024)', '30/09/2024 (từ đầu năm)'],
		['BÁO CÁO TỪ THÁNG 1 ĐẾN THÁNG 11 NĂM 2024', '30/11/2024 (từ đầu năm)'],
		['Kỳ báo cáo: từ tháng 01/2024 đến tháng 11/2024', '30/11/2024 (từ đầu năm)'],
		['Kỳ báo cáo: từ 01/2024 đến 11/2024', '30/11/2024 (từ đầu năm)'],
		['BÁO CÁO TỪ THÁNG 1 ĐẾN THÁNG 12 NĂM 2023', '31/12/2023 (cả năm)'],
		['BÁO CÁO THÁNG 10, 11, 12 NĂM 2023', '31/12/2023 (quý)'],
		['(Số liệu từ 01/01/2023 đến 31/12/2023)', '31/12/2023 (cả năm)'],
		['(Số liệu từ ngày 01/11/2024 đến hết ngày 30/11/2024)', '30/11/2024'],
		['(01/11/2024 - 30/11/2024)', '30/11/2024'],
		['(Số liệu tính đến 16 giờ ngày 15/11/2024)', '15/11/2024'],
		['(Số liệu đến 16h30 ngày 15 tháng 11 năm 2024)', '15/11/2024'],
		['(Lũy kế đến 30/11/2024)', '30/11/2024 (từ đầu năm)'],
		['(Lũy kế từ đầu năm đến hết ngày 30 tháng 11 năm 2024)', '30/11/2024 (từ đầu năm)'],
		['(Từ đầu năm 2024 đến ngày 30/11/2024)', '30/11/2024 (từ đầu năm)'],
	])('“%s” is %s', (title, period) => {
		expect(fate([title])).toEqual([period]);
	});

	test.each([
		[
			'KẾT QUẢ THỰC HIỆN QUÝ III, NHIỆM VỤ QUÝ IV NĂM 2024',
			'01/10/2024 – 31/12/2024, 01/07/2024 – 30/09/2024',
		],
		[
			'KẾT QUẢ THỰC HIỆN 9 THÁNG, NHIỆM VỤ 3 THÁNG CUỐI NĂM 2024',
			'01/10/2024 – 31/12/2024, 01/01/2024 – 30/09/2024',
		],
		['KẾT QUẢ THÁNG 11, NHIỆM VỤ THÁNG 12 NĂM 2024', '31/12/2024, 30/11/2024'],
		['KẾT QUẢ THÁNG 11 NĂM 2024, NHIỆM VỤ THÁNG 12 NĂM 2024', '30/11/2024, 31/12/2024'],
		[
			'6 THÁNG ĐẦU NĂM 2024, PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM',
			'01/01/2024 – 30/06/2024, 01/07/2024 – 31/12/2024',
		],
		['BÁO CÁO TUẦN 48 NĂM 2024', '01/01/2024 – 31/12/2024'],
		['BAO CAO TUAN 48 NAM 2024', '01/01/2024 – 31/12/2024'],
		['BÁO CÁO NĂM 2023-2024', ''],
		['BÁO CÁO NĂM 2023, 2024', '01/01/2023 – 31/12/2023'],
		['SO SÁNH VỚI CÙNG KỲ NĂM 2023', '01/01/2023 – 31/12/2023'],
		['Thực hiện Quyết định số 15/QĐ-UBND năm 2022', '01/01/2022 – 31/12/2022'],
		['KẾ HOẠCH THÁNG 12 NĂM 2024', '31/12/2024'],
		['BÁO CÁO THÁNG … NĂM 2024', '01/01/2024 – 31/12/2024'],
		['BÁO CÁO QUÝ … NĂM 2024', '01/01/2024 – 31/12/2024'],
		['BÁO CÁO NỬA ĐẦU THÁNG 11 NĂM 2024', '30/11/2024'],
		['BÁO CÁO QUÝ BỐN NĂM 2024', '01/01/2024 – 31/12/2024'],
		['BÁO CÁO BÁN NIÊN NĂM 2024', '01/01/2024 – 31/12/2024'],
		['BÁO CÁO NỬA NĂM 2024', '01/01/2024 – 31/12/2024'],
		['BÁO CÁO ĐỢT 1 NĂM 2024', '01/01/2024 – 31/12/2024'],
		['BÁO CÁO TỪ THÁNG 2 ĐẾN THÁNG 11 NĂM 2024', ''],
		['(Số liệu từ ngày 15/12/2023 đến ngày 14/12/2024)', ''],
		['(Số liệu từ 01/01/2024 đến 15/11/2024)', ''],
		['(Số liệu từ 31/11/2024 đến 31/12/2024)', ''],
		['(Số liệu có từ ngày 01/11/2024)', ''],
		['(Số liệu đến ngày … tháng 12 năm 2024)', ''],
		['Bảo Lộc, ngày     tháng 12 năm 2024', ''],
		['(Kèm theo Công văn số      /UBND-VX ngày     /12/2024)', ''],
		['(Kèm theo Công văn số 12/UBND ngày …/12/2024)', ''],
		['BÁO CÁO THÁNG 11', ''],
		['BÁO CÁO THÁNG 11 NĂM 2024 (LŨY KẾ TỪ ĐẦU NĂM)', '30/11/2024, 01/01/2024 – 30/11/2024'],
	])('“%s” is asked', (title, offered) => {
		expect(fate([title])).toEqual([`asked: ${offered}`]);
	});

	test('that is asked has the title quoted, where it stands', () => {
		const title = 'KẾT QUẢ THỰC HIỆN QUÝ III, NHIỆM VỤ QUÝ IV NĂM 2024';
		const rows = [['UBND TỈNH LÂM ĐỒNG'], [title], ...TABLE];
		const { questions } = toldSheet(rows);
		expect(questions).toMatchObject([
			{ examples: [{ at: { sheet: 'Biểu', cell: 'A2' }, raw: title }] },
		]);
		const answers = { 'period:Biểu': 'quarter 2024-09-30' };
		expect(fate([title], { answers })).toEqual(['30/09/2024 (quý)']);
	});

	test('is not told by the date of a letter, be its day blank', () => {
		const letter = 'Bảo Lộc, ngày … tháng 12 năm 2024';
		expect(fate([letter, 'BÁO CÁO NĂM 2023'])).toEqual(['31/12/2023 (cả năm)']);
		expect(fate([letter, 'BÁO CÁO NĂM 2024'])).toEqual(['31/12/2024 (cả năm)']);
		expect(fate(['BÁO CÁO NĂM 2024', 'Bảo Lộc, ngày   tháng   năm 2025'])).toEqual([
			'31/12/2024 (cả năm)',
		]);
		expect(fate(['(Kèm theo Công văn số 120 ngày 05/12/2024)', 'BÁO CÁO NĂM 2024'])).toEqual([
			'31/12/2024 (cả năm)',
		]);
	});

	test('is not what comes next, where that begins in the row above', () => {
		expect(fate(['KẾT QUẢ CHUYỂN ĐỔI SỐ, PHƯƠNG HƯỚNG', 'QUÝ IV NĂM 2024'])).toEqual([
			'asked: 01/10/2024 – 31/12/2024',
		]);
	});
});

describe('a month whose year stands elsewhere', () => {
	test('in another title is of that year', () => {
		expect(fate(['BÁO CÁO THÁNG 11', 'Năm 2024'])).toEqual(['30/11/2024']);
		expect(fate(['BÁO CÁO QUÝ I, II, III', 'Năm 2024'])).toEqual(['30/09/2024 (từ đầu năm)']);
	});

	test('is asked where that year may be of something else, or is one of two', () => {
		const asked = ['asked: 30/11/2024, 01/01/2024 – 31/12/2024'];
		expect(fate(['BÁO CÁO THÁNG 11', 'Thực hiện kế hoạch năm 2024'])).toEqual(asked);
		expect(fate(['BÁO CÁO THÁNG 11', 'NĂM 2023', 'NĂM 2024'])).toEqual([
			'asked: 01/01/2023 – 31/12/2023, 01/01/2024 – 31/12/2024',
		]);
	});

	test('is the sheet’s name, of twelve sheets each its own', () => {
		const sheets = Array.from({ length: 12 }, (_, at) => ({
			name: `Tháng ${at + 1}`,
			rows: [['BIỂU SỐ LIỆU CHUYỂN ĐỔI SỐ NĂM 2023'], ...TABLE],
		}));
		const { figures, refused, questions } = told(spreadsheet(sheets));
		expect([refused, questions]).toEqual([[], []]);
		expect(figures.map(({ day }) => day)).toEqual([
			...['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31', '2023-06-30'],
			...['2023-07-31', '2023-08-31', '2023-09-30', '2023-10-31', '2023-11-30', '2023-12-31'],
		]);
	});

	test('is asked where the sheet’s name may be none, or says another than the title', () => {
		const year = '01/01/2024 – 31/12/2024';
		expect(fate(['BÁO CÁO NĂM 2024'], { name: 'Q1' })).toEqual([
			`asked: ${year}, 01/01/2024 – 31/03/2024`,
		]);
		expect(fate(['BÁO CÁO THÁNG 11 NĂM 2024'], { name: 'Tháng 10' })).toEqual([
			'asked: 30/11/2024, 31/10/2024',
		]);
		expect(fate(['BÁO CÁO NĂM 2024'], { name: 'Tuần 48' })).toEqual([`asked: ${year}`]);
	});

	test('has its year asked, over columns, where the title’s may be of a plan', () => {
		const { questions, taken } = toldSheet([
			['Hồ sơ TTHC trực tuyến theo kế hoạch năm 2022'],
			['Đơn vị', 'Tháng 1', 'Tháng 2'],
			['TP Bảo Lộc', 95, 96],
		]);
		expect(taken).toEqual([]);
		expect(questions).toMatchObject([{ id: 'year:Biểu', choices: [{ id: '2022' }] }]);
	});
});

describe('estimates', () => {
	test.each([
		[['BÁO CÁO ƯỚC THỰC HIỆN THÁNG 11 NĂM 2024']],
		[['BÁO CÁO THÁNG 11 NĂM 2024', '(Số liệu ước)']],
		[['BÁO CÁO THÁNG 11 NĂM 2024 (ƯỚC)']],
		[['BIỂU SỐ LIỆU ƯỚC']],
		[['BÁO CÁO THÁNG 11 NĂM 2024', '(Ước tháng 11/2024)']],
	])('are refused where the title says so: %s', (titles) => {
		expect(fate(titles)).toEqual(['estimate']);
	});

	test('of the year beside months that are counted are told apart by the answer', () => {
		const title = 'BÁO CÁO 9 THÁNG VÀ ƯỚC CẢ NĂM 2024';
		expect(fate([title])).toEqual(['asked: 01/01/2024 – 31/12/2024, 01/01/2024 – 30/09/2024']);
		const answered = (answer: string) => fate([title], { answers: { 'period:Biểu': answer } });
		expect(answered('9 tháng đầu năm 2024')).toEqual(['30/09/2024 (từ đầu năm)']);
		expect(answered('năm 2024')).toEqual(['estimate']);
	});

	test('in the cell of a period are refused, with its words, whatever the title says', () => {
		const rows = (title: string, period: string) => [
			[title],
			['Đơn vị', 'Chỉ tiêu', 'Kỳ báo cáo', 'Giá trị'],
			['TP Bảo Lộc', 'Hồ sơ TTHC trực tuyến', period, 95],
		];
		for (const period of ['Ước tháng 11/2024', 'Năm 2024 (ước)', 'ước thực hiện quý IV/2024']) {
			const { report } = toldSheet(rows('BÁO CÁO NĂM 2024', period));
			const reasons = report.rows.flatMap((row) => (row.kind === 'refuse' ? row.reason : []));
			expect(reasons).toEqual([{ kind: 'estimate', text: period }]);
		}
		const { refused } = toldSheet(rows('ƯỚC THỰC HIỆN THÁNG 11 NĂM 2024', 'tháng 11/2024'));
		expect(refused).toEqual(['D3 estimate']);
		expect(toldSheet(rows('ƯỚC THỰC HIỆN THÁNG 11 NĂM 2024', '10/2024')).refused).toEqual([]);
	});

	test('over columns are passed over, be the word in brackets or above the indicators', () => {
		const { taken, skipped } = toldSheet(
			[
				['BÁO CÁO NĂM 2024'],
				['Đơn vị', 'Thực hiện tháng 11/2024', 'Ước tháng 12/2024'],
				[null, 'Hồ sơ TTHC trực tuyến', 'Hồ sơ TTHC trực tuyến'],
				['TP Bảo Lộc', 95, 96],
			],
			{ merged: ['A2:A3'] },
		);
		expect(taken).toEqual(['B4 673 ho-so-truc-tuyen 2024-11-30 95']);
		expect(skipped).toContain('C3 other-column');
		const months = toldSheet([
			['Hồ sơ TTHC trực tuyến năm 2024'],
			['Đơn vị', 'Tháng 10', 'Tháng 11 (ước)'],
			['TP Bảo Lộc', 95, 96],
		]);
		expect(months.taken).toEqual(['B3 673 ho-so-truc-tuyen 2024-10-31 95']);
		expect(months.skipped).toContain('C2 other-column');
	});

	test('are no conventions', () => {
		expect(fate(['SỐ QUY ƯỚC, HƯƠNG ƯỚC THÁNG 11 NĂM 2024'])).toEqual(['30/11/2024']);
	});
});

test('a column over whose figures a range stands that is no period is refused', () => {
	const head = 'Thực hiện từ 15/12/2023 đến 14/12/2024';
	const { refused, report } = toldSheet(
		[
			['BÁO CÁO THÁNG 11 NĂM 2024'],
			['Đơn vị', 'Hồ sơ TTHC trực tuyến'],
			[null, head],
			['TP Bảo Lộc', 95],
		],
		{ merged: ['A2:A3'] },
	);
	expect(refused).toEqual(['B3 period-unread', 'B4 period-unread']);
	expect(report.rows.find(({ kind }) => kind === 'refuse')).toMatchObject({
		reason: { text: head },
	});
});

describe('a cell with the beginning and the end of a period', () => {
	const read = (period: string) => {
		const { report } = toldSheet([
			['Đơn vị', 'Chỉ tiêu', 'Kỳ báo cáo', 'Giá trị'],
			['TP Bảo Lộc', 'Hồ sơ TTHC trực tuyến', period, 95],
		]);
		return report.rows.flatMap((row) =>
			row.kind === 'take' ? periodWords(row, 'vi') : row.kind === 'refuse' ? row.reason.kind : [],
		);
	};

	test.each([
		['Lũy kế đến 30/11/2024', '30/11/2024 (từ đầu năm)'],
		['Lũy kế đến hết ngày 30/11/2024', '30/11/2024 (từ đầu năm)'],
		['Lũy kế thực hiện đến ngày 30/11/2024', '30/11/2024 (từ đầu năm)'],
		['Từ đầu năm đến 30/11/2024', '30/11/2024 (từ đầu năm)'],
		['Lũy kế đến tháng 11/2024', '30/11/2024 (từ đầu năm)'],
		['từ 01/01/2023 đến 31/12/2023', '31/12/2023 (cả năm)'],
		['01/01/2024 - 30/06/2024', '30/06/2024 (6 tháng)'],
		['2024-01-01 - 2024-06-30', '30/06/2024 (6 tháng)'],
		['từ 01/07 đến 30/09/2024', '30/09/2024 (quý)'],
		['từ ngày 01 tháng 11 năm 2024 đến ngày 30 tháng 11 năm 2024', '30/11/2024'],
		['01/11/2024 - 30/11/2024', '30/11/2024'],
		['tháng 1 - tháng 11/2024', '30/11/2024 (từ đầu năm)'],
		['từ 15/12/2023 đến 14/12/2024', 'period-unread'],
		['từ 01/01/2024 đến 15/11/2024', 'period-unread'],
		['từ 01/02/2024 đến 30/04/2024', 'period-unread'],
		['từ 01/12/2023 đến 30/11/2024', 'period-unread'],
		['từ ngày 01/11/2024', 'period-unread'],
		['từ 01/01/1890 đến 31/12/1890', 'date-before-1900'],
	])('“%s” is %s', (period, fate) => {
		expect(read(period)).toEqual([fate]);
	});
});
