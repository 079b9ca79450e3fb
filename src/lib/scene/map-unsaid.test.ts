import { expect, test } from 'vitest';
import type { MapUnit } from '#lib/map/types.ts';
import { MapUnsaid } from './map-unsaid.svelte.ts';

const ALL_SAID = { names: 0, values: 0, home: '' };
const LEFT = { names: 0, values: 2, home: '' };

test('what finds room while the page is laid out is no longer told', () => {
	const unsaid = new MapUnsaid(() => []);
	expect(unsaid.told).toEqual(ALL_SAID);
	unsaid.hear({ names: 1, values: 2, home: 'Bảo Lộc 86,9' });
	expect(unsaid.told).toEqual({ names: 1, values: 2, home: 'Bảo Lộc 86,9' });
	unsaid.hear(ALL_SAID);
	expect(unsaid.told).toEqual(ALL_SAID);
});

test('words and map that make way for each other come to rest, with the words, until the units are others', () => {
	let units: MapUnit[] = [];
	const unsaid = new MapUnsaid(() => units);
	for (let turn = 0; turn < 4; turn++) {
		unsaid.hear(LEFT);
		unsaid.hear(ALL_SAID);
	}
	expect(unsaid.told).toEqual(LEFT);
	units = [];
	unsaid.hear(ALL_SAID);
	expect(unsaid.told).toEqual(ALL_SAID);
});

test('the words of the chosen unit come to rest, too, and with them what else was left out', () => {
	const units: MapUnit[] = [];
	const unsaid = new MapUnsaid(() => units);
	const home = { ...ALL_SAID, home: 'Bảo Lộc 86,9' };
	for (let turn = 0; turn < 5; turn++) {
		unsaid.hear(home);
		unsaid.hear(ALL_SAID);
	}
	expect(unsaid.told).toEqual(home);
	unsaid.hear({ names: 2, values: 0, home: '' });
	unsaid.hear({ names: 0, values: 15, home: '' });
	expect(unsaid.told).toEqual({ names: 2, values: 15, home: 'Bảo Lộc 86,9' });
});
