import { describe, expect, test } from 'vitest';
import { told, toldSheet } from '#tests/support/read-office.ts';
import type { ToldReport } from '#tests/support/read-office.ts';

const ONLINE = 'Hồ sơ TTHC trực tuyến';

describe('which column has the figures', () => {
	const rows = [
		['Báo cáo tháng 11/2024 của huyện Đạ Tẻh'],
		['Chỉ tiêu', 'Thực hiện trong kỳ', 'Lũy kế'],
		[ONLINE, 93, 95],
	];

	test('is asked where two could be meant', () => {
		const { questions, taken, refused } = toldSheet(rows);
		expect(questions).toMatchObject([
			{
				id: 'figure-column:Biểu',
				about: 'Biểu',
				answer: null,
				choices: [
					{ id: 'thuc hien trong ky', label: 'Thực hiện trong kỳ' },
					{ id: 'luy ke', label: 'Lũy kế' },
				],
			},
		]);
		expect(taken).toEqual([]);
		expect(refused).toEqual(['B2 unanswered', 'C2 unanswered']);
	});

	test('is asked where a rate may be the share, or only the part of what was planned', () => {
		const header = ['Chỉ tiêu', 'Kế hoạch', 'Thực hiện', 'Tỷ lệ (%)', 'Tỷ lệ đạt so với kế hoạch'];
		const { questions } = toldSheet([rows[0] ?? [], header, [ONLINE, 50, 45, 90, 90]]);
		expect(questions[0]?.choices.map(({ label }) => label)).toEqual(['Thực hiện', 'Tỷ lệ (%)']);
	});

	test('is what was answered', () => {
		const { taken, questions } = toldSheet(rows, {
			answers: { 'figure-column:Biểu': 'luy ke' },
		});
		expect(taken).toEqual(['C3 682 ho-so-truc-tuyen 2024-11-30 95']);
		expect(questions).toMatchObject([{ answer: 'luy ke' }]);
	});
});

describe('the period', () => {
	const rows = [
		['Đơn vị', ONLINE],
		['Đạ Tẻh', 95],
	];

	test('is asked where nothing says it, and may be answered in words', () => {
		const { questions, refused } = toldSheet(rows);
		expect(questions).toMatchObject([
			{ id: 'period:Biểu', kind: 'period', free: true, choices: [], answer: null },
		]);
		expect(refused).toEqual(['B2 unanswered']);
		const answered = toldSheet(rows, { answers: { 'period:Biểu': 'tháng 11/2024' } });
		expect(answered.taken).toEqual(['B2 682 ho-so-truc-tuyen 2024-11-30 95']);
		const nonsense = toldSheet(rows, { answers: { 'period:Biểu': 'hôm qua' } });
		expect(nonsense.questions).toMatchObject([{ answer: null }]);
	});

	test('is asked where the titles say two, with both to choose from', () => {
		const titled = [['Số liệu tháng 10/2024 và tháng 11/2024'], ...rows];
		expect(toldSheet(titled).questions[0]?.choices).toEqual([
			{ id: '2024-10-31', label: '31/10/2024' },
			{ id: '2024-11-30', label: '30/11/2024' },
		]);
		const { taken } = toldSheet(titled, { answers: { 'period:Biểu': '2024-10-31' } });
		expect(taken).toEqual(['B3 682 ho-so-truc-tuyen 2024-10-31 95']);
	});

	test('of a plan’s year is only offered', () => {
		const { questions } = toldSheet([['KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024'], ...rows]);
		expect(questions[0]?.choices).toEqual([
			{ id: 'year 2024-12-31', label: '01/01/2024 – 31/12/2024' },
		]);
	});
});

test('of a CSV nothing is asked by a sheet, for it has none', () => {
	const bytes = Buffer.from(`Đơn vị;${ONLINE}\nĐạ Tẻh;0,9\n`);
	const ids = (some: ToldReport) => some.questions.map(({ id, about }) => [id, about]);
	expect(ids(told(bytes))).toEqual([['period', '']]);
	const dated = told(bytes, { period: 'tháng 11/2024' });
	expect(ids(dated)).toEqual([
		['period', ''],
		['percent', ''],
	]);
	const { taken } = told(bytes, { period: 'tháng 11/2024', percent: 'fraction' });
	expect(taken).toEqual(['B2 682 ho-so-truc-tuyen 2024-11-30 90']);
});

describe('whose report it is', () => {
	const rows = [['Tháng 11/2024'], ['Chỉ tiêu', 'Kết quả'], [ONLINE, 95]];

	test('is asked where no title says it', () => {
		const { questions } = toldSheet(rows);
		expect(questions).toMatchObject([{ id: 'report-unit:Biểu', free: true, answer: null }]);
		const { taken } = toldSheet(rows, { answers: { 'report-unit:Biểu': 'Huyện Đạ Tẻh' } });
		expect(taken).toEqual(['B3 682 ho-so-truc-tuyen 2024-11-30 95']);
	});

	test('is asked where titles name several', () => {
		const titled = [['Huyện Đạ Tẻh và huyện Cát Tiên'], ...rows];
		const [question] = toldSheet(titled).questions;
		expect(question?.choices.map(({ label }) => label)).toEqual([
			'Huyện Đạ Tẻh (682), Tỉnh Lâm Đồng',
			'Huyện Cát Tiên (683), Tỉnh Lâm Đồng',
		]);
		const id = question?.choices[1]?.id ?? '';
		const { taken } = toldSheet(titled, { answers: { 'report-unit:Biểu': id } });
		expect(taken).toEqual(['B4 683 ho-so-truc-tuyen 2024-11-30 95']);
	});

	test('is said by the sheet’s name, or after a colon', () => {
		expect(toldSheet(rows, { name: 'Đạ Tẻh' }).taken).toHaveLength(1);
		expect(toldSheet([['Đơn vị báo cáo: Đạ Tẻh'], ...rows]).taken).toHaveLength(1);
	});
});

describe('a unit that had ended on the day of its figures', () => {
	const rows = [['Tháng 12/2024'], ['Đơn vị', ONLINE], ['Đạ Tẻh', 95], ['Đà Lạt', 90]];
	const answered = (answer: string) => toldSheet(rows, { answers: { 'former-units': answer } });

	test('is asked about once for the file', () => {
		const { questions, refused, taken } = toldSheet([...rows, ['682', 95]]);
		expect(questions).toMatchObject([
			{
				kind: 'former-units',
				about: '',
				choices: [{ id: 'take' }, { id: 'skip' }],
				examples: [{ at: { cell: 'B3' }, raw: 'Huyện Đạ Tẻh (→ 30/11/2024)' }],
				answer: null,
			},
		]);
		expect(refused).toEqual(['B3 unanswered', 'B5 unanswered']);
		expect(taken).toHaveLength(1);
	});

	test('is taken as the former area, or passed over, as answered', () => {
		expect(answered('take').taken[0]).toBe('B3 682 ho-so-truc-tuyen 2024-12-31 95');
		expect(answered('skip').skipped).toContain('B3 unit-not-then');
		expect(answered('maybe').refused).toEqual(['B3 unanswered']);
	});
});
