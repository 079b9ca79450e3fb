/** The overview on a still field; for files with `test.use({ settings: {} })`, or simulated devices would join in. */
import { expect, type Page } from '@playwright/test';
import { test as base } from '#tests/support/page.ts';
import { StillField, tallyOf, type Weather } from './still-field.ts';

export const test = base.extend<object, { readonly field: StillField }>({
	field: [
		async ({ server }, use) => {
			const field = await StillField.enter(server.mqttUrl);
			await use(field);
			await field.leave();
		},
		{ scope: 'worker' },
	],
});

export async function openWall(page: Page, query = ''): Promise<void> {
	await page.goto(`/wall/overview?${query}`);
	await expect(page.locator('[data-link="live"]')).toBeVisible();
	await page.evaluate(() => document.fonts.ready);
}

/** Waits until list, matrix and map of the wall of Lâm Đồng show that it is so. */
export async function expectShown(page: Page, weather: Weather): Promise<void> {
	const { troubles, units } = tallyOf(weather);
	await expect.poll(() => page.locator('[data-alarm]').evaluateAll(devicesOf)).toBe(troubles);
	await expect(page.locator('.attention header')).toContainText(String(troubles));
	await expect(page.locator('.row[data-total]')).toHaveCount(units.size);
	// Far walls have no room for it.
	if (await page.locator('[data-map]').isVisible()) {
		await expect(page.locator('[data-map] canvas').first()).toBeAttached();
	}
	await expect.poll(() => page.evaluate(otherThan, [...units])).toEqual([]);
}

/** Runs in the page: how many devices the lines of the list stand for. */
function devicesOf(lines: Element[]): number {
	return lines.reduce((sum, line) => sum + Number(line.getAttribute('data-devices')), 0);
}

/** Runs in the page: what matrix and map say of units that is not so. */
function otherThan(
	units: readonly (readonly [string, { readonly troubles: number; readonly total: number }])[],
): string[] {
	const faults: string[] = [];
	for (const [unit, { troubles, total }] of units) {
		const row = document.querySelector<HTMLElement>(`[data-total][data-unit="${unit}"]`);
		const online = Number(row?.dataset['online']);
		if (online !== total - troubles) faults.push(`matrix ${unit}: ${String(online)} online`);
		// A cell without room for the number has none, and one without trouble no symbol.
		const sign = document.querySelector(`[data-map-count="unit-${unit}"]`)?.textContent;
		if (sign && Number(sign) !== troubles) faults.push(`map ${unit}: ${sign}`);
	}
	return faults;
}

/** Runs in the page: lists that leave rows out without a whole line that says how many. */
export function untoldLists(): string[] {
	const panels = document.querySelectorAll<HTMLElement>('.figures, .attention, .ranking, .devices');
	return [...panels].flatMap((panel) => {
		const box = panel.querySelector('.box');
		const line = box?.querySelector(':scope > p');
		if (!box || !line || !box.checkVisibility() || box.clientHeight < line.clientHeight) return [];
		const isSeen = (element: Element) => getComputedStyle(element).visibility === 'visible';
		const rows = [...box.querySelectorAll(':scope > ul > li')];
		// The list of troubles has its number above it, and the two worst come before the line.
		const least = panel.classList.contains('attention') ? 2 : 0;
		if (rows.every(isSeen) || rows.filter(isSeen).length <= least) return [];
		const isWhole = line.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 1;
		return isSeen(line) && isWhole ? [] : [panel.className];
	});
}
