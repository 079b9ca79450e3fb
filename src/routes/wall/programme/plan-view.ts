/** What the panel of plans shows of each: what it is called, whether it has ended, and its milestones with the days left. */
import type { Plan, PlanMilestone } from '#lib/domain/indicator.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import { p } from '#lib/messages/programme/words.ts';
import { told } from '#lib/ui/words.ts';

const DAY_MS = 86_400_000;

export type MilestoneLine = {
	readonly id: string;
	readonly name: string;
	/** "31/12/2025"; as the plan words it where it names no day: "quý IV/2025". */
	readonly day: string;
	/** Whole days from today; negative: so many have gone by. */
	readonly left: number;
	/** "còn 37 ngày", "hôm nay", "đã qua 12 ngày". */
	readonly leftWords: string;
	/** "Kế hoạch …", where the lines of several plans stand together. */
	readonly plan: string;
};

export type PlanLine = {
	readonly code: string;
	/** "1670/KH-UBND · UBND tỉnh Ninh Thuận · ban hành 16/04/2024" */
	readonly title: string;
	readonly name: string;
	/** "2022–2025" */
	readonly span: string;
	/** "Đã kết thúc 31/12/2025, 327 ngày trước"; '' while it runs. */
	readonly ended: string;
	/** Of the country, not of the province. */
	readonly national: boolean;
	/** Whether it states numbers; else it has criteria only. */
	readonly numeric: boolean;
	/** "mỗi 6 tháng" */
	readonly cadence: string;
	/** "5 tập thể, 7 cá nhân: Bằng khen" */
	readonly awards: string;
	readonly milestones: readonly MilestoneLine[];
};

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function leftWords(left: number): string {
	if (left === 0) return p.left_today();
	return left > 0 ? p.left_days({ count: left }) : p.left_over({ count: -left });
}

/** The plans in the order given: the scope's first. `day`: ISO day that is shown. */
export function planLines(
	plans: readonly Plan[],
	{
		day,
		scopeId,
		numeric,
		locale,
	}: {
		readonly day: string;
		readonly scopeId: number;
		/** Whether the plan of that code states a target with a number. */
		readonly numeric: (code: string) => boolean;
		readonly locale: Locale;
	},
): readonly PlanLine[] {
	return plans.map((plan) => {
		const hasEnded = plan.periodTo !== null && plan.periodTo < day;
		return {
			code: plan.code,
			title: told(
				plan.number ?? p.plan_unnumbered(),
				plan.issuer ?? p.plan_issuer_unknown(),
				plan.issuedOn !== null && p.plan_issued({ day: formatDay(plan.issuedOn) }),
			),
			name: plan.name,
			span: spanWords(plan),
			ended: hasEnded && plan.periodTo ? p.plan_ended({ day: formatDay(plan.periodTo) }) : '',
			national: plan.unitId !== scopeId,
			numeric: numeric(plan.code),
			cadence:
				plan.cadence === null
					? ''
					: { 'half-yearly': p.cadence_half, yearly: p.cadence_year }[plan.cadence](),
			awards: plan.awards.map((award) => awardWords(award, locale)).join(', '),
			milestones: milestoneLines(plan, { day, locale }),
		};
	});
}

function spanWords({ periodFrom, periodTo }: Plan): string {
	const [from, to] = [periodFrom?.slice(0, 4), periodTo?.slice(0, 4)];
	if (from === to) return from ?? '';
	if (from === undefined) return p.plan_until({ year: to ?? '' });
	return to === undefined ? p.plan_since({ year: from }) : `${from}–${to}`;
}

function awardWords(award: Plan['awards'][number], locale: Locale): string {
	const title = locale === 'en' ? award.titleEn : award.title;
	const count = award.most;
	const quota =
		award.to === 'collective' ? p.award_collective({ count }) : p.award_individual({ count });
	return title === '' ? quota : `${quota} (${title})`;
}

/** What is still to come first, the next one before; then what has gone by, the last one before. */
export function milestoneLines(
	{ milestones, number, issuer, name }: Pick<Plan, 'milestones' | 'number' | 'issuer' | 'name'>,
	{ day, locale }: { readonly day: string; readonly locale: Locale },
): readonly MilestoneLine[] {
	const lines = milestones.map((milestone) => {
		const left = daysBetween(day, milestone.dueOn);
		return {
			id: milestone.id,
			name: milestoneName(milestone, locale),
			day: dueWords(milestone, locale) ?? formatDay(milestone.dueOn),
			left,
			leftWords: leftWords(left),
			plan: number ?? issuer ?? name,
		};
	});
	return inOrder(lines);
}

export function inOrder(lines: readonly MilestoneLine[]): readonly MilestoneLine[] {
	const coming = lines.filter(({ left }) => left >= 0).toSorted((a, b) => a.left - b.left);
	const gone = lines.filter(({ left }) => left < 0).toSorted((a, b) => b.left - a.left);
	return [...coming, ...gone];
}

function dueWords({ dueWords, dueWordsEn }: PlanMilestone, locale: Locale): string | null {
	return locale === 'en' ? dueWordsEn : dueWords;
}

function milestoneName({ name, nameEn }: PlanMilestone, locale: Locale): string {
	return locale === 'en' ? nameEn : name;
}
