import { toUnitFeatures, toUnits, unitsQuery } from '#lib/wire/api/units.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(unitsQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { centre, units } = await event.locals.services.catalogue();
	if (parsed.query.format === 'geojson') {
		return answer(toUnitFeatures(units), 'application/geo+json');
	}
	const { geographyDate } = centre;
	return answer(toUnits(units, { geographyDate, geometry: parsed.query.geometry === 'true' }));
});

export const fallback = methodNotAllowed;
