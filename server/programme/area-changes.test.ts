import { expect, test } from 'vitest';
import type { UnitEvent } from '#lib/domain/unit-event.ts';
import { areaChangesOf } from './area-changes.ts';

const event = (type: UnitEvent['type'], from: string[], to: string[]): UnitEvent => {
	const part = (unit: string) => ({ unit, extent: null, share: null, areaOf: null, note: null });
	const told = { code: 'x', happenedOn: '2024-12-01', legalBasis: 'NQ 1', note: null };
	return { ...told, type, from: from.map(part), to: to.map(part) };
};

const CITY = { id: 1, slug: 'city', validFrom: null, validTo: null };
const WARD = { id: 2, slug: 'ward', validFrom: '2024-12-01', validTo: null };
const ENDED = { id: 3, slug: 'ended', validFrom: null, validTo: '2024-11-30' };

test('a unit that goes on without a part of it has changed that day, what began or ended then has not', () => {
	const events = [event('split', ['city', 'ended'], ['ward', 'city'])];
	expect(areaChangesOf([CITY, WARD, ENDED], events)).toEqual([{ unitId: 1, on: '2024-12-01' }]);
	expect(areaChangesOf([CITY], [event('split', ['city'], ['ward'])])).toHaveLength(1);
	expect(areaChangesOf([CITY], [event('merge', ['ended'], ['city'])])).toHaveLength(1);
});

test('a name is no area', () => {
	expect(areaChangesOf([CITY], [event('rename', ['city'], ['city'])])).toEqual([]);
	expect(areaChangesOf([CITY], [event('split', ['another'], ['ward'])])).toEqual([]);
});
