import { expect, test } from 'vitest';
import { deliveryOrderOf } from './order-deliveries.ts';

const GIVEN = {
	...{ list: false, undo: undefined, by: 'Lan', reason: '', withoutCorrected: false },
	others: [],
};

test('without --list and --undo files are imported', () => {
	expect(deliveryOrderOf({ ...GIVEN, others: ['bao-cao.xlsx', '--dry-run'] })).toBeNull();
});

test('a list, and an undoing with who and why', () => {
	expect(deliveryOrderOf({ ...GIVEN, list: true })).toEqual({ kind: 'list', most: 20 });
	expect(deliveryOrderOf({ ...GIVEN, undo: '12', by: ' Lan ', reason: 'nhầm kỳ' })).toEqual({
		...{ kind: 'undo', batchId: 12, by: 'Lan', why: 'nhầm kỳ', withoutCorrected: false },
	});
});

test.each([
	[{ reason: 'nhầm' }, '--reason and --without-corrected go with --undo'],
	[{ withoutCorrected: true }, '--reason and --without-corrected go with --undo'],
	[{ list: true, undo: '1' }, '--list does not go with --undo'],
	[{ list: true, others: ['a.csv'] }, '--list does not go with a.csv'],
	[{ undo: '1', reason: 'nhầm', others: ['--dry-run'] }, '--undo does not go with --dry-run'],
	[{ undo: 'a.csv', reason: 'nhầm' }, '--undo a.csv: wanted is an import'],
	[{ undo: '0', reason: 'nhầm' }, '--undo 0: wanted is an import'],
	[{ undo: '-1', reason: 'nhầm' }, '--undo -1: wanted is an import'],
	[{ undo: '1' }, '--reason : missing'],
	[{ undo: '1', reason: 'n'.repeat(201) }, ': too-long'],
	[{ undo: '1', reason: 'nhầm', by: ' ' }, '--by  : missing'],
])('%j is no order: %s', (some, told) => {
	expect(() => deliveryOrderOf({ ...GIVEN, ...some })).toThrow(told);
});
