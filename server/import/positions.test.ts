import { expect, test } from 'vitest';
import { checkPosition, METRES } from './positions.ts';

test('degrees in Vietnam are taken, the islands’ too, heights dropped', () => {
	expect(checkPosition([107.5, 11.5])).toEqual({ kind: 'position', at: [107.5, 11.5] });
	expect(checkPosition([112.3, 16.5, 4])).toEqual({ kind: 'position', at: [112.3, 16.5] });
});

test.each([
	['two numbers', ['107.5', 11.5]],
	['two numbers', [Number.NaN, 11.5]],
	['two numbers', [107.5]],
	['at most a height', [107.5, 11.5, 'x']],
	['two numbers', null],
	['48.8, 2.3 is not in Vietnam', [48.8, 2.3]],
	['seem to be exchanged', [11.5, 107.5]],
	// Đạ Tẻh in zone 48 of VN-2000 (105° east), and with its province's meridian; north may come first.
	[METRES, [772_431.5, 1_272_118.2]],
	[METRES, [1_272_118.2, 521_004]],
	['maps of the web (EPSG:3857)', [11_967_000, 1_290_000]],
])('what is none is told by what it looks like: %s', (words, position) => {
	const checked = checkPosition(position);
	expect(checked.kind === 'refused' && checked.why).toContain(words);
});
