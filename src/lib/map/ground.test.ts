import { expect, test } from 'vitest';
import { groundOf } from './ground.ts';

const bounds = { x: 10, y: 20, width: 200, height: 100 };

function square(x: number, y: number, side: number) {
	return [
		{ x, y },
		{ x: x + side, y },
		{ x: x + side, y: y + side },
		{ x, y: y + side },
	];
}

const ground = groundOf([square(20, 30, 60), [], square(80, 30, 60)], { bounds, stepPx: 2 });

test('a box knows how much of it lies on its own unit, and how much on others', () => {
	expect(ground.under([{ x: 30, y: 40, width: 40, height: 40 }], 0)).toEqual({ own: 1, others: 0 });
	const astride = ground.under([{ x: 60, y: 40, width: 40, height: 40 }], 0);
	expect(astride.own).toBeCloseTo(3 / 7);
	expect(astride.others).toBeCloseTo(4 / 7);
});

test('of two lines the longer one counts for more', () => {
	const rows = [
		{ x: 30, y: 40, width: 30, height: 20 },
		{ x: 150, y: 60, width: 10, height: 20 },
	];
	expect(ground.under(rows, 0)).toEqual({ own: 0.75, others: 0 });
});

test('what lies on nobody, or out of bounds, is on no unit', () => {
	const nothing = { own: 0, others: 0 };
	expect(ground.under([{ x: 150, y: 40, width: 40, height: 40 }], 2)).toEqual(nothing);
	expect(ground.under([{ x: 400, y: 400, width: 40, height: 40 }], 2)).toEqual(nothing);
});
