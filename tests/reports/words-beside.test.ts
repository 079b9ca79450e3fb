import { describe, expect, test } from 'vitest';
import { toldSheet } from '#tests/support/read-office.ts';

const TITLE = ['Tháng 11/2024'];
const ONLINE = 'Hồ sơ TTHC trực tuyến';
const SIGNED = 'Văn bản điện tử được ký số';
const PRODUCTS = 'Sản phẩm chuyển đổi số mỗi cơ quan';
const COURSES = 'Lớp tập huấn kỹ năng số';

/** As one column's head, beside another. */
const asHead = (name: string, answers = {}) =>
	toldSheet([TITLE, ['Đơn vị', name, SIGNED], ['672', 70, 90]], { answers });
/** As a row's name, below another. */
const asRow = (name: string, answers = {}) =>
	toldSheet([TITLE, ['Chỉ tiêu', 'Đà Lạt'], [SIGNED, 90], [name, 70]], { answers });

const OTHER = [
	`${ONLINE} (kế hoạch)`,
	`${ONLINE} (Kế hoạch năm 2024)`,
	`${ONLINE} (KH)`,
	`Tỷ lệ ${ONLINE} (ước)`,
	`${ONLINE} (ước thực hiện)`,
	`${ONLINE} (tăng/giảm so với cùng kỳ)`,
	`${ONLINE} (+/-)`,
	`${ONLINE} (+, -)`,
	`${ONLINE} +/-`,
	`${ONLINE} (%) (±)`,
	`${ONLINE} (chỉ tiêu)`,
	`${ONLINE} (chỉ tiêu giao)`,
	`${ONLINE} (mục tiêu)`,
	`${ONLINE} (cùng kỳ)`,
	`${ONLINE} (cùng kỳ năm 2023)`,
	`${ONLINE} (năm trước)`,
	`${ONLINE} (dự kiến)`,
	`${ONLINE} (%, kế hoạch)`,
	`${ONLINE} (%) (kế hoạch)`,
	`${ONLINE}, kế hoạch`,
	`${ONLINE} - kế hoạch`,
	`${ONLINE} – ước (%)`,
	`1. ${ONLINE} (kế hoạch)`,
	'ho-so-truc-tuyen (kế hoạch)',
	'Procedure files handled online (target)',
];

const OWN = [
	`${ONLINE} (%)`,
	`${ONLINE} (Tỷ lệ %)`,
	`${ONLINE} (ĐVT: %)`,
	`${ONLINE}, %`,
	`Tỷ lệ % ${ONLINE}`,
	`${ONLINE} %`,
	`+ ${ONLINE}`,
	`${ONLINE} (thực hiện)`,
	`${ONLINE} (kết quả, %)`,
	`${ONLINE} (3)`,
	`${ONLINE} (3=2/1)`,
	`${ONLINE} (*)`,
	`${ONLINE} (a)`,
	`${ONLINE} (HSTT)`,
	`${PRODUCTS} (sản phẩm)`,
	`${PRODUCTS} (số lượng)`,
	`${PRODUCTS} (số sản phẩm)`,
	'HSCV xử lý trên môi trường mạng (Hồ sơ công việc trên mạng)',
	'DVC trực tuyến toàn trình (mức độ 4) (%)',
	'DVC trực tuyến toàn trình',
];

const UNKNOWN = [
	`${ONLINE} (số lượng)`,
	`${ONLINE} (hồ sơ)`,
	`${ONLINE} (‰)`,
	`${ONLINE} (95%)`,
	`${ONLINE} (0,95)`,
	`${ONLINE} (cấp tỉnh)`,
	`${ONLINE} (kết quả của năm)`,
	`${PRODUCTS} (%)`,
	`${PRODUCTS} %`,
	`${PRODUCTS} (tỷ lệ)`,
	'DVC trực tuyến toàn trình (mức độ 3)',
	'Công khai danh mục dữ liệu mở (số lượng)',
];

