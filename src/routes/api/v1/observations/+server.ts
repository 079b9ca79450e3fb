import type { RequestEvent } from '@sveltejs/kit';
import { MOST_INTAKE_BYTES } from '#lib/wire/api/intake.ts';
import { observationsQuery } from '#lib/wire/api/observations.ts';
import { answer, guarded, parseQuery, problem } from '../../answers.ts';
import { intakeResponse } from './intake-response.ts';

export const GET = guarded(async (event) => {
	const parsed = parseQuery(observationsQuery, event);
	if (parsed.kind === 'refused') return parsed.response;
	const { query } = parsed;
	const { services } = event.locals;
	const { units, indicators } = await services.catalogue();
	const unit = units.find(({ code }) => code === query.unit);
	if (!unit) return problem(404, event, { detail: `No unit has the code ${query.unit}.` });
	const indicator = indicators.find(({ code }) => code === query.indicator);
	if (!indicator) {
		return problem(404, event, { detail: `No indicator is called ${query.indicator}.` });
	}
	return answer(await services.observations({ unit, indicator, query }));
});

/** Figures from other systems (docs/imports.md). Who may not is told so before his body is read. */
export const POST = guarded(async (event) => {
	const { headers } = event.request;
	const { intake } = event.locals.services;
	const asked = {
		authorization: headers.get('authorization'),
		key: headers.get('idempotency-key'),
	};
	const refusal = intake.refusal(asked);
	if (refusal) return intakeResponse(refusal, event);
	if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
		return problem(415, event, { detail: 'A body is application/json.' });
	}
	const bytes = Number(headers.get('content-length') ?? 0);
	if (bytes > MOST_INTAKE_BYTES) {
		const detail = `The body has ${bytes} bytes; ${MOST_INTAKE_BYTES} are the most.`;
		return intakeResponse({ kind: 'too-big', detail }, event);
	}
	const body = new Uint8Array(await event.request.arrayBuffer());
	return intakeResponse(await intake.take({ ...asked, body }), event);
});

export const fallback = (event: RequestEvent) =>
	problem(405, event, {
		detail: `${event.request.method} is not offered here.`,
		headers: { allow: 'GET, HEAD, POST' },
	});
