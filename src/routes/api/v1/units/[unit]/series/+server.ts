import { unitSeriesQuery } from '#lib/wire/api/unit-series.ts';
import { notThere, unitNamed } from '../../unit-named.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(unitSeriesQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { query } = parsed;
	const { services } = event.locals;
	const { centre, indicators } = await services.catalogue();
	const indicator = indicators.find(({ code }) => code === query.indicator);
	if (!indicator) {
		return problem(404, event, { detail: `No indicator is called ${query.indicator}.` });
	}
	const day = query.date ?? centre.geographyDate;
	const history = await services.unitHistory(unitNamed(event.params['unit'] ?? '', day));
	const byIndicator = query.weigh === 'indicator' ? indicator.weightBy : null;
	const series =
		history &&
		(await services.unitSeries({
			unit: history.slug,
			indicator,
			weightId: indicators.find(({ code }) => code === byIndicator)?.id ?? null,
			weighByArea: query.weigh === 'area',
			crosswalk: query.crosswalk ?? null,
			by: query.by ?? null,
		}));
	if (series) return answer(series);
	return problem(404, event, { detail: notThere(event.params['unit'] ?? '', day) });
});

export const fallback = methodNotAllowed;
