import { searchUnits, withFormer } from '#lib/domain/unit-search.ts';
import { toUnitFeatures, toUnits, unitsQuery } from '#lib/wire/api/units.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(unitsQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { date, code, search, geometry, format } = parsed.query;
	const { services } = event.locals;
	const { centre, units: present } = await services.catalogue();
	const geographyDate = date ?? centre.geographyDate;
	const units =
		geographyDate === centre.geographyDate ? present : await services.units(geographyDate);
	const ofCode = code === undefined ? units : units.filter((unit) => unit.code === code);
	const wanted =
		search === undefined
			? ofCode.map((unit) => ({ unit, former: null }))
			: searchUnits(withFormer(ofCode, await services.formerUnits(geographyDate)), search);
	const asked = { units, wanted };
	if (format === 'geojson') return answer(toUnitFeatures(asked), 'application/geo+json');
	return answer(toUnits(asked, { geographyDate, geometry: geometry === 'true' }));
});

export const fallback = methodNotAllowed;
