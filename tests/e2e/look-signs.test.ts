/** What the wall of the programme says by words, arrows and colours in its cells, and how it explains them. */
import { expect, type Page } from '@playwright/test';
import { typeScale } from '#lib/ui/type-scale.ts';
import { enterField } from './field.ts';
import { OFTEN, test } from './still-wall.ts';
import { textFaults } from './text-boxes.ts';
import { goOn, untilShown } from './wall-page.ts';

async function openProgramme(page: Page, query: string): Promise<void> {
	await page.goto(`/wall/programme?${query}`);
	await untilShown(page);
	await expect(page.locator('tr[data-rank]').first()).toBeAttached();
}

test('what stands in the cells of a map of stages is told in words by its key', async ({
	page,
}) => {
	const map = page.locator('[data-panel="map"]');
	const legend = map.locator('[data-map-legend]');
	const keys = [
		['indicator=nd-ky-nang', ['Chưa: Chưa thực hiện', 'Đang: Đang thực hiện', 'Đã: Đã thực hiện']],
		['province=58&indicator=dung-chu-ky-so', ['Chưa: chưa đáp ứng', 'Có: đã đáp ứng']],
		['province=58&indicator=dung-chu-ky-so&lang=en', ['Not yet: not fulfilled', 'Yes: fulfilled']],
	] as const;
	for (const [query, words] of keys) {
		await openProgramme(page, query);
		for (const word of words) await expect(legend).toContainText(word);
		const { text, value } = typeScale({ distanceM: 2, panelHeightCm: 68.5 });
		const least = { fontPx: text * 1_080, valuePx: value * 1_080, contrast: 6 };
		await expect.poll(() => textFaults(page, least), OFTEN).toEqual([]);
	}
	await openProgramme(page, 'indicator=van-ban-ky-so');
	await expect(legend).not.toContainText('Đã:');
});

test('where units moved it is told by how many places, of all of them or, where that has no room, of none', async ({
	page,
}) => {
	await openProgramme(page, 'province=58');
	for (const distanceM of [2, 3, 5]) {
		await goOn(page, `province=58&distance=${String(distanceM)}`);
		const told = async () => {
			const all = await page.locator('td.moved[aria-label*="bậc"]').allInnerTexts();
			const words = all.map((text) => text.replaceAll(/\s/g, ''));
			return [/^[↑↓]\d+$/, /^[↑↓]$/].some((form) => words.every((word) => form.test(word)));
		};
		await expect.poll(told, { ...OFTEN, message: String(distanceM) }).toBe(true);
	}
});

test('text of the class that stands apart is written in the colour of the ground, on a value that is not old', async ({
	page,
}) => {
	for (const theme of ['dark', 'light']) {
		await openProgramme(page, `theme=${theme}`);
		const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		const apart = page.locator('td[data-heat="4"][data-freshness="fresh"] .cell').first();
		await expect(apart).toHaveCSS('color', ground);
		const other = page.locator('td[data-heat="0"] .cell').first();
		await expect(other).not.toHaveCSS('color', ground);
	}
});

/** Runs in the page: cells in which a corner, an edge, a value, a stage or a mark reaches into another. */
function meeting(): string[] {
	const faults: string[] = [];
	for (const cell of document.querySelectorAll('td[data-indicator]')) {
		const box = (own: string): DOMRect[] =>
			[...cell.querySelectorAll(own)].map((found) => found.getBoundingClientRect());
		const [corner, edge] = [box('.sample-corner')[0], box('.typed-edge')[0]];
		// Of the line of a figure its upper quarter is air.
		const figures = box('.figures').map(
			({ x, y, width, height }) => new DOMRect(x, y + height / 4, width, height / 2),
		);
		const inner = [...figures, ...box('[data-stage], svg')];
		// The corner is half of its box, above the diagonal.
		const isInCorner = ({ right, top }: DOMRect): boolean =>
			corner !== undefined && right - corner.left > top - corner.top + 1;
		const isOnEdge = ({ left }: DOMRect): boolean => edge !== undefined && edge.right > left + 1;
		const words = `${cell.getAttribute('data-unit') ?? ''} ${cell.getAttribute('data-indicator') ?? ''}`;
		if (inner.some(isInCorner)) faults.push(`${words}: corner`);
		if (inner.some(isOnEdge)) faults.push(`${words}: edge`);
	}
	return faults;
}

test('the corner of a sample and the edge of what was typed in keep apart from all else in their cell', async ({
	page,
	server,
}) => {
	await openProgramme(page, 'province=58');
	const far = await enterField(server.mqttUrl);
	await far.publish('phan-rang/indicator/582/du-lieu-mo', { value: 12.5, source: 'so' });
	await far.leave();
	// One real figure: all others are marked as samples.
	await expect(page.locator('td .sample-corner').first()).toBeVisible();
	for (const [width, height, distanceM] of [
		[1_920, 1_080, 2],
		[1_920, 1_080, 3],
		[1_920, 1_080, 1],
		[1_280, 720, 2],
		[7_680, 2_160, 2],
	] as const) {
		await page.setViewportSize({ width, height });
		await goOn(page, `province=58&distance=${String(distanceM)}`);
		await expect(page.locator('td .sample-corner').first()).toBeVisible();
		const view = `${String(width)}×${String(height)} from ${String(distanceM)} m`;
		await expect.poll(() => page.evaluate(meeting), { ...OFTEN, message: view }).toEqual([]);
	}
});
