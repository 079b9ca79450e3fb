import { expect, test } from 'vitest';
import type { ObservationRow } from '#lib/wire/live.ts';
import { ObservationBoard } from './observation-board.svelte.ts';

function row(unitId: number, value: number): ObservationRow {
	return [unitId, 7, value, 1_000, 'device', 'fresh', 1, 'demo', 0];
}

test('the latest value of a series is kept, with all that is known of it', () => {
	const board = new ObservationBoard();
	board.read({ rows: [row(1, 80), row(2, 70)] }, true);
	board.read({ rows: [row(1, 81)] }, false);
	expect(board.latest(1, 7)).toEqual({
		unitId: 1,
		indicatorId: 7,
		value: 81,
		observedAt: 1_000,
		timeSource: 'device',
		freshness: 'fresh',
		sample: true,
		source: 'demo',
		typed: false,
	});
	expect(board.latest(2, 7)?.value).toBe(70);
	expect(board.latest(1, 8)).toBeNull();
});

test('what a later snapshot leaves out is gone', () => {
	const board = new ObservationBoard();
	board.read({ rows: [row(1, 80), row(2, 70)] }, true);
	board.read({ rows: [row(2, 71)] }, true);
	expect(board.all().map(({ value }) => value)).toEqual([71]);
});
