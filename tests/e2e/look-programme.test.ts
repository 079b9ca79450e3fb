/** The wall of the programme: its looks on every screen, and what it does when it is asked for something. */
import { expect, type Page } from '@playwright/test';
import { isoDay } from '#lib/domain/time-format.ts';
import { STACKED_ROW_REM } from '#lib/ui/heat-fit.ts';
import { typeScale } from '#lib/ui/type-scale.ts';
import { enterField } from './field.ts';
import { OFTEN, test } from './still-wall.ts';
import { smallValues, textFaults } from './text-boxes.ts';
import { goOn, untilShown } from './wall-page.ts';

/** Width and height of the screen (px), whence it is read (m), what is asked of it, and the height of its picture (cm). */
const VIEWS = [
	[1_280, 720, 2, ['', 'day=2024-12-31&believed=2025-01-15']],
	[1_920, 1_080, 2, ['', 'unit=682', 'province=58']],
	[1_920, 1_080, 3, ['', 'unit=682']],
	[1_920, 1_080, 5, ['', 'unit=682', 'day=2024-12-31&believed=2025-01-15']],
	[1_920, 1_080, 8, ['', 'unit=682']],
	[3_840, 2_160, 2, ['day=2025-06-30']],
	[7_680, 2_160, 2, ['unit=682']],
	[7_680, 2_160, 5, ['']],
	[1_024, 768, 0.6, ['', 'unit=682'], 15],
	[768, 1_024, 0.6, ['', 'unit=682'], 15],
	[768, 1_024, 2, ['', 'unit=682']],
] as const satisfies readonly View[];

type View = readonly [
	width: number,
	height: number,
	distanceM: number,
	asked: readonly string[],
	panelHeightCm?: number,
];

async function openProgramme(page: Page, query = ''): Promise<void> {
	await page.goto(`/wall/programme?${query}`);
	await untilShown(page);
	await expect(page.locator('tr[data-rank], [data-unit-card]').first()).toBeAttached();
}

/** All text is whole, apart, large and clear enough; what has no room is said, and nothing scrolls. */
async function expectReadable(page: Page, view: string, least: Least): Promise<void> {
	const often = { ...OFTEN, message: view };
	await expect.poll(() => textFaults(page, least), often).toEqual([]);
	expect(await smallValues(page, least.valuePx), view).toEqual([]);
	await expect.poll(() => page.evaluate(untold), often).toEqual([]);
	const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
	expect(scrolls, view).toBe(false);
}

type Least = { readonly fontPx: number; readonly valuePx: number; readonly contrast: number };

/**
 * Runs in the page: rows on other pages without a word of which these are, cells without a name over them, what sticks out
 * of its cell, and what turns pages twice, one above the other.
 */
function untold(): string[] {
	const faults: string[] = [];
	const turners = [...document.querySelectorAll('[data-page]')]
		.filter((turner) => turner.checkVisibility({ visibilityProperty: true }))
		.map((turner) => turner.getBoundingClientRect());
	if (
		turners.some((a, at) => turners.slice(at + 1).some((b) => a.left < b.right && b.left < a.right))
	)
		faults.push('two turners');
	const table = document.querySelector('table');
	if (!table?.checkVisibility()) return faults;
	const rows = table.querySelectorAll('tr[data-rank]').length;
	const coverage = document.querySelector('.heat header')?.textContent ?? '';
	const units = /\d+\/(\d+)/.exec(coverage)?.[1];
	const isTold = [...document.querySelectorAll('[data-page]')].some((turner) => {
		const [, from, to, total] = /(\d+)–(\d+)\D+(\d+)/.exec(turner.textContent) ?? [];
		// From afar there is room for the number of the page alone.
		if (!units && !to) return Number(turner.getAttribute('data-pages')) > 1;
		return Number(to) - Number(from) + 1 === rows && total === (units ?? total);
	});
	if (rows !== Number(units) && !isTold) faults.push(`${String(rows)} rows of ${String(units)}`);
	const cells = table.querySelectorAll('tr[data-rank]:first-of-type td[data-indicator]').length;
	const names = table.querySelectorAll('thead button[data-column]').length;
	if (cells !== names) faults.push(`${String(cells)} cells, ${String(names)} names`);
	for (const cell of table.querySelectorAll('td[data-indicator] > .cell')) {
		const { top, bottom } = cell.getBoundingClientRect();
		const drawn = [...cell.querySelectorAll('.figures, [data-stage], svg > *')];
		const boxes = drawn.map((own) => own.getBoundingClientRect());
		if (boxes.some((box) => box.top < top || box.bottom > bottom))
			faults.push(`${cell.textContent.trim()} sticks out of its cell`);
	}
	return faults;
}

