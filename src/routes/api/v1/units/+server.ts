import { provincesIn } from '#lib/domain/province-of.ts';
import { searchUnits, withFormer } from '#lib/domain/unit-search.ts';
import { toUnitFeatures, toUnits, unitsQuery } from '#lib/wire/api/units.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { answer, guarded, methodNotAllowed, parseQuery } from '../../answers.ts';

function idOf(units: readonly Unit[], code: string): number | undefined {
	return units.find((unit) => unit.code === code)?.id;
}

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
	const provinceOf = provincesIn(units);
	const own = provinceOf(units.find(({ id }) => id === idOf(present, centre.scopeCode)));
	const wanted =
		search === undefined
			? ofCode.map((unit) => ({ unit, former: null }))
			: searchUnits(
					withFormer(ofCode, await services.formerUnits(geographyDate)),
					search,
					(unit) => provinceOf(unit) === own,
				);
	const asked = { units, wanted };
	if (format === 'geojson') return answer(toUnitFeatures(asked), 'application/geo+json');
	return answer(toUnits(asked, { geographyDate, geometry: geometry === 'true' }));
});

export const fallback = methodNotAllowed;
