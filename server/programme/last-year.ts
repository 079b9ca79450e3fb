/** What stood of one unit a year before a day, to be compared with. */
import type { Indicator } from '#lib/domain/indicator.ts';
import type { LatestObservation } from '#lib/domain/observation.ts';
import { endOfDay, isoDay, yearBefore } from '#lib/domain/time-format.ts';
import { countedOver, LONG_SPANS, longSpanOf } from '#lib/domain/told-span.ts';
import type { ToldValue, UnitPast } from '#lib/wire/unit-past.ts';
import { observationsAsOf } from './as-of.ts';
import { daysIn } from './days-in.ts';
import type { ProgrammeSources } from './programme.ts';

type Asked = {
	readonly unitId: number;
	/** ISO day that is shown, and as it was believed when (epoch ms). */
	readonly day: string;
	readonly believedAt: number | null;
	readonly indicators: readonly Compared[];
};

type Compared = Pick<Indicator, 'id' | 'code' | 'intervalS' | 'overTime'>;

/** What is older than this, and than three times the interval that is expected, is not of the same period. */
const SAME_PERIOD_S = 31 * 86_400;

export async function lastYearOf(
	sources: Pick<ProgrammeSources, 'database' | 'now'>,
	asked: Asked,
): Promise<UnitPast['lastYear']> {
	const { unitId, believedAt, indicators } = asked;
	const day = yearBefore(asked.day);
	const stood = await observationsAsOf(sources.database, {
		...{ unitIds: [unitId], day, believedAt, now: sources.now() },
		intervalS: new Map(indicators.map(({ id, intervalS }) => [id, intervalS])),
	});
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const recent = stood.flatMap((figure) => {
		const indicator = byId.get(figure.indicatorId);
		return indicator && isRecent(figure, { indicator, day }) ? [{ figure, indicator }] : [];
	});
	const others = await otherLengths(sources, {
		...{ ...asked, day },
		indicators: recent.map(({ indicator }) => indicator),
	});
	const values = recent.map(({ figure, indicator }) => {
		const { value, observedAt, sample, timeSource } = figure;
		const span = longSpanOf(timeSource);
		const newest = { day: isoDay(observedAt), value, sample, ...(span && { span }) };
		const rest = others.get(indicator.id)?.filter((own) => own.sample === sample) ?? [];
		return [indicator.code, [newest, ...rest.filter((own) => own.span !== span)]] as const;
	});
	return { day, values: Object.fromEntries(values) };
}

function mostMs({ intervalS }: Pick<Indicator, 'intervalS'>): number {
	return Math.max(3 * intervalS, SAME_PERIOD_S) * 1000;
}

function isRecent(
	{ observedAt, timeSource }: LatestObservation,
	{ indicator, day }: { readonly indicator: Compared; readonly day: string },
): boolean {
	return timeSource !== 'retained' && endOfDay(day) - observedAt <= mostMs(indicator);
}

/** Of what adds up or is averaged the newest figure of each length; by indicator, the newest first. */
async function otherLengths(
	sources: Pick<ProgrammeSources, 'database'>,
	{ day, indicators, ...of }: Asked,
): Promise<ReadonlyMap<number, readonly ToldValue[]>> {
	const counted = indicators.filter(({ overTime }) =>
		LONG_SPANS.some((span) => countedOver({ overTime, span })),
	);
	if (counted.length === 0) return new Map();
	const from = (indicator: Compared) => isoDay(endOfDay(day) - mostMs(indicator));
	const [first = day] = counted.map(from).toSorted();
	const days = await daysIn(sources, { ...of, indicators: counted, from: first, to: day });
	return new Map(
		counted.map((indicator) => {
			const told = (days.get(indicator.id) ?? []).filter((own) => own.day >= from(indicator));
			const kinds = Map.groupBy(told, ({ span, sample }) => `${span} ${sample}`);
			return [indicator.id, [...kinds.values()].flatMap((own) => own.at(-1) ?? [])];
		}),
	);
}
