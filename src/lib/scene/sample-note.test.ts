import { expect, test } from 'vitest';
import { behind, sampleNote, samplesAmong, samplesOf, typedOf } from './sample-note.ts';

const row = (score: { samples: number; withData: number }, ...cells: (boolean | null)[]) => ({
	...score,
	cells: cells.map((sample) => ({ value: sample === null ? null : 1, sample: sample ?? false })),
});

const REAL = { samples: 0, withData: 2 };

test('samples are told of although no score has one in it', () => {
	expect(samplesAmong([row(REAL, false, true)])).toBe('some');
	expect(samplesAmong([row({ samples: 0, withData: 0 }, true, true)])).toBe('all');
});

test('of real figures alone nothing is said, whatever is missing', () => {
	expect(samplesAmong([row(REAL, false, null), row({ samples: 0, withData: 0 }, null)])).toBe(
		'none',
	);
	expect(sampleNote('none')).toBe('');
});

test('a score of real and sample values is partly a sample', () => {
	expect(samplesOf([{ samples: 1, withData: 5 }])).toBe('some');
	expect(samplesOf([{ samples: 5, withData: 5 }, behind(null)])).toBe('all');
	expect(samplesOf([behind({ sample: true }), behind({ sample: false })])).toBe('some');
	expect([sampleNote('all'), sampleNote('some')]).toEqual(['Dữ liệu mẫu', 'Có dữ liệu mẫu']);
});

test('that figures were typed in is said of all of them, or of some, which are then marked', () => {
	expect([typedOf([]), typedOf([false]), typedOf([true, true]), typedOf([true, false])]).toEqual([
		...['none', 'none', 'all', 'some'],
	]);
});
