import { expect, test } from 'vitest';
import type { HeatCell } from './heat.ts';
import { markOf, unmarkedWords } from './heat-marks.ts';

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
	expect(markOf(cell(null), 'stages')).toBe('unjudged');
	expect(markOf(old(null), 'stages')).toBe('unjudged');
	expect(markOf(cell('behind'), 'stages')).toBe('behind');
	expect(markOf(cell('met'), 'stages')).toBeNull();
	expect(markOf(cell(null, { value: null }), 'stages')).toBeNull();
});

test('a stage that nothing judges has a mark only where no sign says how far it is', () => {
	expect(markOf(stage(null), 'stages')).toBeNull();
	expect(markOf(stage(null), 'all')).toBeNull();
	expect(markOf(stage(null), 'none')).toBe('unjudged');
});

test('what a cell without a mark means is met, or on its way, in this order whatever the rows’ is', () => {
	const cells = [cell('on-track'), cell('not-met'), cell('met'), cell(null), stage(null)];
	expect(unmarkedWords(cells, 'stages')).toBe('Không dấu: Đạt, Đúng tiến độ');
	expect(unmarkedWords(cells.toReversed(), 'none')).toBe('Không dấu: Đạt, Đúng tiến độ');
	expect(unmarkedWords([cell('met'), cell(null)], 'stages')).toBe('Không dấu: Đạt');
});

test('old figures that missed their target wear no mark, and the key does not call them met', () => {
	expect(unmarkedWords([cell('met'), old('not-met')], 'stages')).toBe(
		'Không dấu: Đạt (trừ số liệu cũ)',
	);
	expect(unmarkedWords([cell('met'), cell('behind'), old('met')], 'stages')).toBe('Không dấu: Đạt');
	expect(unmarkedWords([old('met'), cell('behind')], 'stages')).toBe('');
});

test('nothing is said where no cell has a mark', () => {
	expect(unmarkedWords([cell('met'), cell('on-track')], 'stages')).toBe('');
	expect(unmarkedWords([], 'stages')).toBe('');
});