describe('words beside the name of an indicator', () => {
	test.each(OTHER)('“%s” is passed over, as a head and as a row', (name) => {
		const head = asHead(name);
		expect(head.taken).toHaveLength(1);
		expect([head.refused, head.skipped]).toEqual([
			[],
			['A1 title', 'A2 header', 'B2 other-column'],
		]);
		const row = asRow(name);
		expect(row.taken).toHaveLength(1);
		expect([row.refused, row.skipped]).toEqual([[], ['A1 title', 'A2 header', 'A4 other-row']]);
	});

	test.each(OWN)('“%s” is the indicator’s own', (name) => {
		for (const { taken, questions } of [asHead(name), asRow(name)]) {
			expect([taken.length, questions]).toEqual([2, []]);
		}
	});

	test.each(UNKNOWN)('“%s” is asked, and read as answered', (name) => {
		const id = `indicator-words:${name.toLowerCase()}`;
		for (const [read, cell] of [
			[asHead, 'B3'],
			[asRow, 'B4'],
		] as const) {
			const { questions, refused, taken } = read(name);
			expect(questions).toMatchObject([{ id, about: name, choices: [{}, { id: 'skip' }] }]);
			expect([refused, taken.length]).toEqual([[`${cell} unanswered`], 1]);
			const left = read(name, { [id]: 'skip' });
			expect([left.refused, left.taken.length]).toEqual([[], 1]);
			expect(left.skipped.at(-1)).toMatch(/ other-(?:column|row)$/);
			expect(read(name, { [id]: 'perhaps' }).refused).toEqual([`${cell} unanswered`]);
		}
	});

	test('that are said to be its own make it a figure', () => {
		const name = `${ONLINE} (cấp huyện)`;
		const answers = { [`indicator-words:${name.toLowerCase()}`]: 'ho-so-truc-tuyen' };
		const figure = { unit: '672', indicator: 'ho-so-truc-tuyen', value: 70 };
		expect(asHead(name, answers).figures).toContainEqual(expect.objectContaining(figure));
		expect(asRow(name, answers).figures).toContainEqual(expect.objectContaining(figure));
	});

	test('are asked under a name without an equals sign, which the command could not answer', () => {
		const name = `${ONLINE} (hồ sơ = lượt)`;
		const id = `indicator-words:${ONLINE.toLowerCase()} (hồ sơ   lượt)`;
		expect(asHead(name).questions).toMatchObject([{ id, about: name }]);
		expect(asHead(name, { [id]: 'ho-so-truc-tuyen' }).taken).toHaveLength(2);
	});

	test('count in a list of figures, a row each', () => {
		const row = (name: string, value: number) => ['Đà Lạt', name, value];
		const { taken, refused, skipped, questions } = toldSheet([
			TITLE,
			['Đơn vị', 'Chỉ tiêu', 'Giá trị'],
			row(`${ONLINE} (kế hoạch)`, 95),
			row(`${ONLINE} (%)`, 81),
			row(`${SIGNED} (số lượng)`, 90),
		]);
		expect(taken).toEqual(['C4 672 ho-so-truc-tuyen 2024-11-30 81']);
		expect([refused, skipped]).toEqual([
			['C5 unanswered'],
			['A1 title', 'A2 header', 'B3 other-row'],
		]);
		expect(questions).toHaveLength(1);
	});

	test('behind a comma make it another name where they are unknown', () => {
		expect(asHead(`${ONLINE}, cấp huyện`).refused).toEqual([
			'B2 indicator-unknown',
			'B3 indicator-unknown',
		]);
	});

	test('tell the plan apart from what was reached', () => {
		const { taken, refused, skipped } = toldSheet([
			TITLE,
			['Đơn vị', `${ONLINE} (kế hoạch)`, `${ONLINE} (thực hiện)`],
			['672', 95, 81],
		]);
		expect([taken, refused]).toEqual([['C3 672 ho-so-truc-tuyen 2024-11-30 81'], []]);
		expect(skipped).toContain('B2 other-column');
	});

	test('tell two indicators of one name apart by their unit', () => {
		expect(asHead(`${COURSES} (lớp)`).taken).toHaveLength(2);
	});

	const spanOf = (rows: Parameters<typeof toldSheet>[0]) =>
		toldSheet(rows).report.rows.flatMap((row) => (row.kind === 'take' ? [row.timeSource] : []));

	test('are the period of a column, and of a row are refused', () => {
		const half = ['6 tháng đầu năm 2024'];
		expect(spanOf([half, ['Đơn vị', `${ONLINE} (tháng 6)`, SIGNED], ['672', 70, 90]])).toEqual([
			'period',
			'half-year',
		]);
		const { refused, taken } = asRow(`${ONLINE} (tháng 10/2024)`);
		expect([refused, taken.length]).toEqual([['A4 period-in-name'], 1]);
	});

	test('are the year so far, over a column and of a row', () => {
		const name = `${ONLINE} (lũy kế)`;
		expect(spanOf([TITLE, ['Đơn vị', name, SIGNED], ['672', 70, 90]])).toEqual([
			'year-to-date',
			'period',
		]);
		expect(spanOf([TITLE, ['Chỉ tiêu', 'Đà Lạt'], [SIGNED, 90], [name, 70]])).toEqual([
			'period',
			'year-to-date',
		]);
	});
});

