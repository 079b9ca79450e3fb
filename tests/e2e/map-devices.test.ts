/** The map's devices, and what it tells of the pointer, on its harness page. */
import { expect } from '@playwright/test';
import { test } from '#tests/support/page.ts';
import { fontPx, inDiLinh, open } from './map-page.ts';

test('quiet devices that stand together are a ring, those in trouble a symbol with their number', async ({
	page,
}) => {
	await open(page, 'devices=2000');
	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, schematic: false, shape: [...unit.shape] }));
	});
	const drawn = () =>
		page.evaluate(() => {
			const { devices = {}, rings = [] } = window.ioc?.map ?? {};
			const troubled = new Map<string, number>();
			for (const { state, cluster } of Object.values(devices)) {
				if (cluster === null || rings.includes(cluster)) continue;
				const more = state === 'offline' || state === 'degraded' ? 1 : 0;
				troubled.set(cluster, (troubled.get(cluster) ?? 0) + more);
			}
			const counts = [...document.querySelectorAll<HTMLElement>('[data-map-count]')].map(
				({ dataset, textContent }) => [dataset['mapCount'] ?? '', Number(textContent)] as const,
			);
			return {
				rings: rings.length,
				troubled: [...troubled].filter(([, count]) => count > 1).toSorted(),
				counts: counts.toSorted(),
			};
		});
	await expect.poll(async () => (await drawn()).rings).toBeGreaterThan(10);
	const { troubled, counts } = await drawn();
	expect(counts.length).toBeGreaterThan(0);
	expect(counts).toEqual(troubled);
	await expect(page.locator('[data-map-legend]')).toContainText('Nhiều thiết bị');
	await expect(page.locator('[data-map-legend]')).toContainText('Số thiết bị lỗi');
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
	// A move while the first picture is still being drawn tells nothing: a hand moves on.
	let moves = 0;
	const toldOnMoving = async () => {
		await page.mouse.move(at.x + (moves++ % 2), at.y);
		return told();
	};
	await expect.poll(toldOnMoving).toEqual({ clicked: undefined, pointedAt: diLinh });
	await page.mouse.click(at.x, at.y);
	await expect.poll(told).toEqual({ clicked: diLinh, pointedAt: diLinh });
	await page.mouse.move(2, at.y);
	await expect.poll(told).toEqual({ clicked: diLinh, pointedAt: null });

	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, schematic: false, shape: [...unit.shape] }));
	});
	const count = page.locator('[data-map-count]').first();
	await expect(count).toBeVisible();
	const membersOf = (cluster: string) =>
		page.evaluate(
			(id) =>
				Object.entries(window.ioc?.map?.devices ?? {})
					.filter(([, device]) => device.cluster === id)
					.map(([device]) => device)
					.toSorted(),
			cluster,
		);
	// The number is there a little before the symbol that is clicked, and both move while the legend finds its place.
	const clickedAndMeant = async () => {
		const meant = await membersOf((await count.getAttribute('data-map-count')) ?? '');
		const box = await count.boundingBox();
		await page.mouse.click(
			Math.round((box?.x ?? 0) - fontPx(page) * 0.6),
			Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2),
		);
		const { clicked } = await told();
		const ids = clicked?.kind === 'device' ? [...clicked.ids].toSorted() : [];
		return { several: meant.length > 1, same: ids.join() === meant.join() };
	};
	await expect.poll(clickedAndMeant).toEqual({ several: true, same: true });
});

test('only the symbol of a new critical trouble flashes, once a second, and not where less motion is wanted', async ({
	page,
}) => {
	await open(page, 'devices=200');
	const moving = () =>
		page.evaluate(() =>
			document.getAnimations().map((animation) => ({
				...animation.effect?.getComputedTiming(),
				text: (animation.effect as KeyframeEffect).target?.textContent,
			})),
		);
	const pulses = page.locator('[data-map-pulse]');
	await expect(pulses).toHaveCount(0);
	expect(await moving()).toEqual([]);
	await page.evaluate(() => {
		window.harness?.devices((device) => ({ ...device, pulsing: device.id === 'cam-0007' }));
	});
	await expect(pulses).toHaveCount(1);
	const cell = page.locator('[data-map-count]', { has: pulses });
	expect(await cell.getAttribute('data-map-count')).toBe('unit-679');
	expect(await moving()).toMatchObject([{ duration: 1_000, iterations: Infinity, text: '' }]);

	await page.evaluate(() => {
		window.harness?.units((unit) => ({ ...unit, schematic: false, shape: [...unit.shape] }));
	});
	await expect(page.locator('[data-map-label] [data-map-pulse]')).toHaveCount(0);
	await expect(pulses).toHaveCount(1);
	expect(await moving()).toHaveLength(1);

	await page.emulateMedia({ reducedMotion: 'reduce' });
	await expect.poll(moving).toEqual([]);
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await expect.poll(async () => (await moving()).length).toBe(1);
	await page.evaluate(() => {
		window.harness?.devices((device) => ({ ...device, pulsing: false }));
	});
	await expect(pulses).toHaveCount(0);
	expect(await moving()).toEqual([]);
});
