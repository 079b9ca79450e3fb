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
	/** "còn 37 ngày", "hôm nay", "đã qua 12 ngày"; "đã qua ≈ 12 ngày" where the day is ours. */
	readonly leftWords: string;
	/** The plan names no day: its days are counted to the end of the period that it names, marked ≈. */
	readonly isOurs: boolean;
};

export type PlanLine = {
	readonly code: string;
	readonly name: string;
	/** What it is called where it goes on: "1670/KH-UBND"; the beginning of its name where it has no number. */
	readonly short: string;
	/** "1670/KH-UBND · UBND tỉnh Ninh Thuận · ban hành 16/04/2024 · 2024"; its number only where its name has none. */
	readonly about: string;
	/** "Đã kết thúc 31/12/2025 · Kế hoạch không nêu chỉ tiêu định lượng" */
	readonly state: string;
	readonly milestones: readonly MilestoneLine[];
	/**
	 * What else there is to it, a line each: "Thực hiện: Sở Nội vụ", "đánh giá 6 tháng một lần · thưởng
	 * tối đa 5 tập thể", "Căn cứ: 749/QĐ-TTg".
	 */
	readonly more: readonly string[];
};

/** What the list of plans has as its rows, each whole on one page. */
export type PlanRow = { readonly key: string; readonly plan: PlanLine } & (
	| { readonly kind: 'plan' }
	| { readonly kind: 'about' | 'state' | 'more'; readonly words: string }
	| { readonly kind: 'milestone'; readonly milestone: MilestoneLine }
);

/** `brief`: from afar only how each stands: its name, its state, and the milestone that is next, or was last. */
export function planRows(plans: readonly PlanLine[], brief = false): readonly PlanRow[] {
	return plans.flatMap((plan) => {
		const { code, about, state } = plan;
		const milestones = brief ? plan.milestones.slice(0, 1) : plan.milestones;
		const more = brief
			? milestones.flatMap(({ isOurs }) => (isOurs ? p.days_ours() : []))
			: plan.more;
		const rows: PlanRow[] = [{ kind: 'plan', key: code, plan }];
		if (!brief) rows.push({ kind: 'about', key: `${code} about`, plan, words: about });
		if (state !== '') rows.push({ kind: 'state', key: `${code} state`, plan, words: state });
		for (const milestone of milestones) {
			rows.push({ kind: 'milestone', key: `${code} ${milestone.id}`, plan, milestone });
		}
		for (const [place, words] of more.entries()) {
			rows.push({ kind: 'more', key: `${code} ${String(place)}`, plan, words });
		}
		return rows;
	});
}

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** `exact`: whether the plan names the day; else it is the last of the period that it names. */
function leftWords(left: number, exact: boolean): string {
	if (left === 0) return p.left_today();
	const count = Math.abs(left);
	if (left < 0) return exact ? p.left_over({ count }) : p.left_over_about({ count });
	return exact ? p.left_days({ count }) : p.left_days_about({ count });
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
		const number = plan.number ?? p.plan_unnumbered();
		const milestones = milestoneLines(plan, { day, locale });
		return {
			code: plan.code,
			name: plan.name,
			short: plan.number ?? begun(plan.name),
			about: told(
				!plan.name.includes(number) && number,
				plan.issuer ?? p.plan_issuer_unknown(),
				plan.issuedOn !== null && p.plan_issued({ day: formatDay(plan.issuedOn) }),
				spanWords(plan),
				plan.unitId !== scopeId && p.plan_national(),
			),
			state: told(
				hasEnded && plan.periodTo && p.plan_ended({ day: formatDay(plan.periodTo) }),
				!numeric(plan.code) && p.plan_no_targets(),
			),
			milestones,
			more: [
				plan.organisations.length > 0 && p.plan_by({ names: plan.organisations.join(', ') }),
				told(
					plan.cadence !== null &&
						{ 'half-yearly': p.cadence_half, yearly: p.cadence_year }[plan.cadence](),
					plan.awards.map((award) => awardWords(award, locale)).join(', '),
				),
				plan.basis.length > 0 && p.plan_basis({ names: plan.basis.join(', ') }),
			].filter((words): words is string => Boolean(words)),
		};
	});
}

/** What has room in a line beside ", tiếp theo". */
const SHORT_LENGTH = 20;

/** "Kế hoạch phát động…" */
function begun(name: string): string {
	if (name.length <= SHORT_LENGTH) return name;
	const end = name.lastIndexOf(' ', SHORT_LENGTH - 1);
	return `${name.slice(0, end > 0 ? end : SHORT_LENGTH - 1)}…`;
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
	{ milestones }: Pick<Plan, 'milestones'>,
	{ day, locale }: { readonly day: string; readonly locale: Locale },
): readonly MilestoneLine[] {
	const lines = milestones.map((milestone) => {
		const left = daysBetween(day, milestone.dueOn);
		const words = dueWords(milestone, locale);
		return {
			id: milestone.id,
			name: milestoneName(milestone, locale),
			day: words ?? formatDay(milestone.dueOn),
			left,
			leftWords: leftWords(left, namesDay(milestone)),
			isOurs: left !== 0 && !namesDay(milestone),
		};
	});
	const coming = lines.filter(({ left }) => left >= 0).toSorted((a, b) => a.left - b.left);
	const gone = lines.filter(({ left }) => left < 0).toSorted((a, b) => b.left - a.left);
	return [...coming, ...gone];
}

/** Of a plan's own words: "trước 15/12/2024" names a day, "quý IV/2025" none. */
function namesDay({ dueWords }: PlanMilestone): boolean {
	return dueWords === null || /\d{1,2}\/\d{1,2}\/\d{4}/u.test(dueWords);
}

function dueWords({ dueWords, dueWordsEn }: PlanMilestone, locale: Locale): string | null {
	return locale === 'en' ? dueWordsEn : dueWords;
}

function milestoneName({ name, nameEn }: PlanMilestone, locale: Locale): string {
	return locale === 'en' ? nameEn : name;
}
