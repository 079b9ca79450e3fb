/** The map's devices, and what it tells of the pointer, on its harness page. */
import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { inDiLinh, open } from './map-page.ts';

test('no ring is empty: one without room for its count is drawn as a dot', async ({ page }) => {
	await open(page, 'devices=2000');
	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, schematic: false, shape: [...unit.shape] }));
	});
	const drawn = () =>
		page.evaluate(() => {
			const { devices = {}, rings = [] } = window.ioc?.map ?? {};
			const counts = [...document.querySelectorAll<HTMLElement>('[data-map-count]')];
			const clusters = Object.values(devices).flatMap(({ cluster }) => cluster ?? []);
			return {
				clusters: new Set(clusters).size,
				rings: rings.toSorted(),
				counted: counts.map(({ dataset }) => dataset['mapCount'] ?? '').toSorted(),
				texts: counts.map(({ textContent }) => Number(textContent)),
			};
		});
	await expect.poll(async () => (await drawn()).rings.length).toBeGreaterThan(10);
	await expect
		.poll(async () => {
			const { rings, counted } = await drawn();
			return rings.filter((ring) => !counted.includes(ring));
		})
		.toEqual([]);
	const { clusters, rings, counted, texts } = await drawn();
	expect(counted).toEqual(rings);
	expect(Math.min(...texts)).toBeGreaterThan(1);
	expect(clusters, 'labels leave no room for every ring').toBeGreaterThan(rings.length);
});

test('what is clicked and what is pointed at is told: a unit, the devices of a symbol, or nothing', async ({
	page,
}) => {
	await open(page, 'pick=on&devices=2000');
	const told = () =>
		page.evaluate(() => ({
			clicked: window.harness?.clicked.at(-1),
			pointedAt: window.harness?.pointedAt.at(-1),
		}));
	const diLinh = { kind: 'unit', code: '679' };
	const at = await inDiLinh(page);
	await page.mouse.move(at.x, at.y);
	await expect.poll(told).toEqual({ clicked: undefined, pointedAt: diLinh });
	await page.mouse.click(at.x, at.y);
	await expect.poll(told).toEqual({ clicked: diLinh, pointedAt: diLinh });
	await page.mouse.move(2, at.y);
	await expect.poll(told).toEqual({ clicked: diLinh, pointedAt: null });

	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, schematic: false, shape: [...unit.shape] }));
	});
	const count = page.locator('[data-map-count]').first();
	await expect(count).toBeVisible();
	const cluster = (await count.getAttribute('data-map-count')) ?? '';
	const members = await page.evaluate(
		(id) =>
			Object.entries(window.ioc?.map?.devices ?? {})
				.filter(([, device]) => device.cluster === id)
				.map(([device]) => device)
				.toSorted(),
		cluster,
	);
	expect(members.length).toBeGreaterThan(1);
	const box = await count.boundingBox();
	await page.mouse.click(
		Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2),
		Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2),
	);
	await expect
		.poll(async () => {
			const { clicked } = await told();
			return clicked?.kind === 'device' ? [...clicked.ids].toSorted() : clicked;
		})
		.toEqual(members);
});
