/** What another system hands over, parsed: every mistake is told with its place. Pure. */
import * as v from 'valibot';
import {
	intakeBody,
	MOST_INTAKE_BYTES,
	MOST_OBSERVATIONS,
	type IntakeAnswer,
	type IntakeBody,
} from '#lib/wire/api/intake.ts';
import type { ParameterProblem } from '#lib/wire/api/problem.ts';

const SHOWN = 200;

export function readIntakeBody(
	body: Uint8Array,
): { readonly kind: 'body'; readonly body: IntakeBody } | IntakeAnswer {
	if (body.length > MOST_INTAKE_BYTES) {
		const detail = `The body has ${body.length} bytes; ${MOST_INTAKE_BYTES} are the most.`;
		return { kind: 'too-big', detail };
	}
	let document: unknown;
	try {
		document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		return badBody('an object in JSON, in UTF-8');
	}
	const { observations } = (document ?? {}) as { observations?: unknown };
	if (Array.isArray(observations) && observations.length > MOST_OBSERVATIONS) {
		const detail = `The body has ${observations.length} observations; ${MOST_OBSERVATIONS} are the most.`;
		return { kind: 'too-big', detail };
	}
	const parsed = v.safeParse(intakeBody, document);
	if (parsed.success) return { kind: 'body', body: parsed.output };
	const errors = parsed.issues.map((issue): ParameterProblem => {
		const parameter = placeOf(issue.path ?? []);
		const isMissing = issue.input === undefined;
		return { parameter, value: isMissing ? null : shown(issue.input), wanted: issue.message };
	});
	const isOfRows = errors.every(({ parameter }) => parameter.startsWith('observations['));
	return { kind: isOfRows ? 'refused' : 'bad-request', errors };
}

function badBody(wanted: string): IntakeAnswer {
	return { kind: 'bad-request', errors: [{ parameter: 'body', value: null, wanted }] };
}

/** `observations[3].value` */
function placeOf(path: readonly { readonly key?: unknown }[]): string {
	const steps = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
	return steps.join('').replace(/^\./, '') || 'body';
}

function shown(value: unknown): string {
	return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, SHOWN);
}
