import { expect, test } from 'vitest';
import { cameOf, extentInto } from './came-of.ts';
import type { EventPart, UnitEvent } from './unit-event.ts';

type Stated = string | (Partial<EventPart> & Pick<EventPart, 'unit'>);

const part = (stated: Stated): EventPart => ({
	...{ extent: null, share: null, areaOf: null, note: null },
	...(typeof stated === 'string' ? { unit: stated } : stated),
});
const event = (
	type: UnitEvent['type'],
	happenedOn: string,
	{ from, to }: { readonly from: readonly Stated[]; readonly to: readonly Stated[] },
): UnitEvent => ({
	...{ code: `${type}-${happenedOn}`, happenedOn, type, legalBasis: 'NQ 1', note: null },
	...{ from: from.map(part), to: to.map(part) },
});
const whole = (unit: string) => ({ unit, extent: 'whole' as const });

const MERGE = event('merge', '2024-12-01', {
	from: ['da-huoai', 'da-teh', 'cat-tien'].map(whole),
	to: ['merged'],
});
const split = (to: readonly Stated[]) => event('split', '2025-07-01', { from: ['merged'], to });
const ofTeh = (unit: string) => ({ unit, areaOf: 'da-teh' });
const told = (unit: string, events: readonly UnitEvent[]) =>
	cameOf(unit, events).map((own) => [own.unit, own.extent, own.endedBy?.happenedOn ?? null]);

test('a commune goes back to the district whose area it has, and not to the others that this was merged with', () => {
	const events = [MERGE, split([ofTeh('xa-1'), ofTeh('xa-2'), 'xa-3'])];
	expect(told('xa-1', events)).toEqual([
		['xa-1', 'whole', null],
		['merged', 'part', '2025-07-01'],
		['da-teh', 'part', '2024-12-01'],
	]);
	// The merged district itself came of all three, whole.
	expect(told('merged', events).slice(1)).toEqual([
		['da-huoai', 'whole', '2024-12-01'],
		['da-teh', 'whole', '2024-12-01'],
		['cat-tien', 'whole', '2024-12-01'],
	]);
});

test('where nobody stated whose area it has it goes back to all of them, and how much of each is not stated', () => {
	const events = [MERGE, split(['xa-1', 'xa-2'])];
	expect(told('xa-1', events).slice(1)).toEqual([
		['merged', 'part', '2025-07-01'],
		['da-huoai', null, '2024-12-01'],
		['da-teh', null, '2024-12-01'],
		['cat-tien', null, '2024-12-01'],
	]);
	// The only one named of its area: whether that is all of it nobody stated.
	expect(told('xa-1', [MERGE, split([ofTeh('xa-1'), 'xa-2'])]).slice(2)).toEqual([
		['da-teh', null, '2024-12-01'],
	]);
});

test('what was there before a merger of whole units is as much of what came of it', () => {
	const earlier = event('split', '2020-01-01', { from: ['old'], to: ['da-teh', 'cat-tien'] });
	expect(told('merged', [earlier, MERGE]).at(-1)).toEqual(['old', 'part', '2020-01-01']);
	const events = [earlier, MERGE, split([ofTeh('xa-1'), ofTeh('xa-2')])];
	expect(told('xa-1', events).at(-1)).toEqual(['old', null, '2020-01-01']);
});

test.each<[string, UnitEvent, EventPart['extent']]>([
	['a unit that became several', split(['a', 'b']), 'part'],
	[
		'one of which a part is stated',
		event('merge', 'd', { from: [{ unit: 'x', extent: 'part' }, 'y'], to: ['a'] }),
		'part',
	],
	['one that was merged as a whole', MERGE, 'whole'],
	[
		'one that was merged, nobody stated how',
		event('merge', 'd', { from: ['x', 'y'], to: ['a'] }),
		null,
	],
	[
		'one of several that became several',
		event('merge', 'd', { from: ['x', 'y'], to: ['a', 'b'] }),
		null,
	],
	['one that was renamed', event('rename', 'd', { from: ['x'], to: ['a'] }), 'whole'],
])('%s', (_, told, extent) => {
	expect(told.from[0] && extentInto(told, told.from[0])).toBe(extent);
});
