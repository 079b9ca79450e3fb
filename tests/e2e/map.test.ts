/** The looks of the map by itself, on its harness page: made-up values and devices, schematic cells of Lâm Đồng. */
import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { onOnePage as test, untilLaidOut } from '#tests/support/page.ts';
import { expectFilled, show } from './map-page.ts';

async function boxes(all: Locator) {
	const found = await all.evaluateAll((elements) =>
		elements
			.filter((element) => getComputedStyle(element).visibility === 'visible')
			.map((element) => {
				const { x, y, width, height } = element.getBoundingClientRect();
				return { name: element.textContent.trim(), x, y, width, height };
			}),
	);
	return found;
}

test(
	'it says what it draws: every unit with its class, every device with its state',
	{ tag: '@looks' },
	async ({ page }) => {
		await show(page, { devices: 200 });
		const drawn = await page.evaluate(() => window.ioc?.map);
		expect(Object.keys(drawn?.units ?? {})).toHaveLength(12);
		expect(drawn?.units['672']).toEqual({ value: 81.4, class: 4 });
		expect(drawn?.units['683']).toEqual({ value: null, class: null });
		expect(Object.keys(drawn?.devices ?? {})).toHaveLength(200);
		expect(drawn?.devices['cam-0007']?.state).toBe('offline');
	},
);

test('a unit is filled with the colour of its class', { tag: '@looks' }, async ({ page }) => {
	await show(page, { devices: 0 });
	await expectFilled(page);
});

test(
	'labels and counts neither overlap nor leave the screen, and no text is cut',
	{ tag: '@looks' },
	async ({ page }) => {
		for (const devices of [200, 2000]) {
			await show(page, { devices });
			const labels = await boxes(page.locator('[data-map-label]'));
			expect(labels.length).toBeGreaterThan(9);
			const pieces = await boxes(page.locator('[data-map-legend], [data-map-inset]'));
			expect(pieces).toHaveLength(2);
			const size = page.viewportSize() ?? { width: 0, height: 0 };
			const all = [...labels, ...pieces];
			for (const [index, a] of all.entries()) {
				expect(a.x).toBeGreaterThanOrEqual(0);
				expect(a.y).toBeGreaterThanOrEqual(0);
				expect(a.x + a.width).toBeLessThanOrEqual(size.width);
				expect(a.y + a.height).toBeLessThanOrEqual(size.height);
				for (const b of all.slice(index + 1)) {
					const apart =
						a.x + a.width <= b.x ||
						b.x + b.width <= a.x ||
						a.y + a.height <= b.y ||
						b.y + b.height <= a.y;
					expect(apart, `${a.name} and ${b.name}`).toBe(true);
				}
			}
			const cut = await page
				.locator('[data-map-label] .name, [data-map-count]')
				.evaluateAll(
					(texts) =>
						texts.filter((text) => text.scrollWidth > text.clientWidth + 1 && text.clientWidth > 0)
							.length,
				);
			expect(cut).toBe(0);
		}
	},
);

test(
	'in a schematic cell all devices of its unit are one symbol, told of where there is trouble, in the block of its name',
	{ tag: '@looks' },
	async ({ page }) => {
		await show(page, { devices: 200 });
		const devices = await page.evaluate(() => window.ioc?.map?.devices);
		expect(devices?.['cam-0001']?.cluster).toBe('unit-673');
		expect(devices?.['cam-0013']?.cluster).toBe('unit-673');
		expect(devices?.['cam-0002']?.cluster).toBe('unit-674');
		await expect(page.locator('[data-map-label]')).toHaveCount(12);
		const signs = await page.locator('[data-map-label] [data-map-count]').all();
		const troubled = Object.values(devices ?? {}).filter(({ state }) =>
			['offline', 'degraded'].includes(state),
		);
		expect(signs).toHaveLength(new Set(troubled.map(({ cluster }) => cluster)).size);
		for (const sign of signs) {
			const block = sign.locator('xpath=ancestor::*[@data-map-label]');
			expect(await sign.getAttribute('data-map-count')).toBe(
				`unit-${(await block.getAttribute('data-map-label')) ?? ''}`,
			);
			const [outer, inner] = [await block.boundingBox(), await sign.boundingBox()];
			expect(inner?.x).toBeGreaterThanOrEqual((outer?.x ?? 0) - 1);
			expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThanOrEqual(
				(outer?.y ?? 0) + (outer?.height ?? 0) + 2,
			);
		}
	},
);

