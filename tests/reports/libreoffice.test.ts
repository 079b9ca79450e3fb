/** The same workbooks as LibreOffice writes them, where it is installed. */
import { beforeAll, describe, expect, test } from 'vitest';
import { hasLibreOffice, LIBREOFFICE_MS, savedByLibreOffice } from '#tests/support/libreoffice.ts';
import { told } from '#tests/support/read-office.ts';
import { districtWorkbook, listWorkbook, provinceWorkbook } from '#tests/support/workbooks.ts';

const WORKBOOKS = [provinceWorkbook(), districtWorkbook(), listWorkbook()];

describe.skipIf(!hasLibreOffice)('what LibreOffice has saved', () => {
	let saved: readonly Buffer[] = [];

	beforeAll(async () => {
		saved = await savedByLibreOffice(WORKBOOKS.map(({ bytes }) => bytes));
	}, LIBREOFFICE_MS);

	test.each(WORKBOOKS.map(({ fileName, figures }, at) => ({ fileName, figures, at })))(
		'is read like what the library wrote: $fileName',
		({ figures, at }) => {
			const report = told(saved[at] ?? Buffer.alloc(0));
			expect(report.figures).toEqual(figures);
			expect(report.refused).toEqual([]);
			expect(report.questions).toEqual([]);
		},
	);
});
