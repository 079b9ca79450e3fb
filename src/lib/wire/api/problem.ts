/** Problem details for HTTP APIs (RFC 9457). */
import * as v from 'valibot';

export const PROBLEM_TYPE = 'application/problem+json';

export const problemSchema = v.object({
	type: v.literal('about:blank'),
	title: v.string(),
	status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
	detail: v.string(),
	instance: v.pipe(v.string(), v.description('Path and query of the request.')),
	errors: v.pipe(
		v.array(
			v.object({
				parameter: v.string(),
				value: v.nullable(v.string()),
				wanted: v.string(),
			}),
		),
		v.description(
			'Each parameter, or place in the body, that cannot be taken, and what would be right.',
		),
	),
});

export type Problem = v.InferOutput<typeof problemSchema>;
export type ParameterProblem = Problem['errors'][number];
