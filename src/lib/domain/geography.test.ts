import { expect, test } from 'vitest';
import { geographyOf } from './geography.ts';

const DISTRICT = { level: 'district', validFrom: null } as const;
const COMMUNE = { level: 'commune', validFrom: '2025-07-01' } as const;

test('districts are as of the day of the wall’s geography', () => {
	expect(geographyOf([DISTRICT], '2024-11-30')).toEqual({
		level: 'district',
		count: 1,
		day: '2024-11-30',
	});
});

test('communes are told since when they have all been there', () => {
	const later = { ...COMMUNE, validFrom: '2026-01-01' };
	expect(geographyOf([COMMUNE], '2026-11-23')?.day).toBe('2025-07-01');
	expect(geographyOf([later, COMMUNE], '2026-11-23')).toMatchObject({
		count: 2,
		day: '2026-01-01',
	});
	expect(geographyOf([{ ...COMMUNE, validFrom: null }], '2025-07-01')?.day).toBe('2025-07-01');
});

test('without parts there is no geography', () => {
	expect(geographyOf([], '2024-11-30')).toBeNull();
});
