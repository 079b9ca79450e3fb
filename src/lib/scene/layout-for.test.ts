import { expect, test } from 'vitest';
import { LEFT_OUT } from '#lib/wire/scene.ts';
import type { SceneLayout, ScenePlace } from '#lib/wire/scene.ts';
import { layoutFor, placedPanels, withLeftOut } from './layout-for.ts';

const WHOLE = 'minmax(0, 1fr)';
const panel = (name: string): ScenePlace => ({ size: WHOLE, panel: name });

function layout(name: string, limits: Partial<Omit<SceneLayout, 'place'>> = {}): SceneLayout {
	const from = { width: 0, height: 0 };
	const to = { width: 10_000, height: 10_000 };
	return { from, to, deviceless: false, place: panel(name), ...limits };
}

const LAYOUTS = [
	layout('small', { to: { width: 26, height: 10_000 } }),
	layout('bare', { deviceless: true }),
	layout('wide', { from: { width: 78, height: 36 } }),
	layout('any'),
];
const chosen = (width: number, height: number, deviceless = false): readonly string[] =>
	placedPanels(layoutFor(LAYOUTS, { room: { width, height }, deviceless })?.place ?? panel(''));

test('the first layout that fits the room is taken, its limits included', () => {
	expect(chosen(26, 50)).toEqual(['small']);
	expect(chosen(26.1, 50)).toEqual(['any']);
	expect(chosen(78, 36)).toEqual(['wide']);
	expect(chosen(200, 35.9)).toEqual(['any']);
});

test('one for no devices is taken only where there are none', () => {
	expect(chosen(100, 50, true)).toEqual(['bare']);
	expect(chosen(20, 50, true)).toEqual(['small']);
});

test('where none fits, the last is taken', () => {
	const only = [layout('huge', { from: { width: 500, height: 500 } })];
	const found = layoutFor(only, { room: { width: 1, height: 1 }, deviceless: false });
	expect(found).toBe(only[0]);
});

test('panels are told in their order, the line of what has no room is none', () => {
	const place: ScenePlace = {
		size: WHOLE,
		columns: [panel('map'), { size: 'auto', rows: [panel('figures'), panel(LEFT_OUT)] }],
	};
	expect(placedPanels(place)).toEqual(['map', 'figures']);
	expect(withLeftOut(place)).toBe(place);
});

test('a layout without a place for that line has it below everything', () => {
	expect(withLeftOut({ size: '50%', columns: [panel('map'), panel('figures')] })).toEqual({
		size: WHOLE,
		rows: [
			{ size: WHOLE, columns: [panel('map'), panel('figures')] },
			{ size: 'auto', panel: LEFT_OUT },
		],
	});
});
