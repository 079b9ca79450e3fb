import { provenanceQuery } from '#lib/wire/api/provenance.ts';
import { answer, guarded, methodNotAllowed, parseQuery, problem } from '../../../answers.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(provenanceQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { unit: code, date, indicator: name, at = null, believed = null } = parsed.query;
	const { services } = event.locals;
	const { units, indicators } = await services.catalogue();
	// A code may be another unit's on another day.
	const named = date === undefined ? units : await services.units(date);
	const unit = named.find((each) => each.code === code);
	if (!unit) return problem(404, event, { detail: `No unit has the code ${code}.` });
	const indicator = indicators.find((each) => each.code === name);
	if (!indicator) return problem(404, event, { detail: `No indicator is called ${name}.` });
	const asked = { unitId: unit.id, indicatorId: indicator.id, at, believedAt: believed };
	const told = await services.provenance(asked);
	if (!told) return problem(404, event, { detail: 'Nothing was known of it then.' });
	return answer({ unit: code, indicator: name, ...told });
});

export const fallback = methodNotAllowed;
