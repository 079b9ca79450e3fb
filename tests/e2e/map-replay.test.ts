/** The map of a scene at moments that have passed. */
import { expect } from '@playwright/test';
import { standingsAt } from '#lib/domain/replay.ts';
import { troubleOf } from '#lib/domain/trouble.ts';
import { replayOf, type ReplayAnswer } from '#lib/wire/api/replay.ts';
import { test } from '#tests/support/page.ts';
import { faults } from './map-page.ts';
import { openOverview } from './wall-page.ts';

test('at a moment that has passed the map shows the troubles of then, no text of it is cut or over another, and nothing flashes', async ({
	page,
}) => {
	await openOverview(page);
	const map = page.locator('section.map');
	await expect(page.locator('[data-map-label]')).toHaveCount(12);
	const [response] = await Promise.all([
		page.waitForResponse(/api\/v1\/replay/),
		page.keyboard.press('r'),
	]);
	const told = replayOf((await response.json()) as ReplayAnswer);
	const kinds = new Map(told.devices.map(({ id, kind }) => [id, kind]));
	const troublesAt = (moment: number) =>
		[...standingsAt(told, moment)].filter(([id, standing]) =>
			troubleOf({ about: { registered: true, kind: kinds.get(id) ?? '' }, standing }),
		).length;
	const steps = Math.floor((told.until - told.from) / told.stepMs);
	const slider = page.getByRole('slider');
	const counts = new Set<number>();
	for (let step = 0; step < steps; step += 24) {
		await slider.fill(String(step));
		const troubles = troublesAt(told.from + step * told.stepMs);
		counts.add(troubles);
		await expect(map).toHaveAttribute('data-map-troubles', String(troubles));
		await expect.poll(() => page.evaluate(faults)).toEqual([]);
		await expect(page.locator('[data-map-pulse]')).toHaveCount(0);
	}
	expect(counts.size).toBeGreaterThan(1);
	await page.keyboard.press('Escape');
	await expect(page.locator('[data-scrubber]')).toHaveCount(0);
	await expect(page.locator('.ground canvas')).toHaveCount(2);
});
