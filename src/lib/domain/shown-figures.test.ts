import { expect, test } from 'vitest';
import { shownFigures, type BelievedFigure } from './shown-figures.ts';

const STEPS = { from: 1_000, stepMs: 100, steps: 4 };

function row(value: number, own: Partial<BelievedFigure> = {}): BelievedFigure {
	const observedAt = own.observedAt ?? 900;
	return {
		...{ value, observedAt, receivedAt: observedAt, supersededAt: null },
		...{ timeSource: 'device', sample: false, source: null, typed: false },
		...own,
	};
}

const told = (...rows: readonly BelievedFigure[]) =>
	shownFigures(rows, STEPS).map(({ step, figure }) => [step, figure?.value ?? null]);

test('what says nothing new is told once', () => {
	expect(told(row(5))).toEqual([[0, 5]]);
	expect(told()).toEqual([]);
});

test('a figure stands from the step at which it had been received on, not from its own time', () => {
	expect(told(row(5), row(6, { observedAt: 950, receivedAt: 1_130 }))).toEqual([
		[0, 5],
		[2, 6],
	]);
	expect(told(row(6, { observedAt: 1_100, receivedAt: 1_100 }))).toEqual([[1, 6]]);
});

test('one of an earlier time that comes later does not stand, nor a sample where something real does', () => {
	expect(told(row(5), row(4, { observedAt: 800, receivedAt: 1_050 }))).toEqual([[0, 5]]);
	expect(told(row(5), row(9, { observedAt: 1_050, sample: true }))).toEqual([[0, 5]]);
	expect(told(row(9, { sample: true }), row(5, { observedAt: 700, receivedAt: 1_050 }))).toEqual([
		[0, 9],
		[1, 5],
	]);
});

test('what was corrected stood until then; what was undone gives way to the one before, or to none', () => {
	expect(told(row(5, { supersededAt: 1_150 }), row(6, { receivedAt: 1_150 }))).toEqual([
		[0, 5],
		[2, 6],
	]);
	const undone = row(7, { observedAt: 1_000, receivedAt: 1_050, supersededAt: 1_250 });
	expect(told(row(5), undone)).toEqual([
		[0, 5],
		[1, 7],
		[3, 5],
	]);
	expect(told(undone)).toEqual([
		[1, 7],
		[3, null],
	]);
});
