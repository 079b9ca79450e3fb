import { expect, test } from 'vitest';
import type { HeatCell } from './heat.ts';
import { markOf, unmarkedWords, wearsClock } from './heat-marks.ts';

function cell(standing: HeatCell['standing'], more: Partial<HeatCell> = {}): HeatCell {
	const isOver = standing === 'not-met' || standing === 'behind' || standing === 'at-risk';
	return {
		...{ indicator: 'i1', value: 60, text: '60,0', brief: '60', steps: null, heat: 2, standing },
		...{ mark: isOver && more.freshness !== 'stale' ? standing : null, freshness: 'fresh' },
		...{ oldSince: null, sample: false, typed: false, words: '', ...more },
	};
}
const stage = (standing: HeatCell['standing']) => cell(standing, { steps: { done: 1, of: 2 } });
const old = (standing: HeatCell['standing']) => cell(standing, { freshness: 'stale' });

test('a number that nothing judges has a mark of its own, also where it is old; what has no value has none', () => {
	expect(markOf(cell(null))).toBe('unjudged');
	expect(markOf(old(null))).toBe('unjudged');
	expect(markOf(cell('behind'))).toBe('behind');
	expect(markOf(cell('met'))).toBeNull();
	expect(markOf(cell(null, { value: null }))).toBeNull();
});

test('a stage or a yes or no that nothing judges has it, too, beside its sign', () => {
	expect(markOf(stage(null))).toBe('unjudged');
	expect(markOf(stage('met'))).toBeNull();
	expect(markOf(stage('behind'))).toBe('behind');
});

test('an old value wears a clock only where neither value nor sign has room', () => {
	const [bare, signed] = [
		{ values: 'none', signs: 'none' } as const,
		{ values: 'none', signs: 'all' } as const,
	];
	const oldStage = { ...old('met'), steps: { done: 1, of: 2 } };
	expect([old('met'), oldStage, cell('met')].map((own) => wearsClock(own, bare))).toEqual([
		true,
		true,
		false,
	]);
	expect([old('met'), oldStage].map((own) => wearsClock(own, signed))).toEqual([true, false]);
	expect(wearsClock(old('met'), { values: 'brief', signs: 'stages' })).toBe(false);
	expect(wearsClock({ ...old('met'), value: null }, bare)).toBe(false);
});

test('what a cell without a mark means is met, or on its way, in this order whatever the rows’ is', () => {
	const cells = [cell('on-track'), cell('not-met'), cell('met'), cell(null), stage(null)];
	expect(unmarkedWords(cells)).toBe('Không dấu: Đạt, Đúng tiến độ');
	expect(unmarkedWords(cells.toReversed())).toBe('Không dấu: Đạt, Đúng tiến độ');
	expect(unmarkedWords([cell('met'), cell(null)])).toBe('Không dấu: Đạt');
});

test('old figures that missed their target wear no mark, and the key does not call them met', () => {
	expect(unmarkedWords([cell('met'), old('not-met')])).toBe('Không dấu: Đạt (trừ số liệu cũ)');
	expect(unmarkedWords([cell('met'), cell('behind'), old('met')])).toBe('Không dấu: Đạt');
	expect(unmarkedWords([old('met'), cell('behind')])).toBe('');
});

test('nothing is said where no cell has a mark', () => {
	expect(unmarkedWords([cell('met'), cell('on-track')])).toBe('');
	expect(unmarkedWords([])).toBe('');
});
