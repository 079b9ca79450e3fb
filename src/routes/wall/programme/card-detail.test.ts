import { expect, test } from 'vitest';
import type { Plan } from '#lib/domain/indicator.ts';
import { planFacts } from './card-detail.ts';
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