test('all text is whole, apart, large and clear enough, on every screen', async ({
	page,
	field,
}) => {
	test.slow();
	await field.becomes('calm');
	await openProgramme(page);
	const views: readonly View[] = VIEWS;
	for (const [width, height, distanceM, asked, panelHeightCm = 68.5] of views) {
		await page.setViewportSize({ width, height });
		const { text, value } = typeScale({ distanceM, panelHeightCm });
		const least = { fontPx: text * height, valuePx: value * height, contrast: 6 };
		for (const query of asked) {
			const seen = `distance=${String(distanceM)}&panel=${String(panelHeightCm)}&${query}`;
			await goOn(page, seen);
			await expectReadable(page, `${String(width)}×${String(height)} ${seen}`, least);
		}
	}
	// The last of them is a card on a tablet that stands.
	const lines = page.locator('.card-row[data-indicator]:visible');
	await expect.poll(() => lines.count(), OFTEN).toBeGreaterThanOrEqual(6);
});

test('a value and the mark under it stay in their cell, also in the least row that has them', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1_280, height: 720 });
	await openProgramme(page);
	await expect(page.locator('td .under .mark').first()).toBeVisible();
	await page
		.locator('table')
		.evaluate(
			(table, rem) => table.style.setProperty('--row', `${String(rem)}rem`),
			STACKED_ROW_REM,
		);
	await expect.poll(() => page.evaluate(untold), OFTEN).toEqual([]);
});

test('from one screen to another the table and what turns it come to rest', async ({ page }) => {
	await page.setViewportSize({ width: 1_280, height: 720 });
	await openProgramme(page, 'province=58');
	const SIZES = [
		[1_024, 768],
		[768, 1_024],
		[7_680, 2_160],
		[1_024, 768],
	] as const;
	// An error of the page fails the test.
	for (const [width, height] of SIZES) {
		await page.setViewportSize({ width, height });
		await untilShown(page);
		await expect(page.locator('tr[data-rank]').first()).toBeVisible();
		await expect(page.locator('td[data-indicator]').first()).toBeAttached();
	}
});

test('in the light theme text is as clear; in English nothing but names and plans is Vietnamese', async ({
	page,
}) => {
	const { text, value } = typeScale({ distanceM: 2, panelHeightCm: 68.5 });
	await openProgramme(page, 'theme=light');
	await expectReadable(page, 'light', {
		fontPx: text * 1_080,
		valuePx: value * 1_080,
		contrast: 6,
	});
	await openProgramme(page, 'lang=en&unit=682');
	await expect(page.locator('[data-unit-card]')).toBeVisible();
	const words = await page.locator('.unit-card, .key, header[data-link]').allInnerTexts();
	const rest = words
		.join(' ')
		.normalize('NFC')
		.replaceAll(/Lâm Đồng|Đạ Tẻh|Đạ Huoai|UBND tỉnh|QĐ-TTg/g, '');
	expect(rest).not.toMatch(/[À-ÖØ-ỹĂăĐđƠơƯư]/);
});

test('a unit is found as people type it; its card opens the score, and tells where a figure comes from', async ({
	page,
}) => {
	await openProgramme(page);
	await page.keyboard.press('/');
	await page.keyboard.type('da teh');
	await expect(page.locator('[data-found]').first()).toHaveText('Huyện Đạ Tẻh');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/[?&]unit=682/);
	const card = page.locator('[data-unit-card="682"]');
	await expect(card.getByRole('heading')).toHaveText('Huyện Đạ Tẻh');
	// Of the simulated figures it is now exact in print, now not.
	await expect(card.locator('.sum')).toContainText(/\d điểm × 100 [=≈] \d/);
	const line = card.locator('[data-indicator="van-ban-ky-so"]');
	await expect(line.locator('path.line')).toHaveAttribute('d', /L/);
	await line.click();
	const detail = card.locator('[data-opened="van-ban-ky-so"]');
	for (const told of ['Kỳ số liệu', 'Dữ liệu mẫu', 'Tổ chức thực hiện', 'NQ 1245/NQ-UBTVQH15'])
		await expect(detail).toContainText(told);
	const { text, value } = typeScale({ distanceM: 2, panelHeightCm: 68.5 });
	const least = { fontPx: text * 1_080, valuePx: value * 1_080, contrast: 6 };
	await expectReadable(page, 'one indicator', least);
	await page.keyboard.press('Escape');
	await expect(detail).toHaveCount(0);
	await expect(card.locator('[data-page]')).toHaveAttribute('data-page', '1');
	await page.keyboard.press('PageDown');
	await expect(card.locator('[data-page]')).toHaveAttribute('data-page', '2');
	await page.keyboard.press('Escape');
	await expect(card).toHaveCount(0);
	await page.locator('tr[data-unit="673"]').click();
	await expect(page.locator('[data-unit-card="673"]')).toBeVisible();
	await page.getByRole('button', { name: 'Đóng' }).click();
	await expect(page).not.toHaveURL(/unit=/);
});

