/** What another system hands over, parsed: every mistake is told with its place. Pure. */
import * as v from 'valibot';
import {
	givenObservation,
	intakeBody,
	MOST_INTAKE_BYTES,
	MOST_OBSERVATIONS,
	type IntakeAnswer,
	type GivenObservation,
	type IntakeBody,
} from '#lib/wire/api/intake.ts';
import type { ParameterProblem } from '#lib/wire/api/problem.ts';

const SHOWN = 200;

export type ReadBody = {
	readonly kind: 'body';
	/** With those observations that can be read. */
	readonly body: IntakeBody;
	/** The place of each of them in the request. */
	readonly places: readonly number[];
	/** What is wrong with the others. */
	readonly errors: readonly ParameterProblem[];
	/** The others, as far as they can be read: what else is wrong with them is told at once, too. */
	readonly partly: readonly PartlyRead[];
};

export type PartlyRead = {
	/** In the request. */
	readonly place: number;
	/** Only the fields that could be read; an optional one that was left out is there as undefined. */
	readonly given: Partial<GivenObservation>;
};

const HEAD = v.omit(intakeBody, ['observations']);

export function readIntakeBody(body: Uint8Array): ReadBody | IntakeAnswer {
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
	if (parsed.success) {
		const places = [...parsed.output.observations.keys()];
		return { kind: 'body', body: parsed.output, places, errors: [], partly: [] };
	}
	const rows: readonly unknown[] = Array.isArray(observations) ? observations : [];
	const strays = new Set([...rows.keys()].filter((at) => !isObject(rows[at])));
	const errors = [
		...parsed.issues
			.map((issue): ParameterProblem => {
				const parameter = placeOf(issue.path ?? []);
				const isMissing = issue.input === undefined;
				return { parameter, value: isMissing ? null : shown(issue.input), wanted: issue.message };
			})
			.filter(({ parameter }) => !strays.has(rowOf(parameter) ?? NaN)),
		...[...strays].map((at) => {
			return { parameter: `observations[${at}]`, value: shown(rows[at]), wanted: 'an object' };
		}),
	];
	const bad = new Set(errors.map(({ parameter }) => rowOf(parameter)));
	if (bad.has(null) || !Array.isArray(observations)) return { kind: 'bad-request', errors };
	const places = [...rows.keys()].filter((at) => !bad.has(at));
	const head: Record<string, unknown> = { ...(document as object) };
	delete head['observations'];
	return {
		kind: 'body',
		body: {
			...v.parse(HEAD, head),
			observations: places.map((at) => v.parse(givenObservation, rows[at])),
		},
		...{ places, errors },
		partly: [...rows.entries()].flatMap(([place, row]) =>
			bad.has(place) && isObject(row) ? { place, given: partOf(row) } : [],
		),
	};
}

function isObject(row: unknown): row is Readonly<Record<string, unknown>> {
	return typeof row === 'object' && row !== null && !Array.isArray(row);
}

function partOf(row: Readonly<Record<string, unknown>>): Partial<GivenObservation> {
	return Object.fromEntries(
		Object.entries(givenObservation.entries).flatMap(([name, field]) => {
			const read = v.safeParse(field, row[name]);
			return read.success ? [[name, read.output]] : [];
		}),
	);
}

/** 3 of `observations[3].value`; null of what is in no observation. */
export function rowOf(parameter: string): number | null {
	const [, row] = /^observations\[(\d+)\]/.exec(parameter) ?? [];
	return row === undefined ? null : Number(row);
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
