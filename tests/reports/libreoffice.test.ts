/** The same workbooks as LibreOffice writes them, where it is installed. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { output, programInPath } from '#tests/support/programs.ts';
import { told } from '#tests/support/read-office.ts';
import { districtWorkbook, listWorkbook, provinceWorkbook } from '#tests/support/workbooks.ts';

const office = programInPath(['soffice', 'libreoffice']);
const WORKBOOKS = [provinceWorkbook(), districtWorkbook(), listWorkbook()];
/** It makes a profile on its first start. */
const WITHIN_MS = 120_000;

describe.skipIf(office === null)('what LibreOffice has saved', () => {
	let folder = '';

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'ioc-libreoffice-'));
		await mkdir(join(folder, 'in'));
		const files = await Promise.all(
			WORKBOOKS.map(async ({ bytes }, at) => {
				const file = join(folder, 'in', `${String(at)}.xlsx`);
				await writeFile(file, bytes);
				return file;
			}),
		);
		const profile = pathToFileURL(join(folder, 'profile')).href;
		const args = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'xlsx'];
		const saved = await output(office ?? '', [...args, '--outdir', folder, ...files], {
			timeoutMs: WITHIN_MS,
		});
		if (saved.code !== 0) throw new Error(saved.text);
	}, WITHIN_MS);

	afterAll(async () => {
		await rm(folder, { recursive: true, force: true });
	});

	test.each(WORKBOOKS.map(({ fileName, figures }, at) => ({ fileName, figures, at })))(
		'is read like what the library wrote: $fileName',
		async ({ figures, at }) => {
			const report = told(await readFile(join(folder, `${String(at)}.xlsx`)));
			expect(report.figures).toEqual(figures);
			expect(report.refused).toEqual([]);
			expect(report.questions).toEqual([]);
		},
	);
});
