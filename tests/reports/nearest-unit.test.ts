import { expect, test } from 'vitest';
import { REPORT_UNITS } from '#tests/support/report-catalogue.ts';
import { nearestUnit } from '#server/import/report/nearest-unit.ts';
import type { ReportUnit } from '#server/import/report/unit-names.ts';

const idOf = (code: string): number => REPORT_UNITS.find((unit) => unit.code === code)?.id ?? -1;
const commune = (id: number, shortName: string, parent: string): ReportUnit => ({
	...{ id, code: String(id), name: `Xã ${shortName}`, shortName },
	...{ kind: 'commune', level: 'commune', parentId: idOf(parent), validFrom: null, validTo: null },
});
// Of Điện Biên and of Lâm Đồng, alike but for an accent, and a letter.
const UNITS = [
	commune(900, 'Thanh Yên', '100'),
	commune(901, 'Thanh Yen', '682'),
	commune(902, 'Thanh Xương', '100'),
	commune(903, 'Thanh Xươn', '682'),
	...REPORT_UNITS,
];

test('a name near units of several provinces is said to mean that of the centre’s own', () => {
	expect(nearestUnit(UNITS, idOf('68'))('xã Thanh Yênn')).toBe('Xã Thanh Yen');
	expect(nearestUnit(UNITS, idOf('11'))('xã Thanh Yênn')).toBe('Xã Thanh Yên');
});

test('the own comes first where another is nearer by a letter, not where it is nearer by more', () => {
	expect(nearestUnit(UNITS, idOf('68'))('Thanh Xương')).toBe('Xã Thanh Xươn');
	expect(nearestUnit(UNITS, idOf('68'))('Thanh Xươngg Xã')).toBe('Xã Thanh Xươn');
	const far = UNITS.filter(({ id }) => id !== 903);
	expect(nearestUnit([commune(904, 'Thanh Xan', '682'), ...far], idOf('68'))('Thanh Xương')).toBe(
		'Xã Thanh Xương (Tỉnh Điện Biên)',
	);
});

test('one of another province has that province beside it; a province stands by itself', () => {
	expect(nearestUnit(UNITS, idOf('682'))('Mường Layy')).toBe('Thị xã Mường Lay (Tỉnh Điện Biên)');
	expect(nearestUnit(UNITS, idOf('682'))('Bảo Lọcc')).toBe('Thành phố Bảo Lộc');
	const provinces = UNITS.filter(({ level }) => level === 'province');
	expect(nearestUnit(provinces, idOf('68'))('tỉnh Điện Biênn')).toBe('Tỉnh Điện Biên');
});

test('a unit whose province is not known is named alone, and so is every one where no province is the centre’s', () => {
	expect(nearestUnit(UNITS, idOf('68'))('Krông Anaa')).toBe('Huyện Krông Ana');
	expect(nearestUnit(UNITS, null)('Mường Layy')).toBe('Thị xã Mường Lay');
	expect(nearestUnit(UNITS, null)('Không Có Ở Đâu')).toBe('');
});
