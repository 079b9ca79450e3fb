import { expect, test } from 'vitest';
import type { UnitEvent } from '#lib/domain/unit-event.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { scopeOfCentre, scopeOfDay } from './scope.ts';

const unit = (id: number, slug: string, facts: Partial<Unit> = {}): Unit => ({
	...{ id, slug, code: String(id), level: 'district', kind: 'rural-district', name: slug },
	...{ shortName: slug, parentId: 68, validFrom: null, validTo: null, labelAt: [108, 12] },
	...{ areaKm2: 1, boundary: null },
	...facts,
});

const COUNTRY = unit(1, 'vn', { level: 'country', parentId: null });
const PROVINCE = unit(68, 'lam-dong', { level: 'province', parentId: 1 });
const DA_LAT = unit(672, 'da-lat');
const DA_TEH = unit(682, 'da-teh');
const CAT_TIEN = unit(683, 'cat-tien');
const MERGED = unit(900, 'da-huoai-2024', { code: '682' });
const COMMUNE = unit(25_126, 'xa-da-teh', { level: 'commune' });

const NOVEMBER = [COUNTRY, PROVINCE, DA_LAT, DA_TEH, CAT_TIEN];
const DECEMBER = [COUNTRY, PROVINCE, DA_LAT, MERGED];

const event = (facts: Partial<UnitEvent>, from: string[], to: string[]): UnitEvent => {
	const part = (unit: string) => ({ unit, extent: null, share: null, areaOf: null, note: null });
	const told = { code: 'x', happenedOn: '2024-12-01', legalBasis: 'NQ 1245/NQ-UBTVQH15' } as const;
	return { ...told, type: 'merge', note: null, ...facts, from: from.map(part), to: to.map(part) };
};
const EVENTS = [
	event({}, ['da-teh', 'cat-tien'], ['da-huoai-2024']),
	event({ type: 'split', happenedOn: '2025-07-01' }, ['da-huoai-2024'], ['xa-da-teh', 'xa-khac']),
];

const CENTRE = {
	...{ slug: 'x', name: 'x', nameEn: 'x', homeCode: '68', scopeCode: '68' },
	...{ geographyDate: '2024-11-30', sites: [], keyIndicators: [] },
};

function scope(homeCode = '68') {
	const answer = scopeOfCentre({ centre: { ...CENTRE, homeCode }, units: NOVEMBER }, null);
	if (answer.kind !== 'scope') throw new Error(answer.kind);
	return answer.found;
}

test('parts are those of the day, and all lie in the province and the country', () => {
	expect(scope().parts).toEqual([DA_LAT, DA_TEH, CAT_TIEN]);
	const then = scopeOfDay(scope(), { units: DECEMBER, events: EVENTS });
	expect(then?.parts).toEqual([DA_LAT, MERGED]);
	expect(then).toMatchObject({ home: PROVINCE, scope: PROVINCE, province: 'lam-dong' });
	expect(then?.units).toEqual([DA_LAT, MERGED, PROVINCE, COUNTRY]);
});

test('a home unit that went on in another one is that one', () => {
	const then = scopeOfDay(scope('682'), { units: DECEMBER, events: EVENTS });
	expect(then?.home).toBe(MERGED);
});

test.each([
	['the scope is no more', [COUNTRY, DA_LAT], '68'],
	['nothing lies in it', [COUNTRY, PROVINCE], '68'],
	['what lies in it is of another level', [COUNTRY, PROVINCE, COMMUNE], '68'],
	['the home unit was divided', [COUNTRY, PROVINCE, COMMUNE, unit(7, 'xa-khac')], '682'],
])('there are none of the day where %s', (_, units, homeCode) => {
	expect(scopeOfDay(scope(homeCode), { units, events: EVENTS })).toBe(null);
});

test('a province without units on the geography date is refused with that day', () => {
	const known = {
		centre: CENTRE,
		units: [...NOVEMBER, { ...PROVINCE, id: 52, slug: 'p', code: '52' }],
	};
	expect(scopeOfCentre(known, '52')).toEqual({
		...{ kind: 'other-geography', parameter: 'province', given: '52' },
		geographyDate: '2024-11-30',
	});
	expect(scopeOfCentre(known, '672')).toMatchObject({ kind: 'unknown-province' });
});
