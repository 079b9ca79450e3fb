/** The shape of a centre's facts; those of places and of catalogue files stand apart. */
import * as v from 'valibot';
import { code, day, slug, text } from './fact-fields.ts';

export const CENTRE_FACT = v.strictObject({
	slug,
	name: text,
	nameEn: text,
	homeCode: code,
	scopeCode: code,
	geographyDate: day,
	sites: v.array(slug),
	keyIndicators: v.pipe(v.array(slug), v.minLength(1)),
});

export type CentreFact = v.InferOutput<typeof CENTRE_FACT>;
