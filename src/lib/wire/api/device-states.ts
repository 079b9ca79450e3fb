/** `GET /api/v1/device-states` */
import * as v from 'valibot';
import { limitUpTo, sample, time, unitCode, unitGiven, wrongClock } from './fields.ts';

const USUAL_LIMIT = 100;
const HIGHEST_LIMIT = 20_000;
const MOST_HOURS = 168;
const wantedHours = `a whole number from 1 to ${String(MOST_HOURS)}`;

export const deviceStatesQuery = v.object({
	unit: v.optional(
		v.pipe(unitGiven, v.description('Only what belongs to this unit or lies in it.')),
	),
	hours: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,3}$/, wantedHours),
			v.transform(Number),
			v.minValue(1, wantedHours),
			v.maxValue(MOST_HOURS, wantedHours),
			v.description('How far back from now.'),
		),
		'24',
	),
	limit: limitUpTo(HIGHEST_LIMIT, USUAL_LIMIT),
});

const stretch = v.object({
	from: time,
	to: time,
	state: v.picklist(['online', 'degraded', 'offline', 'maintenance', 'unknown']),
	reason: v.pipe(
		v.nullable(v.string()),
		v.description('Of the state; "unwatched": nobody was judging.'),
	),
});

const seconds = (words: string) => v.pipe(v.number(), v.description(words));

export const deviceStatesSchema = v.object({
	from: time,
	to: time,
	unit: v.nullable(unitCode),
	total: v.pipe(v.number(), v.integer(), v.description('Devices there are.')),
	steady: v.pipe(v.number(), v.integer(), v.description('Of those: online whenever anybody knew.')),
	quarantine: v.pipe(
		v.object({ count: v.pipe(v.number(), v.integer()), since: v.nullable(time) }),
		v.description(
			'Devices that send though nobody has taken them in, and when the first of them came; of all units.',
		),
	),
	clocks: v.pipe(
		v.object({
			count: v.pipe(v.number(), v.integer()),
			devices: v.array(v.object({ site: v.string(), device: v.string(), ...wrongClock.entries })),
		}),
		v.description(
			'Devices whose clock is not believed, of `unit` where it was asked for, in quarantine too: at most `limit`, those in trouble first.',
		),
	),
	devices: v.pipe(
		v.array(
			v.object({
				site: v.string(),
				device: v.string(),
				name: v.string(),
				kind: v.string(),
				unit: v.nullable(unitCode),
				sample,
				upS: seconds('It did its work.'),
				degradedS: seconds('Of that: badly.'),
				downS: seconds('It did not.'),
				maintenanceS: seconds('Planned work.'),
				unknownS: seconds('Nobody judged, or nobody could know.'),
				changes: v.pipe(v.number(), v.integer(), v.description('From one state to another.')),
				stretches: v.pipe(
					v.array(stretch),
					v.description('Without gaps, from the first state that is known.'),
				),
			}),
		),
		v.description(
			'At most `limit`: those to which something happened, those of which nothing is known, the steady ones; each real before samples, the longest down first, then the most changed.',
		),
	),
});

export type DeviceStatesQuery = v.InferOutput<typeof deviceStatesQuery>;
export type DeviceStatesAnswer = v.InferOutput<typeof deviceStatesSchema>;
