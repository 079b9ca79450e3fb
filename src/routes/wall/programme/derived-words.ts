/** What a province's parts come to, where it has no figure of its own: never told as a reported one. */
import type { DerivedValue } from '#lib/domain/derived.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import { m } from '#lib/messages/messages.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import { ageWords, told, unitName } from '#lib/ui/words.ts';
import type { Fact } from './fact.ts';
import { valueWords, type Stood } from './heat-view.ts';
import { periodWords } from './told-period.ts';

export type DerivedLine = {
	/** "72,4" */
	readonly text: string;
	/** "cộng từ 12/12 địa bàn · tháng 11/2024 · 3 ngày · Dữ liệu mẫu", the age being that of the oldest figure. */
	readonly made: string;
	/** "Đà Lạt 12 + Bảo Lộc 8" */
	readonly parts: string;
	readonly stale: boolean;
};

export function derivedLine(
	{ value, rule, withData, possible, freshness, observedAt, period, sample, terms }: DerivedValue,
	{
		indicator,
		stood,
		now,
	}: {
		readonly indicator: Indicator;
		readonly stood: Stood;
		/** Epoch ms. */
		readonly now: number;
	},
): DerivedLine {
	const { units, locale } = stood;
	const words = (of: number) => valueWords(of, { indicator, target: null, locale });
	const named = terms.map((term) => {
		const unit = units.find(({ id }) => id === term.unitId);
		const weight = term.weight === null ? '' : ` × ${words(term.weight)}`;
		return `${unit ? unitName(unit, locale) : ''} ${words(term.value)}${weight}`;
	});
	const stale = freshness === 'stale' || observedAt === null;
	const count = { count: String(withData), total: String(possible) };
	const made = rule === 'sum' ? u.card_derived_sum(count) : u.card_derived_mean(count);
	const of = period && indicator.overTime !== 'last' ? periodWords(period) : '';
	const age = observedAt === null ? m.time_unknown() : ageWords(now - observedAt);
	return {
		text: words(value),
		made: told(made, of, age, sample && m.sample(), stale && m.stale_data()),
		parts: named.join(rule === 'sum' ? ' + ' : ', '),
		stale,
	};
}

/** Where it comes from, in place of a source. */
export function derivedFacts({ made, parts }: DerivedLine): Fact[] {
	return [
		{ label: u.fact_source(), words: made },
		{ label: u.fact_derived(), words: parts },
	];
}
