import { expect, test } from 'vitest';
import { Agenda, NO_SLOT } from './agenda.ts';

const entry = (name: string) => ({ name, slot: NO_SLOT });

test('those whose time has come are taken once, in the order of their slots', () => {
	const agenda = new Agenda<ReturnType<typeof entry>>();
	const [early, late, never] = [entry('early'), entry('late'), entry('never')];
	agenda.put(late, 9_000);
	agenda.put(early, 1_100);
	agenda.put(never, Infinity);
	expect(agenda.take(1_000)).toEqual([]);
	expect(agenda.take(1_250)).toEqual([early]);
	expect(agenda.take(20_000)).toEqual([late]);
	expect(agenda.take(90_000)).toEqual([]);
});

test('a deadline that comes nearer counts, one that moves on is found at its old place', () => {
	const agenda = new Agenda<ReturnType<typeof entry>>();
	const one = entry('one');
	agenda.put(one, 5_000);
	agenda.put(one, 2_000);
	expect(agenda.take(2_000)).toEqual([one]);
	expect(agenda.take(5_000)).toEqual([]);
	agenda.put(one, 6_000);
	agenda.put(one, 8_000);
	expect(agenda.take(6_000)).toEqual([one]);
});