test(
	'stacked accents are whole, in a font that has them, with room above and below',
	{ tag: '@looks' },
	async ({ page }) => {
		await show(page, { devices: 200 });
		const name = page.locator('[data-map-label="682"] .name');
		await expect(name).toHaveText('Đạ Tẻh'.normalize('NFC'));
		const { loaded, line } = await name.evaluate((element) => {
			const { fontSize, lineHeight } = getComputedStyle(element);
			return {
				loaded: document.fonts.check(`${fontSize} 'Be Vietnam Pro'`, 'Đạ Tẻh'),
				line: parseFloat(lineHeight) / parseFloat(fontSize),
			};
		});
		expect(loaded).toBe(true);
		expect(line).toBeGreaterThanOrEqual(1.4);
	},
);

test(
	'the inset shows the country with Hoàng Sa and Trường Sa, named whole',
	{ tag: '@looks' },
	async ({ page }) => {
		await show(page, { devices: 200 });
		const inset = page.locator('[data-map-inset]');
		await expect(inset.locator('text[aria-label="Quần đảo Hoàng Sa"]')).toBeVisible();
		await expect(inset.locator('text[aria-label="Quần đảo Trường Sa"]')).toBeVisible();
		expect(await inset.locator('circle').count()).toBeGreaterThan(10);
		const frame = await inset.boundingBox();
		for (const name of await boxes(inset.locator('text'))) {
			expect(name.x).toBeGreaterThanOrEqual(frame?.x ?? 0);
			expect(name.y).toBeGreaterThanOrEqual(frame?.y ?? 0);
			expect(name.x + name.width).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0));
			expect(name.y + name.height).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0));
		}
	},
);

test(
	'the text of a schematic cell stays within the cell, in panels wide and low',
	{ tag: '@looks' },
	async ({ page }) => {
		await show(page, { devices: 200 });
		await page.evaluate(() => document.fonts.ready);
		const size = page.viewportSize() ?? { width: 0, height: 0 };
		for (const part of [1, 0.6, 0.4]) {
			await page.setViewportSize({ ...size, height: Math.round(size.height * part) });
			await untilLaidOut(page);
			await expect(page.locator('[data-map-label]')).toHaveCount(12);
			await expect.poll(() => page.evaluate(textOutsideCells)).toEqual([]);
		}
	},
);

/** Runs in the page: the ends of each line, at the upper and lower ends of its capitals, against the cell's outline. */
function textOutsideCells(): string[] {
	const cells = window.ioc?.map?.cells ?? {};
	const corner = document.querySelector('section.map')?.getBoundingClientRect();
	const outside: string[] = [];
	for (const label of document.querySelectorAll<HTMLElement>('[data-map-label]')) {
		const ring = cells[label.dataset['mapLabel'] ?? ''] ?? [];
		const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const range = document.createRange();
			range.selectNodeContents(node);
			const half = 0.36 * parseFloat(getComputedStyle(node.parentElement ?? label).fontSize);
			for (const { left, right, top, bottom } of range.getClientRects()) {
				if (left === right || node.textContent?.trim() === '') continue;
				for (const y of [(top + bottom) / 2 - half, (top + bottom) / 2 + half]) {
					const down = y - (corner?.top ?? 0);
					const xs = ring.flatMap((a, index) => {
						const b = ring[(index + 1) % ring.length] ?? a;
						if (a.y > down === b.y > down) return [];
						return [(corner?.left ?? 0) + a.x + ((b.x - a.x) * (down - a.y)) / (b.y - a.y)];
					});
					if (left >= Math.min(...xs) && right <= Math.max(...xs)) continue;
					outside.push(node.textContent ?? '');
				}
			}
		}
	}
	return outside;
}
