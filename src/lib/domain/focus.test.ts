import { expect, test } from 'vitest';
import type { Centre } from '#lib/domain/centre.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { focusOf } from './focus.ts';

const unit = (id: number, parentId: number | null) => ({ id, code: String(id), parentId }) as Unit;
const units = [unit(68, null), unit(672, 68), unit(673, 68), unit(24_823, 673), unit(9, 24_823)];
const centre = { homeCode: '673', scopeCode: '68' } as Centre;

test('a centre looks at its own unit, among the parts of the one that it is in', () => {
	const focus = focusOf({ centre, units }, null);
	expect(focus?.home.id).toBe(673);
	expect(focus?.parts.map(({ id }) => id)).toEqual([672, 673]);
});

test('units below a part lie in it, however deep', () => {
	expect(focusOf({ centre, units }, null)?.within).toEqual([
		[24_823, 673],
		[9, 673],
	]);
});

test('a unit that is asked for is home and whole; one that there is not is nothing', () => {
	expect(focusOf({ centre, units }, '673')).toMatchObject({
		home: { id: 673 },
		scope: { id: 673 },
	});
	expect(focusOf({ centre, units }, '1')).toBeNull();
});
