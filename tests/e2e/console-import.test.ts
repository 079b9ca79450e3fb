import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { ProvenanceVersion } from '#lib/wire/api/provenance.ts';
import { hasLibreOffice, savedByLibreOffice } from '#tests/support/libreoffice.ts';
import { test } from '#tests/support/page.ts';
import {
	districtWorkbook,
	listWorkbook,
	provinceWorkbook,
	type OfficeWorkbook,
} from '#tests/support/workbooks.ts';
import { unreadable, upload } from './console-page.ts';

/** As from the file manager of the desk: the browser itself opens the file, which no script of the page could name. */
async function dropOn(page: Page, target: Locator, file: string): Promise<void> {
	await target.scrollIntoViewIfNeeded();
	const box = await target.boundingBox();
	if (!box) throw new Error('There is nothing to drop on');
	const session = await page.context().newCDPSession(page);
	const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const data = { items: [], files: [file], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, ...at, data });
	}
	await session.detach();
}

/** The same figures again, in the file that LibreOffice makes of it. */
async function resaved({ fileName, bytes, figures }: OfficeWorkbook): Promise<OfficeWorkbook> {
	const [saved = bytes] = await savedByLibreOffice([bytes]);
	return { fileName: `LibreOffice ${fileName}`, bytes: saved, figures };
}

const count = (page: Page, fate: string) => page.locator(`[data-fate="${fate}"][data-count]`);

test('reports of three offices are dropped, looked at, taken, shown on the wall, and undone', async ({
	page,
	context,
	mishaps,
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'ioc-reports-'));
	const wall = await context.newPage();
	await wall.goto('/wall/programme');
	const cell = wall.locator('[data-unit="682"][data-indicator="ho-so-cong-viec"]').first();
	await expect(cell).toBeVisible();
	await expect(cell).not.toHaveAttribute('data-value', '87');

	await page.goto('/console');
	await page.getByRole('listitem').getByRole('link', { name: 'Nhập số liệu' }).click();
	await expect(page.getByRole('button', { name: 'Xem trước' })).toBeVisible();
	expect(await unreadable(page)).toEqual([]);
	await page.getByRole('button', { name: 'Xem trước' }).click();
	await expect(page.locator('.fault')).toHaveText(['Cần điền mục này.', 'Cần điền mục này.']);
	for (const mishap of mishaps.splice(0)) expect(mishap).toMatch(/status of 400/);

	const batches: string[] = [];
	const workbooks = [provinceWorkbook(), districtWorkbook(), listWorkbook()];
	if (hasLibreOffice) workbooks.push(await resaved(districtWorkbook()));
	for (const workbook of workbooks) {
		const file = join(folder, workbook.fileName);
		await writeFile(file, workbook.bytes);
		await page.goto('/console/import');
		await dropOn(page, page.getByLabel('Kéo tệp vào đây'), file);
		await page.getByLabel('Người thực hiện').fill('Nguyễn Thị Lan');
		await page.getByRole('button', { name: 'Xem trước' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(workbook.fileName);
		await page.reload();
		await expect(count(page, 'refused')).toHaveAttribute('data-count', '0');
		await expect(page.locator('[data-units]')).toHaveAttribute('data-units', '2024-11-30');
		if (batches.length === 0) expect(await unreadable(page)).toEqual([]);
		const good = String(workbook.figures.length);
		await page.getByRole('button', { name: `Nhập ${good} số liệu` }).click();
		await expect(page.getByRole('status')).toContainText('Đã nhập.');
		batches.push(new URL(page.url()).pathname);
		const fates = await Promise.all(
			['new', 'correction', 'same'].map((fate) => count(page, fate).getAttribute('data-count')),
		);
		expect(fates.reduce((sum, given) => sum + Number(given), 0)).toBe(workbook.figures.length);
	}
	await expect(cell).toHaveAttribute('data-value', '87');
	expect(await unreadable(page)).toEqual([]);

	const figure = async () => {
		const asked = 'unit=682&indicator=ho-so-truc-tuyen&at=2024-11-30T23:59:59%2B07:00';
		const answer = await page.request.get(`/api/v1/observations/provenance?${asked}`);
		return ((await answer.json()) as { figure: ProvenanceVersion }).figure;
	};
	expect(await figure()).toMatchObject({
		value: 70.5,
		origin: { kind: 'file', sheet: 'Biểu 01', cell: 'D22', raw: '70,5', by: 'Nguyễn Thị Lan' },
	});
	const [province = ''] = batches;
	await page.goto(province);
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Tải tệp gốc' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe(provinceWorkbook().fileName);
	expect(await readFile(await download.path())).toEqual(
		await readFile(join(folder, provinceWorkbook().fileName)),
	);

	for (const batch of batches.toReversed()) {
		await page.goto(batch);
		await page.getByLabel('Lý do').fill('nhập thử');
		await page.getByRole('button', { name: 'Hoàn tác cả lần nhập' }).click();
		await expect(page.getByRole('status')).toContainText('Đã hoàn tác');
		await expect(page.locator('.undone')).toContainText('Nguyễn Thị Lan: nhập thử');
	}
	await expect(cell).not.toHaveAttribute('data-value', '87');
	await page.goto('/console/import');
	await expect(page.locator('[data-undone="true"]')).toHaveCount(batches.length);
	await rm(folder, { recursive: true });
});

test('a file with bad cells is taken only where it is said that they are left out', async ({
	page,
	mishaps,
}) => {
	const lines = ['Đơn vị;Chỉ tiêu;Kỳ;Giá trị', '673;Hồ sơ TTHC trực tuyến;10/2023;61,5'];
	const bad = '673;Hồ sơ TTHC trực tuyến;11/2023;nhiều';
	await upload(page, { name: 'hong.xlsx', text: 'PK' });
	await expect(page.getByRole('alert')).toContainText('Không đọc được tệp này.');
	await upload(page, { name: 'xau.csv', text: [...lines, bad].join('\n') });
	await expect(count(page, 'refused')).toHaveAttribute('data-count', '1');
	await expect(page.locator('[data-cell="D3"]')).toContainText('Đây không phải con số.');
	const take = page.getByRole('button', { name: 'Nhập 1 số liệu' });
	const day = page.getByLabel('Địa bàn theo ngày');
	for (const typed of ['31/11/2024', '30/11/2024']) {
		await day.fill(typed);
		await page.getByRole('button', { name: 'Đọc lại tệp' }).click();
		await expect(take).toBeEnabled({ enabled: typed === '30/11/2024' });
		await expect(day).toHaveValue(typed);
	}
	await take.click();
	await expect(page.getByRole('checkbox')).toBeFocused();
	await expect(page.locator('input:invalid')).toHaveCount(1);
	await page.getByRole('checkbox').check();
	await take.click();
	await expect(count(page, 'refused')).toHaveAttribute('data-count', '1');
	await upload(page, { name: 'xau.csv', text: [...lines, bad].join('\n') });
	await expect(page.getByRole('alert')).toContainText('Tệp này đã được Minh nhập lúc');
	await expect(page.locator('[data-form="take"]')).toHaveCount(0);
	await page.goto('/console/import/987654');
	for (const mishap of mishaps.splice(0)) expect(mishap).toMatch(/status of 40[04]/);
});
