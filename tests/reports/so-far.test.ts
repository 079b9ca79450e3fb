import { describe, expect, test } from 'vitest';
import { periodWords } from '#lib/messages/report/words.ts';
import { toldSheet } from '#tests/support/read-office.ts';

const ONLINE = 'Hồ sơ TTHC trực tuyến';

/** What the preview says of the period of each figure that is taken. */
function words(...told: Parameters<typeof toldSheet>) {
	return toldSheet(...told).report.rows.flatMap((row) =>
		row.kind === 'take' ? periodWords(row, 'vi') : [],
	);
}

describe('a column of “Lũy kế” without a month of its own', () => {
	const table = (title: string, head = 'Lũy kế') => [
		[`${title} CỦA HUYỆN ĐẠ TẺH`],
		['Chỉ tiêu', head],
		[ONLINE, 95],
	];

	test.each(['Lũy kế', 'Thực hiện lũy kế', 'Lũy kế từ đầu năm', 'Cộng dồn từ đầu năm'])(
		'(“%s”) is the year so far up to the month of the title',
		(head) => {
			expect(words(table('BÁO CÁO THÁNG 11/2024', head))).toEqual(['30/11/2024 (từ đầu năm)']);
		},
	);

	test('is the half-year under June, and the year under December', () => {
		expect(words(table('BÁO CÁO THÁNG 6/2024'))).toEqual(['30/06/2024 (6 tháng)']);
		expect(words(table('BÁO CÁO QUÝ IV/2023'))).toEqual(['31/12/2023 (cả năm)']);
	});

	test('is up to the month that stands over it, or in its row', () => {
		const across = [
			['HUYỆN ĐẠ TẺH, NĂM 2024'],
			['Chỉ tiêu', 'Tháng 10', 'Tháng 11'],
			[null, 'Lũy kế', 'Lũy kế'],
			[ONLINE, 94, 95],
		];
		expect(words(across, { merged: ['A2:A3'] })).toEqual([
			...['31/10/2024 (từ đầu năm)', '30/11/2024 (từ đầu năm)'],
		]);
		const rows = [
			['Đơn vị', 'Chỉ tiêu', 'Kỳ', 'Lũy kế'],
			['Đạ Tẻh', ONLINE, 'tháng 11/2024', 95],
		];
		expect(words(rows)).toEqual(['30/11/2024 (từ đầu năm)']);
	});

	test('has its month asked where nothing says one, be it of a year', () => {
		for (const title of ['BÁO CÁO', 'BÁO CÁO NĂM 2024']) {
			const { questions, refused } = toldSheet(table(title));
			expect(questions).toMatchObject([{ id: 'period:Biểu', free: true, answer: null }]);
			expect(refused).toEqual(['B3 unanswered']);
			const answers = { 'period:Biểu': 'tháng 11/2024' };
			expect(words(table(title), { answers })).toEqual(['30/11/2024 (từ đầu năm)']);
		}
		const answers = { 'period:Biểu': 'year 2023-12-31' };
		expect(words(table('BÁO CÁO NĂM 2023'), { answers })).toEqual(['31/12/2023 (cả năm)']);
	});

	test('is asked, too, where the sheet is named by its year alone', () => {
		const { questions } = toldSheet(table('BÁO CÁO'), { name: '2024' });
		expect(questions).toMatchObject([{ id: 'period:2024', answer: null }]);
	});

	test('beside the month is asked which, and is then the year so far', () => {
		const rows = [
			['Báo cáo tháng 11/2024 của huyện Đạ Tẻh'],
			['Chỉ tiêu', 'Thực hiện trong kỳ', 'Lũy kế'],
			[ONLINE, 93, 95],
		];
		const answered = (answer: string) => words(rows, { answers: { 'figure-column:Biểu': answer } });
		expect(answered('luy ke')).toEqual(['30/11/2024 (từ đầu năm)']);
		expect(answered('thuc hien trong ky')).toEqual(['30/11/2024']);
	});

	test('of a term of years, or of a project, is passed over', () => {
		for (const head of ['Lũy kế từ đầu nhiệm kỳ', 'Lũy kế giai đoạn 2021-2025']) {
			const { taken } = toldSheet([
				['Báo cáo tháng 11/2024 của huyện Đạ Tẻh'],
				['Chỉ tiêu', 'Thực hiện', head],
				[ONLINE, 93, 95],
			]);
			expect(taken).toEqual(['B3 682 ho-so-truc-tuyen 2024-11-30 93']);
		}
	});
});

test('a title that says “lũy kế” beside its month has it asked which of the two is meant', () => {
	const rows = [
		['BÁO CÁO THÁNG 11/2024'],
		['(Số liệu lũy kế từ đầu năm)'],
		['Đơn vị', ONLINE],
		['Đạ Tẻh', 95],
	];
	const { questions } = toldSheet(rows);
	expect(questions).toMatchObject([
		{
			id: 'period:Biểu',
			choices: [
				{ id: '2024-11-30', label: '30/11/2024' },
				{ id: 'year-to-date 2024-11-30', label: '01/01/2024 – 30/11/2024' },
			],
		},
	]);
	expect(words(rows, { answers: { 'period:Biểu': 'year-to-date 2024-11-30' } })).toEqual([
		'30/11/2024 (từ đầu năm)',
	]);
});

test('what is estimated of a period is passed over, also where its words are a period and nothing else', () => {
	const { taken, skipped } = toldSheet([
		['HUYỆN ĐẠ TẺH, NĂM 2024'],
		['Chỉ tiêu', 'Thực hiện tháng 11/2024', 'Ước tháng 12/2024', 'Ước cả năm 2024'],
		[ONLINE, 93, 94, 95],
	]);
	expect(taken).toEqual(['B3 682 ho-so-truc-tuyen 2024-11-30 93']);
	expect(skipped).toContain('C2 other-column');
	expect(skipped).toContain('D2 other-column');
});
