import { expect, test } from 'vitest';
import { readReportApart } from '#server/import/report/read-apart.ts';
import { READ_AT, readOffice } from '#tests/support/read-office.ts';
import { REPORT_INDICATORS, REPORT_UNITS } from '#tests/support/report-catalogue.ts';
import { provinceWorkbook } from '#tests/support/workbooks.ts';

const now = READ_AT;
const catalogue = {
	units: REPORT_UNITS,
	ownId: null,
	indicators: REPORT_INDICATORS,
	answers: {},
	now,
};
const file = provinceWorkbook();

test('a report is read in a thread of its own as it is in this one', async () => {
	expect(await readReportApart({ file, ...catalogue })).toEqual(readOffice(file.bytes));
	const letter = { fileName: 'thu.xlsx', bytes: Buffer.from('%PDF-1.7') };
	expect(await readReportApart({ file: letter, ...catalogue })).toEqual({
		kind: 'refused',
		reason: { kind: 'no-workbook' },
	});
});

test('a report that takes too long is refused, and its thread ends', async () => {
	const read = await readReportApart({ file, ...catalogue }, { withinMs: 0 });
	expect(read).toEqual({ kind: 'refused', reason: { kind: 'too-heavy' } });
});

test('what goes wrong in the thread is no refusal', async () => {
	const broken = { ...catalogue, units: [null as unknown as (typeof REPORT_UNITS)[number]] };
	expect(() => readReportApart({ file, ...broken })).toThrow(TypeError);
	const indicators = [null as unknown as (typeof REPORT_INDICATORS)[number]];
	await expect(readReportApart({ file, ...catalogue, indicators })).rejects.toThrow(TypeError);
});
