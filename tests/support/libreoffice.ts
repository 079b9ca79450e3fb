/** Workbooks as LibreOffice saves them, where it is installed. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { output, programInPath } from './programs.ts';

/** It makes a profile on its first start. */
export const LIBREOFFICE_MS = 120_000;

const office = programInPath(['soffice', 'libreoffice']);

export const hasLibreOffice = office !== null;

/** Opened and saved as .xlsx, in the order in which they are given. */
export async function savedByLibreOffice(workbooks: readonly Uint8Array[]): Promise<Buffer[]> {
	const folder = await mkdtemp(join(tmpdir(), 'ioc-libreoffice-'));
	try {
		await mkdir(join(folder, 'in'));
		const files = workbooks.map((_, at) => join(folder, 'in', `${String(at)}.xlsx`));
		for (const [at, file] of files.entries()) await writeFile(file, workbooks[at] ?? '');
		const profile = pathToFileURL(join(folder, 'profile')).href;
		const args = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'xlsx'];
		const saved = await output(office ?? '', [...args, '--outdir', folder, ...files], {
			timeoutMs: LIBREOFFICE_MS,
		});
		if (saved.code !== 0) throw new Error(saved.text);
		return await Promise.all(files.map((_, at) => readFile(join(folder, `${String(at)}.xlsx`))));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
