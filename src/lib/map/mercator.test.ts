import { expect, test } from 'vitest';
import { projector, toLonLat, toWorld, worldPx, zoomOfWorldPx } from './mercator.ts';

test('a place comes back from the Mercator square', () => {
	const [lon, lat] = toLonLat(toWorld([108.45, 11.94]));
	expect(lon).toBeCloseTo(108.45, 9);
	expect(lat).toBeCloseTo(11.94, 9);
});

test('the camera looks at the middle of the element, north up', () => {
	const project = projector({ center: [108, 12], zoom: 8 }, { width: 800, height: 600 });
	expect(project([108, 12])).toEqual({ x: 400, y: 300 });
	expect(project([108, 12.5]).y).toBeLessThan(300);
	expect(project([108.5, 12]).x).toBeCloseTo(400 + worldPx(8) / 720, 6);
});

test('zoom and the width of the world are each other’s inverse', () => {
	expect(zoomOfWorldPx(worldPx(9.4))).toBeCloseTo(9.4, 12);
});
