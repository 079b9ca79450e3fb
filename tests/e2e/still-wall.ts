/** The overview on a still field; for files whose `settings` have no `IOC_DEMO`, or simulated devices would join in. */
import { expect, type Page } from '@playwright/test';
import { onOnePage } from '#tests/support/page.ts';
import { StillField, tallyOf, type Weather } from './still-field.ts';

/** Weathers come within a second: the usual pauses, which grow to one, would be most of the test (ms). */
export const OFTEN = { intervals: [100, 100, 200] };

export const test = onOnePage.extend<object, { readonly field: StillField }>({
	field: [
		async ({ server }, use) => {
			const field = await StillField.enter(server.mqttUrl);
			await use(field);
			await field.leave();
		},
		{ scope: 'worker' },
	],
});

/** Waits until list, matrix and map of the wall of Lâm Đồng show that it is so. */
export async function expectShown(page: Page, weather: Weather): Promise<void> {
	const { troubles, units } = tallyOf(weather);
	const told = () => page.locator('[data-alarm]').evaluateAll(devicesOf);
	await expect.poll(told, OFTEN).toBe(troubles);
	await expect(page.locator('.attention header')).toContainText(String(troubles));
	// Far walls have no room for them.
	const isListed = await page.locator('[data-panel="devices"]').isVisible();
	if (isListed) {
		await expect(page.locator('.row[data-total]')).toHaveCount(units.size);
		await expect.poll(() => page.evaluate(otherThan, [...units]), OFTEN).toEqual([]);
	}
	if (await page.locator('[data-map]').isVisible()) {
		await expect(page.locator('[data-map] canvas').first()).toBeAttached();
		// It follows a moment after the lists, and not every symbol has a number.
		const drawn = page.locator('[data-map] [data-map-troubles]').last();
		await expect(drawn).toHaveAttribute('data-map-troubles', String(troubles));
	}
	// Figures may be heard of after the devices.
	await expect(page.locator('[data-map-label] .value:empty')).toHaveCount(0);
	expect(await page.evaluate(restsIn, '[data-map]'), 'the map comes to rest').toBe(true);
}

/**
 * Runs in the page: whether it changes nothing there for several frames, within ten seconds. What has room on the map is
 * found anew when its key, or the line below it, has another size; that is a frame or two later.
 */
async function restsIn(selector: string): Promise<boolean> {
	const STILL_FRAMES = 8;
	const LONGEST_MS = 10_000;
	let still = 0;
	const observer = new MutationObserver(() => (still = 0));
	for (const element of document.querySelectorAll(selector)) {
		observer.observe(element, {
			subtree: true,
			childList: true,
			characterData: true,
			attributes: true,
		});
	}
	const begunAt = performance.now();
	while (still < STILL_FRAMES && performance.now() - begunAt < LONGEST_MS) {
		await new Promise(requestAnimationFrame);
		still += 1;
	}
	observer.disconnect();
	return still >= STILL_FRAMES;
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

/** Runs in the page: what leaves something out without a word of how much; nothing is exempt. */
export function untoldLists(): string[] {
	const isSeen = (element: Element): boolean =>
		element.checkVisibility({ visibilityProperty: true });
	const panels = document.querySelectorAll<HTMLElement>(
		'.figures, .attention, .ranking, .devices, .timeline, .availability',
	);
	const lists = [...panels].flatMap((panel) => {
		const box = panel.querySelector('.box');
		const line = box?.querySelector(':scope > p');
		if (!box || !line || !box.checkVisibility()) return [];
		const rows = [...box.querySelectorAll(':scope > ul > li')];
		if (rows.every(isSeen)) return [];
		const isWhole = line.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 1;
		if (isSeen(line) && isWhole) return [];
		// The first trouble comes before the line: then its panel's heading says "1/8".
		const heading = panel.querySelector('header')?.innerText ?? '';
		const isTold = panel.matches('.attention') && /\d+\/\d+/.test(heading);
		return isTold && rows.some(isSeen) ? [] : [panel.className];
	});
	const rows = [...document.querySelectorAll<HTMLElement>('.row[data-total]')].filter(isSeen);
	const cells = rows.flatMap((row) => {
		const lines = row.querySelector('.lines');
		if (!lines?.checkVisibility()) return [];
		const { right, bottom } = lines.getBoundingClientRect();
		const seen = [...lines.children].filter((cell) => {
			const box = cell.getBoundingClientRect();
			return box.right <= right + 1 && box.bottom <= bottom + 1;
		});
		const more = Number(row.querySelector('.more')?.textContent ?? 0);
		const told = seen.length + more;
		return told === Number(row.dataset['total']) ? [] : [`${row.innerText}: ${String(told)}`];
	});
	return [...lists, ...cells];
}

/** Runs in the page: what of the matrix does not stand as it should, those with trouble above the others, the worst first. */
export function disordered(looks: readonly string[]): string[] {
	const rows = [...document.querySelectorAll<HTMLElement>('.row[data-total]')]
		.filter((row) => row.checkVisibility({ visibilityProperty: true }))
		.map((row) => ({
			row,
			top: row.getBoundingClientRect().top,
			isWell: row.dataset['online'] === row.dataset['total'],
		}));
	const well = Math.min(...rows.filter(({ isWell }) => isWell).map(({ top }) => top));
	return rows
		.filter(({ row, top, isWell }) => {
			const ranks = [...row.querySelectorAll<HTMLElement>('.lines > [data-look]')]
				.filter((cell) => cell.checkVisibility())
				.map((cell) => ({ cell, box: cell.getBoundingClientRect() }))
				.sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
				.map(({ cell }) => looks.indexOf(cell.dataset['look'] ?? ''));
			const isSorted = ranks.every((rank, place) => rank >= Math.max(0, ...ranks.slice(0, place)));
			return !isSorted || (!isWell && top > well);
		})
		.map(({ row }) => row.innerText);
}
