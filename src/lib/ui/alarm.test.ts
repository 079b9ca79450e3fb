import { expect, test } from 'vitest';
import {
	alarmShape,
	handlingWords,
	isFlashing,
	type AlarmHandling,
	type AlarmLevel,
} from './alarm.ts';

const LEVELS: readonly AlarmLevel[] = ['critical', 'warning', 'notice'];
const HANDLINGS: readonly AlarmHandling[] = [
	...(['untold', 'unacknowledged', 'acknowledged', 'cleared', 'shelved', 'maintenance'] as const),
];
const all = LEVELS.flatMap((level) => HANDLINGS.map((handling) => ({ level, handling })));

test('only what is critical and has not been acknowledged flashes', () => {
	expect(all.filter(isFlashing)).toEqual([{ level: 'critical', handling: 'unacknowledged' }]);
});

test('what is acknowledged has another shape than before, and each level its own', () => {
	for (const level of LEVELS) {
		const shapes = (
			['unacknowledged', 'acknowledged', 'shelved', 'maintenance', 'cleared'] as const
		).map((handling) => alarmShape({ level, handling }));
		expect(new Set(shapes).size).toBe(shapes.length);
	}
	for (const handling of ['unacknowledged', 'acknowledged'] as const)
		expect(new Set(LEVELS.map((level) => alarmShape({ level, handling }))).size).toBe(3);
});

test('each handling has its word, but for where nobody keeps account of it', () => {
	const words = HANDLINGS.map((handling) => handlingWords(handling, ''));
	expect(words[0]).toBe('');
	expect(new Set(words).size).toBe(HANDLINGS.length);
	expect(handlingWords('shelved', '15:30')).toBe('Tạm gác đến 15:30');
});
