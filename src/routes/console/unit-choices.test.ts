import { expect, test } from 'vitest';
import type { Unit } from '#lib/domain/unit.ts';
import { unitChoices, unitsWithin } from './unit-choices.ts';

const unit = (id: number, some: Partial<Unit>): Unit => ({
	id,
	slug: `u-${String(id)}`,
	code: String(id),
	level: 'district',
	kind: 'rural-district',
	name: `Huyện ${some.shortName ?? ''}`,
	shortName: '',
	parentId: null,
	validFrom: null,
	validTo: null,
	labelAt: [107, 11],
	areaKm2: 1,
	boundary: null,
	...some,
});
const UNITS = [
	unit(1, { level: 'country', shortName: 'Việt Nam' }),
	unit(68, { level: 'province', shortName: 'Lâm Đồng', parentId: 1 }),
	unit(682, { shortName: 'Đạ Tẻh', parentId: 68 }),
	unit(679, { shortName: 'Di Linh', parentId: 68 }),
];

test('units stand under what they lie in, which comes first itself', () => {
	expect(unitChoices(UNITS, 'vi')).toEqual([
		{ group: '', units: [{ code: '1', name: 'Huyện Việt Nam' }] },
		{
			group: 'Lâm Đồng',
			units: [
				{ code: '68', name: 'Huyện Lâm Đồng' },
				{ code: '679', name: 'Huyện Di Linh' },
				{ code: '682', name: 'Huyện Đạ Tẻh' },
			],
		},
	]);
});

test('a unit holds itself and all that lie in it', () => {
	expect(unitsWithin(UNITS, '68')).toEqual([68, 682, 679]);
	expect(unitsWithin(UNITS, '1')).toEqual([1, 68, 682, 679]);
	expect(unitsWithin(UNITS, '999')).toBeNull();
});
