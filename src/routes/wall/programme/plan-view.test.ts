import { expect, test } from 'vitest';
import type { Plan, PlanMilestone } from '#lib/domain/indicator.ts';
import { daysBetween, milestoneLines, planLines, planRows } from './plan-view.ts';

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

test('a milestone of which the plan names no day is told as the plan words it, its days as ours', () => {
	const quarter = {
		...milestone('M', '2023-12-31'),
		dueWords: 'quý IV/2023',
		dueWordsEn: 'Q4 2023',
	};
	const before = {
		...milestone('N', '2023-12-14'),
		dueWords: 'trước 15/12/2023',
		dueWordsEn: 'before 15/12/2023',
	};
	const milestones = [quarter, before];
	const told = (day: string, locale: 'vi' | 'en' = 'vi') =>
		milestoneLines({ milestones }, { day, locale }).map(({ day, leftWords }) => [day, leftWords]);
	expect(told('2023-11-23')).toEqual([
		['trước 15/12/2023', 'còn 21 ngày'],
		['quý IV/2023', 'còn ≈38 ngày'],
	]);
	expect(told('2024-01-02')).toEqual([
		['quý IV/2023', 'đã qua ≈2 ngày'],
		['trước 15/12/2023', 'đã qua 19 ngày'],
	]);
	expect(told('2023-12-31')[0]).toEqual(['quý IV/2023', 'hôm nay']);
	expect(told('2023-11-23', 'en').map(([day]) => day)).toEqual(['before 15/12/2023', 'Q4 2023']);
	const ours = (day: string) =>
		milestoneLines({ milestones }, { day, locale: 'vi' }).map(({ isOurs }) => isOurs);
	expect(ours('2023-11-23')).toEqual([false, true]);
	expect(ours('2023-12-31')).toEqual([false, false]);
});

test('a plan tells its number, issuer, date, quotas and organisations, and that it has ended only when it has', () => {
	const told = {
		...plan,
		organisations: ['Sở Thông tin và Truyền thông (chủ trì)', 'Sở Nội vụ (thẩm định)'],
		basis: ['1446/KH-BĐHCĐS ngày 04/4/2024'],
	};
	const [running] = planLines([told], seen);
	expect(running).toMatchObject({
		about: '1670/KH-UBND · UBND tỉnh Ninh Thuận · ban hành 16/04/2024 · 2024',
		state: '',
		more: [
			'Thực hiện: Sở Thông tin và Truyền thông (chủ trì), Sở Nội vụ (thẩm định)',
			'đánh giá 6 tháng một lần · thưởng tối đa 5 tập thể (Bằng khen), tối đa 7 cá nhân',
			'Căn cứ: 1446/KH-BĐHCĐS ngày 04/4/2024',
		],
	});
	const [last] = planLines([plan], { ...seen, day: '2024-12-31' });
	expect(last?.state).toBe('');
	const [ended] = planLines([plan], { ...seen, day: '2025-01-01', scopeId: 2 });
	expect(ended?.state).toBe('Đã kết thúc 31/12/2024');
	expect(ended?.about).toMatch(/· toàn quốc$/);
});

test('a number that the name gives is not told twice', () => {
	const [line] = planLines([{ ...plan, name: 'Kế hoạch số 1670/KH-UBND' }], seen);
	expect(line?.about).toBe('UBND tỉnh Ninh Thuận · ban hành 16/04/2024 · 2024');
});

test('what its source does not give is not made up', () => {
	const bare = {
		...plan,
		...{ number: null, issuedOn: null, periodFrom: null, cadence: null },
		...{ awards: [], milestones: [] },
	};
	const [line] = planLines([bare], { ...seen, numeric: () => false });
	expect(line).toMatchObject({
		about: 'Số chưa rõ · UBND tỉnh Ninh Thuận · đến 2024',
		state: 'Kế hoạch không nêu chỉ tiêu định lượng',
		milestones: [],
		more: [],
	});
	const [unknown] = planLines([{ ...bare, issuer: null }], seen);
	expect(unknown?.about).toBe('Số chưa rõ · cơ quan ban hành chưa rõ · đến 2024');
});

test('the list has the plan first, then all its milestones, gone by too, then what else there is', () => {
	const rows = planRows(planLines([plan, { ...plan, code: 'other', milestones: [] }], seen));
	expect(rows.map(({ kind, key }) => [kind, key])).toEqual([
		['plan', 'nt'],
		['about', 'nt about'],
		['milestone', 'nt today'],
		['milestone', 'nt next'],
		['milestone', 'nt last'],
		['milestone', 'nt past'],
		['more', 'nt 0'],
		['plan', 'other'],
		['about', 'other about'],
		['more', 'other 0'],
	]);
});

test('from afar a plan has its state and one milestone, the next or the last, and what ≈ means where it has that', () => {
	const briefly = (own: Plan, day: string = seen.day) =>
		planRows(planLines([own], { ...seen, day }), true).map(({ kind, key }) => [kind, key]);
	expect(briefly(plan)).toEqual([
		['plan', 'nt'],
		['milestone', 'nt today'],
	]);
	const quarter = { ...milestone('quarter', '2024-12-31'), dueWords: 'quý IV/2024' };
	const more = { ...plan, milestones: [...plan.milestones, quarter] };
	expect(briefly(more, '2025-01-01')).toEqual([
		['plan', 'nt'],
		['state', 'nt state'],
		['milestone', 'nt quarter'],
		['more', 'nt 0'],
	]);
});

test('where a plan goes on it is called by its number, or by the beginning of its name', () => {
	const short = (own: Partial<Plan>) => planLines([{ ...plan, ...own }], seen)[0]?.short;
	expect(short({})).toBe('1670/KH-UBND');
	expect(short({ number: null })).toBe('Kế hoạch');
	const name = 'Kế hoạch phát động phong trào thi đua Chuyển đổi số giai đoạn 2022-2025';
	expect(short({ number: null, name })).toBe('Kế hoạch phát động…');
	expect(short({ number: null, name: 'x'.repeat(30) })).toBe(`${'x'.repeat(19)}…`);
});
