import { expect, test } from 'vitest';
import { Ear } from './ear.ts';

const report = (seenAt: number, state = 'ok', instance = 'one') => ({ instance, seenAt, state });

test('nothing was heard before ingest has said that it hears', () => {
	expect(new Ear().at(5_000)).toEqual({ from: null, until: null, lost: true });
});

test('ingest hears as long as it says so in time, and anew when it has been away', () => {
	const ear = new Ear();
	ear.apply([report(1_000)]);
	ear.apply([report(6_000)]);
	expect(ear.at(20_000)).toEqual({ from: 1_000, until: 6_000, lost: false });
	expect(ear.at(21_001)).toMatchObject({ lost: true });
	ear.apply([report(40_000)]);
	expect(ear.at(40_000)).toEqual({ from: 40_000, until: 40_000, lost: false });
});

test('ingest without its broker hears nothing from then on', () => {
	const ear = new Ear();
	ear.apply([report(1_000)]);
	ear.apply([report(2_000, 'broker-lost')]);
	expect(ear.at(2_000)).toEqual({ from: 1_000, until: 1_000, lost: true });
	ear.apply([report(7_000)]);
	expect(ear.at(7_000)).toEqual({ from: 7_000, until: 7_000, lost: false });
});

test('since when the connection of ingest has stood is its own word, however short a loss was', () => {
	const ear = new Ear();
	ear.apply([{ ...report(1_000), connectedAt: 400 }]);
	ear.apply([{ ...report(6_000), connectedAt: 4_200 }]);
	expect(ear.at(6_000)).toEqual({ from: 1_000, until: 6_000, lost: false, connectedAt: 4_200 });
	ear.apply([{ ...report(11_000, 'broker-lost'), connectedAt: null }]);
	expect(ear.at(11_000)).toMatchObject({ lost: true, connectedAt: 4_200 });
});

test('of several ingest processes one that hears is enough', () => {
	const ear = new Ear();
	ear.apply([report(1_000), report(1_500, 'ok', 'two')]);
	ear.apply([report(2_000, 'broker-lost')]);
	ear.apply([report(6_500, 'ok', 'two')]);
	expect(ear.at(7_000)).toEqual({ from: 1_500, until: 6_500, lost: false });
});

test('what the judge before knew goes on where there was no gap, and not where there was one', () => {
	const [near, far] = [new Ear(), new Ear()];
	for (const ear of [near, far]) ear.restore({ from: 1_000, until: 50_000 });
	near.apply([report(55_000)]);
	expect(near.at(56_000)).toEqual({ from: 1_000, until: 55_000, lost: false });
	far.apply([report(90_000)]);
	expect(far.at(91_000)).toEqual({ from: 90_000, until: 90_000, lost: false });
});
