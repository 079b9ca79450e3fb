import type { RequestEvent } from '@sveltejs/kit';
import type { ProgrammeRefusal } from '#lib/wire/api/programme.ts';
import { problem } from '../../answers.ts';

const WANTED: Record<Exclude<ProgrammeRefusal['kind'], 'other-geography'>, string> = {
	'not-a-day': 'a day such as 2026-10-31',
	'day-to-come': 'a day that is not yet to come',
	'before-units': 'a day on which its units are known',
	'unknown-province': 'the slug or code of a province',
	'unknown-close': 'the number of a close',
};

/** The answer where there is no programme of what was asked for. */
export function programmeProblem(
	event: Pick<RequestEvent, 'url'>,
	refusal: ProgrammeRefusal,
): Response {
	const { kind, parameter, given } = refusal;
	const wanted = kind === 'other-geography' ? ofGeography(refusal) : WANTED[kind];
	if (kind === 'unknown-province' || kind === 'unknown-close')
		return problem(404, event, { detail: `${parameter}: ${given} is not ${wanted}.` });
	const errors = [{ parameter, value: given, wanted }];
	return problem(400, event, { detail: `${parameter}: wanted is ${wanted}`, errors });
}

function ofGeography({ geographyDate }: { readonly geographyDate: string }): string {
	return `a province whose units are known as of ${geographyDate}, the geography date of this centre for that day and all since`;
}