describe('what is no result', () => {
	test.each(['Thực hiện (ước)', 'Kết quả (kế hoạch)', 'Tỷ lệ (%) (so với cùng kỳ)'])(
		'is passed over where “%s” stands beside a result',
		(head) => {
			const { taken, refused, skipped } = toldSheet([
				['HUYỆN ĐẠ TẺH'],
				TITLE,
				['Chỉ tiêu', head, 'Kết quả'],
				[ONLINE, 95, 81],
			]);
			expect([taken, refused]).toEqual([['C4 682 ho-so-truc-tuyen 2024-11-30 81'], []]);
			expect(skipped).toContain('B3 other-column');
		},
	);

	test('is passed over where the plan stands over the names of indicators', () => {
		const { taken, refused, report } = toldSheet(
			[
				TITLE,
				['Đơn vị', 'Kế hoạch', null, 'Thực hiện', null],
				[null, ONLINE, SIGNED, ONLINE, SIGNED],
				['672', 95, 96, 81, 82],
			],
			{ merged: ['A2:A3', 'B2:C2', 'D2:E2'] },
		);
		expect([taken, refused]).toEqual([
			['D4 672 ho-so-truc-tuyen 2024-11-30 81', 'E4 672 van-ban-ky-so 2024-11-30 82'],
			[],
		]);
		const reason = { kind: 'other-column', header: `Kế hoạch, ${ONLINE}` };
		expect(report.rows).toContainEqual(expect.objectContaining({ kind: 'skip', reason }));
	});

	test('is no rate either below a name that says plan', () => {
		const { taken, refused } = toldSheet(
			[
				TITLE,
				['Đơn vị', `${ONLINE} (kế hoạch)`, `${ONLINE}`],
				[null, 'Tỷ lệ (%)', 'Tỷ lệ (%)'],
				['672', 95, 81],
			],
			{ merged: ['A2:A3'] },
		);
		expect([taken, refused]).toEqual([['C4 672 ho-so-truc-tuyen 2024-11-30 81'], []]);
	});

	test('may be a count below the name of a share, which is asked', () => {
		const { refused, questions } = toldSheet(
			[TITLE, ['Đơn vị', ONLINE, null], [null, 'Số lượng', 'Ghi chú'], ['672', 95, 'x']],
			{ merged: ['A2:A3', 'B2:C2'] },
		);
		expect(questions).toMatchObject([{ kind: 'indicator-words', about: `${ONLINE}, Số lượng` }]);
		expect(refused).toEqual(['B4 unanswered']);
	});
});

test('two columns under the same words are compared', () => {
	const twice = (other: number) =>
		toldSheet([TITLE, ['Đơn vị', ONLINE, ONLINE], ['672', 95, other]]);
	expect(twice(81).refused).toEqual(['B3 contradicts', 'C3 contradicts']);
	expect(twice(95).taken).toEqual(['B3 672 ho-so-truc-tuyen 2024-11-30 95']);
	expect(twice(95).skipped).toContain('C3 same-again');
});

test('a title or a sheet that names what was planned is asked about, and no result', () => {
	const rows = [
		['Đơn vị', 'Kết quả'],
		['672', 70],
	];
	const asked = [{ id: 'report-indicator:Biểu', answer: null }];
	for (const title of [`Chỉ tiêu: ${ONLINE} (kế hoạch)`, `BIỂU ${ONLINE} (ƯỚC)`]) {
		const { taken, questions } = toldSheet([TITLE, [title], ...rows]);
		expect(questions, title).toMatchObject(asked);
		expect(taken, title).toEqual([]);
	}
	const { questions } = toldSheet([TITLE, [`Chỉ tiêu: ${ONLINE} (%)`], ...rows]);
	expect(questions).toEqual([]);
});
