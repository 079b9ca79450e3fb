import { endOfDay } from '#lib/domain/time-format.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../../api/answers.ts';
import { pastOf } from '../../overview/trend.ts';
import { pastQuery, PAST_YEARS, type UnitPast } from '../unit-past.ts';

/** Two years of every indicator of one unit, in steps that have room in a card. */
export const GET = guarded(async (event) => {
	const parsed = parseQuery(pastQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { id, day } = parsed.query;
	const { services } = event.locals;
	const { indicators } = await services.catalogue();
	const to = new Date(endOfDay(day));
	const from = new Date(to);
	from.setFullYear(to.getFullYear() - PAST_YEARS);
	const indicatorIds = indicators.map((indicator) => indicator.id);
	const daily = await services.dailyValues({ unitId: id, indicatorIds, from, to });
	const pasts: UnitPast = {
		from: from.getTime(),
		to: to.getTime(),
		pasts: Object.fromEntries(
			indicators.flatMap(({ id, code, intervalS }) => {
				const days = daily.get(id);
				return days ? [[code, pastOf(days, { from, to, intervalS })]] : [];
			}),
		),
	};
	return answer(pasts);
});

export const fallback = methodNotAllowed;
