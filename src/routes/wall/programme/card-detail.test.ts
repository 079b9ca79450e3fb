import { expect, test } from 'vitest';
import type { Plan } from '#lib/domain/indicator.ts';
import { areaFacts, formerName, planFacts } from './card-detail.ts';
import { asked, latest, stood } from './card-examples.ts';
import { unitCard } from './card-view.ts';

/** What is told of the plan behind the first indicator. */
function planTold(more: Partial<Plan>): string | undefined {
	const own = stood([latest(1, 64)]);
	const plans = own.plans.map((plan) => ({
		...plan,
		name: 'Kế hoạch',
		issuedOn: null,
		organisations: [],
		...more,
	}));
	const line = unitCard(own, asked)?.lines.find(({ code }) => code === 'files');
	const facts = line ? planFacts(line, { ...own, plans: plans }) : [];
	return facts.find(({ label }) => label === 'Kế hoạch')?.words;
}

test('a plan is told by name, number, day and issuer; what nobody stated is left out', () => {
	expect(planTold({ issuedOn: '2024-04-16' })).toContain('số 1/KH-UBND · ngày 16/04/2024 · UBND');
	expect(planTold({ number: null, issuer: null })).toBe('Kế hoạch');
});

test('of what was larger than the unit it is said that only a part of it became the unit, or that nobody stated how much', () => {
	const named = (name: string) => ({ name, shortName: name });
	const past = { ...{ from: '', to: '', series: {}, former: [], crosswalks: [] } };
	const told = (extent: 'whole' | 'part' | null, sample = false) => {
		const own = { names: named('Huyện A'), extent, endedOn: '2025-07-01', sample, points: [] };
		const facts = areaFacts(
			{ ...past, breaks: [], lastYear: { day: '', values: {} } },
			{ former: [own], locale: 'vi' },
		);
		return [facts[0]?.words, formerName(own, 'vi')];
	};
	expect(told('part')).toEqual([
		'Huyện A (đến trước 01/07/2025) · chỉ một phần thành đơn vị này',
		'Huyện A · một phần',
	]);
	expect(told(null)).toEqual([
		'Huyện A (đến trước 01/07/2025) · chưa nêu bao nhiêu thành đơn vị này',
		'Huyện A',
	]);
	expect(told('whole', true)).toEqual([
		'Huyện A · Dữ liệu mẫu (đến trước 01/07/2025)',
		'Huyện A · Dữ liệu mẫu',
	]);
});
