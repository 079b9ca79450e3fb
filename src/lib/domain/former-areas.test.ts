import { expect, test } from 'vitest';
import { areFormer } from './former-areas.ts';

const DISTRICTS = [{ validTo: '2024-11-30' }, { validTo: '2025-06-30' }];

test('districts are former areas once the last of them has ended', () => {
	expect(areFormer(DISTRICTS, '2025-06-30')).toBe(false);
	expect(areFormer(DISTRICTS, '2025-07-01')).toBe(true);
	expect(areFormer([...DISTRICTS, { validTo: null }], '2026-11-23')).toBe(false);
});
