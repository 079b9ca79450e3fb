/** The map where real figures stand among samples, which wear a sign there. */
import { expect } from '@playwright/test';
import { enterField } from './field.ts';
import { WEATHERS, type Weather } from './still-field.ts';
import { expectShown, OFTEN, test } from './still-wall.ts';
import { openOverview } from './wall-page.ts';

test.use({ settings: { IOC_FLAP_DETECTION: 'off' } });

test('the sign of samples takes no value from the map, however many devices are in trouble; none makes the map make way', async ({
	page,
	field,
	server,
}) => {
	const labels = page.locator('[data-map-label]');
	const keys = new Set<string>();
	const values = async (weather: Weather): Promise<number> => {
		await field.becomes(weather);
		await openOverview(page);
		await expectShown(page, weather);
		await expect(labels.locator('.name')).toHaveCount(12);
		keys.add(JSON.stringify(await page.locator('[data-map-legend]').boundingBox()));
		return labels.locator('.value').count();
	};
	const before = new Map<Weather, number>();
	for (const weather of WEATHERS) before.set(weather, await values(weather));
	expect(before.get('calm')).toBe(12);

	const far = await enterField(server.mqttUrl);
	await far.publish('bao-loc/indicator/673/van-ban-ky-so', { value: 99.2, source: 'so' });
	await far.leave();
	await expect.poll(() => labels.locator('i').count(), OFTEN).toBeGreaterThan(5);
	expect(keys.size).toBe(1);
	keys.clear();
	const mixed = new Map<Weather, number>();
	for (const weather of WEATHERS) mixed.set(weather, await values(weather));
	expect(mixed).toEqual(before);
	expect(keys.size).toBe(1);
});
