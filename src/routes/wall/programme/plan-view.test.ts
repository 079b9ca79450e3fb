import { expect, test } from 'vitest';
import type { Plan, PlanMilestone } from '#lib/domain/indicator.ts';
import { daysBetween, milestoneLines, planLines } from './plan-view.ts';

const milestone = (id: string, dueOn: string): PlanMilestone => ({
	...{ id, dueOn, kind: 'review', name: 'Sơ kết', nameEn: 'Review', words: '' },
	...{ dueWords: null, dueWordsEn: null },
});
const plan: Plan = {
	code: 'nt',
	number: '1670/KH-UBND',
	name: 'Kế hoạch',
	issuer: 'UBND tỉnh Ninh Thuận',
	issuedOn: '2024-04-16',
	knownFrom: null,
	unitId: 1,
	periodFrom: '2024-01-01',
	periodTo: '2024-12-31',
	cadence: 'half-yearly',
	milestones: [
		milestone('past', '2024-06-30'),
		milestone('last', '2024-12-15'),
		milestone('next', '2024-11-24'),
		milestone('today', '2024-11-23'),
	],
	awards: [
		{ to: 'collective', most: 5, title: 'Bằng khen', titleEn: 'Certificate' },
		{ to: 'individual', most: 7, title: '', titleEn: '' },
	],
	organisations: [],
	basis: [],
};
const seen = { day: '2024-11-23', scopeId: 1, numeric: () => true, locale: 'vi' } as const;

test('days are those of the calendar, over leap days and ends of years', () => {
	expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
	expect(daysBetween('2026-11-23', '2025-12-31')).toBe(-327);
});

test('the next milestone is first, those behind are last, each with its days', () => {
	const lines = milestoneLines(plan, { day: '2024-11-23', locale: 'vi' });
	expect(lines.map(({ id, leftWords }) => [id, leftWords])).toEqual([
		['today', 'hôm nay'],
		['next', 'còn 1 ngày'],
		['last', 'còn 22 ngày'],
		['past', 'đã qua 146 ngày'],
	]);
});

test('a milestone of which the plan names no day is told as the plan words it', () => {
	const quarter = {
		...milestone('M', '2023-12-31'),
		dueWords: 'quý IV/2023',
		dueWordsEn: 'Q4 2023',
	};
	const days = (locale: 'vi' | 'en') =>
		milestoneLines(
			{ ...plan, milestones: [quarter, milestone('N', '2023-12-15')] },
			{ day: '2023-11-23', locale },
		).map(({ day }) => day);
	expect(days('vi')).toEqual(['15/12/2023', 'quý IV/2023']);
	expect(days('en')).toEqual(['15/12/2023', 'Q4 2023']);
});

test('a plan tells its number, issuer, date and quotas, and that it has ended only when it has', () => {
	const [running] = planLines([plan], seen);
	expect(running).toMatchObject({
		title: '1670/KH-UBND · UBND tỉnh Ninh Thuận · ban hành 16/04/2024',
		span: '2024',
		ended: '',
		national: false,
		awards: 'thưởng tối đa 5 tập thể (Bằng khen), tối đa 7 cá nhân',
		cadence: 'đánh giá 6 tháng một lần',
	});
	const [last] = planLines([plan], { ...seen, day: '2024-12-31' });
	expect(last?.ended).toBe('');
	const [ended] = planLines([plan], { ...seen, day: '2025-01-01', scopeId: 2 });
	expect(ended).toMatchObject({ ended: 'Đã kết thúc 31/12/2024', national: true });
});

test('what its source does not give is not made up', () => {
	const bare = { ...plan, number: null, issuedOn: null, periodFrom: null, cadence: null } as const;
	const [line] = planLines([{ ...bare, awards: [], milestones: [] }], {
		...seen,
		numeric: () => false,
	});
	const [unknown] = planLines([{ ...bare, issuer: null }], seen);
	expect(unknown?.title).toBe('Số chưa rõ · cơ quan ban hành chưa rõ');
	expect(line).toMatchObject({
		title: 'Số chưa rõ · UBND tỉnh Ninh Thuận',
		span: 'đến 2024',
		numeric: false,
		cadence: '',
		awards: '',
		milestones: [],
	});
});