test('the map is drawn by the indicator that was chosen, by keyboard or finger', async ({
	page,
}) => {
	await openProgramme(page);
	const heading = page.locator('[data-panel="map"] h2');
	await expect(heading).toHaveText('Điểm tiến độ theo địa bàn');
	await page.keyboard.press('ArrowRight');
	const heads = page.locator('thead th:has(button[data-column])');
	const first = heads.first();
	await expect(heading).toHaveText((await first.getAttribute('title')) ?? '');
	await page.keyboard.press('ArrowLeft');
	await expect(heading).toHaveText('Điểm tiến độ theo địa bàn');
	// Wherever the head of its column is touched.
	const second = heads.nth(1);
	await second.click({ position: { x: 2, y: 2 } });
	await expect(heading).toHaveText((await second.getAttribute('title')) ?? '');
	await first.click();
	await expect(page).toHaveURL(/[?&]indicator=/);
	await page.reload();
	await expect(heading).toHaveText((await first.getAttribute('title')) ?? '');
});

test('from afar the map has a page with the names of the units, and one with its key and the archipelagos', async ({
	page,
}) => {
	await openProgramme(page, 'distance=5');
	const map = page.locator('[data-panel="map"]');
	const { text, value } = typeScale({ distanceM: 5, panelHeightCm: 68.5 });
	const least = { fontPx: text * 1_080, valuePx: value * 1_080, contrast: 6 };
	await expect(async () => {
		await page.keyboard.press('PageDown');
		await expect(map).toBeVisible({ timeout: 100 });
	}).toPass();
	await expect(map.locator('[data-map-label]')).toHaveCount(12);
	await expect(map).toContainText('chú giải trang sau');
	await expect(map.locator('[data-map-inset]')).toBeHidden();
	await expect.poll(() => textFaults(page, least), OFTEN).toEqual([]);
	await page.keyboard.press('PageDown');
	await expect(map.locator('[data-map-inset]')).toBeVisible();
	await expect(map.locator('[data-map-legend]')).toContainText('Sơ đồ');
	await expect(map.locator('[data-map-label]')).toHaveCount(0);
	await expect.poll(() => textFaults(page, least), OFTEN).toEqual([]);
});

test('today follows what is delivered; a day that has passed says which it is, and stands still', async ({
	page,
	server,
}) => {
	await openProgramme(page, 'province=58');
	const cell = page.locator('td[data-unit="582"][data-indicator="du-lieu-mo"]');
	const score = page.locator('tr[data-unit="582"]');
	const before = await score.getAttribute('data-score');
	const far = await enterField(server.mqttUrl);
	await far.publish('phan-rang/indicator/582/du-lieu-mo', { value: 12.5, source: 'so' });
	await far.leave();
	await expect(cell).toHaveAttribute('data-value', '12.5');
	await expect(cell).toHaveAttribute('data-freshness', 'fresh');
	await expect(score).not.toHaveAttribute('data-score', before ?? '');
	await expect(page.locator('header .clock')).toHaveText(/^\d\d:\d\d:\d\d$/);

	await openProgramme(page, 'province=58&day=2024-12-31');
	await expect(page.getByRole('banner').first()).toContainText('Số liệu của ngày');
	await expect(page.locator('header .clock')).toHaveText('31/12/2024');
	const plan = page.locator('[data-plan-words="nt-1670-2024"]');
	await expect(plan.first()).toContainText('ban hành 16/04/2024');
	await expect(plan.filter({ hasText: 'Đã kết thúc' })).toHaveCount(0);
	await expect(cell).not.toHaveAttribute('data-value', '12.5');
	await openProgramme(page, 'province=58');
	await expect(plan.filter({ hasText: 'Đã kết thúc 31/12/2024' })).toHaveCount(1);
});

test('a day is shown as it was known on another; where nothing was known then the wall says why it is empty', async ({
	page,
}) => {
	const why = 'Đến hết 15/01/2025 chưa biết số liệu nào tính đến 31/12/2024';
	const known = page.locator('td[data-indicator]:not([data-value=""])');
	await openProgramme(page, 'day=2024-12-31&believed=2025-01-15');
	await expect(page.locator('[data-panel="ranking"]')).toContainText(why);
	await expect(known).toHaveCount(0);
	await openProgramme(page, `day=2024-12-31&believed=${isoDay(Date.now())}`);
	await expect(known.first()).toBeAttached();
	await expect(page.locator('[data-panel="ranking"]')).not.toContainText('chưa biết số liệu nào');
	await openProgramme(page, 'lang=en&day=2024-12-31&believed=2025-01-15');
	await expect(page.locator('[data-panel="ranking"]')).toContainText(
		'no figure up to 31/12/2024 was known',
	);
});
