import type { RequestEvent } from '@sveltejs/kit';
import type { IntakeAnswer } from '#lib/wire/api/intake.ts';
import { problem } from '../../answers.ts';

/** What another system that delivers figures is answered. */
export function intakeResponse(said: IntakeAnswer, event: Pick<RequestEvent, 'url'>): Response {
	switch (said.kind) {
		case 'done':
			return new Response(JSON.stringify(said.done), {
				headers: {
					'content-type': 'application/json',
					'cache-control': 'no-store',
					...(said.again && { 'idempotent-replayed': 'true' }),
				},
			});
		case 'closed':
			return problem(403, event, {
				detail:
					'No system may deliver figures here: IOC_INTAKE_TOKENS=name=token of the server is not set.',
			});
		case 'stranger':
			return problem(401, event, {
				detail:
					'The token of a system that may deliver figures is wanted: Authorization: Bearer ….',
				headers: { 'www-authenticate': 'Bearer' },
			});
		case 'busy':
			return problem(429, event, {
				detail: 'Other deliveries are being taken: the same again in a second.',
				headers: { 'retry-after': '1' },
			});
		case 'too-big':
			return problem(413, event, said);
		case 'bad-request':
			return problem(400, event, { detail: 'The request cannot be taken.', errors: said.errors });
		case 'key-taken':
			return problem(409, event, {
				detail: 'This Idempotency-Key came before with another body; nothing was stored.',
			});
		case 'refused':
			return problem(422, event, {
				detail: 'Nothing was stored, for not all observations can be taken.',
				errors: said.errors,
			});
		default:
			return said satisfies never;
	}
}
