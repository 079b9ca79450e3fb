import { expect, test } from 'vitest';
import { TopicSequence } from './topic-sequence.ts';

function started(): TopicSequence {
	const sequence = new TopicSequence();
	sequence.snapshot({ epoch: 'a', seq: 7 });
	return sequence;
}

test('deltas that follow the snapshot one by one are applied', () => {
	const sequence = started();
	expect(sequence.delta({ epoch: 'a', seq: 8 })).toBe('apply');
	expect(sequence.delta({ epoch: 'a', seq: 9 })).toBe('apply');
});

test('a delta before any snapshot is ignored', () => {
	expect(new TopicSequence().delta({ epoch: 'a', seq: 1 })).toBe('ignore');
});

test('a delta that the snapshot already holds is ignored', () => {
	expect(started().delta({ epoch: 'a', seq: 7 })).toBe('ignore');
});

test('a missing number is a gap, and only a snapshot ends it', () => {
	const sequence = started();
	expect(sequence.delta({ epoch: 'a', seq: 9 })).toBe('gap');
	expect(sequence.delta({ epoch: 'a', seq: 10 })).toBe('ignore');
	sequence.snapshot({ epoch: 'a', seq: 10 });
	expect(sequence.delta({ epoch: 'a', seq: 11 })).toBe('apply');
});

test('another run of the server is a gap, whatever its number', () => {
	const sequence = started();
	expect(sequence.isOfAnother('b')).toBe(true);
	expect(sequence.delta({ epoch: 'b', seq: 8 })).toBe('gap');
});
