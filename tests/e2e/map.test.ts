/** The map by itself, on its harness page: made-up values and devices, schematic cells of Lâm Đồng. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { pixelAt } from '#tests/support/pixel.ts';
import { inDiLinh, open } from './map-page.ts';

const CLASS_3 = [0x1d, 0x55, 0x60];

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

async function expectFilled(page: Page): Promise<void> {
	const at = await inDiLinh(page);
	await expect
		.poll(async () => {
			const pixel = await pixelAt(page, at);
			return Math.max(...pixel.map((part, index) => Math.abs(part - (CLASS_3[index] ?? 0))));
		})
		.toBeLessThan(8);
}

test('it says what it draws: every unit with its class, every device with its state', async ({
	page,
}) => {
	await open(page);
	const drawn = await page.evaluate(() => window.ioc?.map);
	expect(Object.keys(drawn?.units ?? {})).toHaveLength(12);
	expect(drawn?.units['672']).toEqual({ value: 81.4, class: 4 });
	expect(drawn?.units['683']).toEqual({ value: null, class: null });
	expect(Object.keys(drawn?.devices ?? {})).toHaveLength(200);
	expect(drawn?.devices['cam-0007']?.state).toBe('offline');
});

test('a unit is filled with the colour of its class', async ({ page }) => {
	await open(page, 'devices=0');
	await expectFilled(page);
});

test('labels and counts neither overlap nor leave the screen, and no text is cut', async ({
	page,
}) => {
	for (const devices of [200, 2000]) {
		await open(page, `devices=${String(devices)}`);
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
});

test('the text of a schematic cell stays within the cell, in panels wide and low', async ({
	page,
}) => {
	const size = page.viewportSize() ?? { width: 0, height: 0 };
	for (const part of [1, 0.6, 0.4]) {
		await page.setViewportSize({ ...size, height: Math.round(size.height * part) });
		await page.goto(`/harness/map?font=${String(size.height / 54)}&devices=200`);
		await expect(page.locator('[data-map-label]')).toHaveCount(12);
		await page.evaluate(() => document.fonts.ready);
		await expect.poll(() => page.evaluate(textOutsideCells)).toEqual([]);
	}
});

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

test('in a schematic cell all devices of its unit are one symbol, told of where there is trouble, in the block of its name', async ({
	page,
}) => {
	await open(page);
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
});

test('stacked accents are whole, in a font that has them, with room above and below', async ({
	page,
}) => {
	await open(page);
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
});

test('the legend says that cells are schematic, until the units have boundaries', async ({
	page,
}) => {
	await open(page);
	const legend = page.locator('[data-map-legend]');
	await expect(legend).toContainText('Sơ đồ, không phải ranh giới hành chính');
	await expect(legend).toContainText('Chưa có số liệu');
	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, schematic: false, progressClass: 2 }));
	});
	await expect(legend).not.toContainText('Sơ đồ');
	await expect(legend).not.toContainText('Chưa có số liệu');
});

test('the inset shows the country with Hoàng Sa and Trường Sa, named whole', async ({ page }) => {
	await open(page);
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
});

test('what changes many times a second is drawn again and again, at most twice', async ({
	page,
}) => {
	await open(page);
	const { drawn, tookMs } = await page.evaluate(async () => {
		const value = () => document.querySelector('[data-map-label="672"] .value')?.textContent;
		const texts = [value()];
		const from = performance.now();
		for (let at = 0; texts.length <= 7; at++) {
			// Another text of the same width, so that nothing moves.
			window.harness?.units((unit) => ({ ...unit, valueText: String(10 + (at % 90)) }));
			// The page gets its turn. No frame is waited for: where one takes long, each pace would do.
			await scheduler.postTask(() => undefined, { priority: 'background' });
			const now = value();
			if (now !== texts.at(-1)) texts.push(now);
		}
		return { drawn: texts.slice(1), tookMs: performance.now() - from };
	});
	for (const text of drawn) expect(text).toMatch(/^\d\d$/);
	// The first of the seven may come at once.
	expect(tookMs).toBeGreaterThan(2_950);
});

test('with nothing new nothing is drawn', async ({ page }) => {
	await page.addInitScript(() => {
		const counted = window as unknown as { draws: number };
		counted.draws = 0;
		const { clear } = WebGL2RenderingContext.prototype;
		WebGL2RenderingContext.prototype.clear = function (mask) {
			counted.draws++;
			clear.call(this, mask);
		};
	});
	await open(page);
	const drawsIn = (frames: number) =>
		page.evaluate(async (count) => {
			const counted = window as unknown as { draws: number };
			const before = counted.draws;
			for (let at = 0; at < count; at++) await new Promise(requestAnimationFrame);
			return counted.draws - before;
		}, frames);
	await expect.poll(() => drawsIn(30)).toBe(0);
	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit }));
		window.harness?.devices((device) => ({ ...device }));
	});
	expect(await drawsIn(60)).toBe(0);
});

test('both canvases come back after their WebGL context was lost', async ({ page }) => {
	await open(page, 'devices=0');
	await expectFilled(page);
	const canvases = page.locator('.ground canvas');
	await expect(canvases).toHaveCount(2);
	const lost = canvases.nth(1);
	await lost.evaluate((canvas: HTMLCanvasElement) => {
		canvas.dataset['lost'] = 'yes';
		canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
	});
	await expect(page.locator('canvas[data-lost]')).toHaveCount(0);
	await expectFilled(page);
	await canvases.nth(0).evaluate(async (canvas: HTMLCanvasElement) => {
		const losing = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
		const gone = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve));
		const back = new Promise((resolve) => canvas.addEventListener('webglcontextrestored', resolve));
		losing?.loseContext();
		await gone;
		// Only after the event has been dealt with may a context be asked for again.
		await new Promise(requestAnimationFrame);
		losing?.restoreContext();
		await back;
	});
	await expectFilled(page);
	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, valueText: 'nữa' }));
	});
	await expect(page.locator('[data-map-label="679"] .value')).toHaveText('nữa');
	await expect(page.locator('[data-map-problem]')).toHaveCount(0);
});
