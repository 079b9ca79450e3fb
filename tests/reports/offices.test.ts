import { expect, test } from 'vitest';
import { told } from '#tests/support/read-office.ts';
import { districtWorkbook, listWorkbook, provinceWorkbook } from '#tests/support/workbooks.ts';

test.each([
	['a department’s table of the province', provinceWorkbook()],
	['a district’s own report', districtWorkbook()],
	['a list from a system', listWorkbook()],
])('%s is read whole, with nothing asked and nothing refused', (_, { bytes, figures }) => {
	const report = told(bytes);
	expect(report.figures).toEqual(figures);
	expect(report.refused).toEqual([]);
	expect(report.questions).toEqual([]);
});

test('what is around the figures of the province is passed over with what it is', () => {
	expect(told(provinceWorkbook().bytes).skipped).toEqual([
		...['A1 title', 'A2 title', 'D3 title', 'A4 title', 'A5 title'],
		...['A7 header', 'C8 other-column', 'E8 other-column', 'A9 numbering', 'A10 section'],
		...['A13 section', 'F14 no-figure', 'A24 total', 'A26 note', 'A27 note'],
	]);
});

test('a figure is observed at the last second of its period in Vietnam, with the evidence beside it', () => {
	const [first] = told(listWorkbook().bytes).report.rows.filter(({ kind }) => kind === 'take');
	expect(first).toMatchObject({
		at: { sheet: 'Sheet1', cell: 'D2' },
		raw: '71.5',
		observedAt: Date.parse('2024-11-30T23:59:59+07:00'),
		timeSource: 'period',
		evidence: 'CV 118/UBND',
	});
});
