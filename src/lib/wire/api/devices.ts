/** `GET /api/v1/devices` */
import * as v from 'valibot';
import type { Device, DeviceStanding } from '../../domain/device.ts';
import type { WrongClock } from '../registry.ts';
import { freshness, sample, time, timeSource, unitCode, wrongClock } from './fields.ts';

const STATES = ['online', 'degraded', 'offline', 'maintenance', 'unknown'] as const;

const BASES = ['given', 'learned', 'assumed', 'session'] as const;

export const devicesQuery = v.object({
	site: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'a site such as bao-loc'))),
	state: v.optional(v.picklist(STATES, STATES.join(', '))),
});

export const devicesSchema = v.object({
	devices: v.array(
		v.object({
			site: v.string(),
			device: v.string(),
			kind: v.string(),
			name: v.string(),
			unit: v.nullable(unitCode),
			lat: v.nullable(v.number()),
			lon: v.nullable(v.number()),
			gateway: v.nullable(v.string()),
			heartbeatS: v.pipe(
				v.nullable(v.number()),
				v.description(
					'Seconds between signs of life that the device, a rule or an operator gave; null: nobody did. What is expected: `standing.intervalS`.',
				),
			),
			registered: v.pipe(
				v.boolean(),
				v.description('False while it is in quarantine: nobody has said yet what it is.'),
			),
			sample,
			clock: v.pipe(
				v.nullable(wrongClock),
				v.description(
					'Of a clock that is not believed, so that the times of receipt count; null where it is, or tells none.',
				),
			),
			standing: v.object({
				state: v.picklist(STATES),
				reason: v.nullable(v.string()),
				since: v.nullable(time),
				seenAt: v.nullable(time),
				timeSource: v.nullable(timeSource),
				freshness,
				intervalS: v.pipe(v.number(), v.description('What its freshness is reckoned by (s).')),
				intervalBasis: v.pipe(
					v.picklist(BASES),
					v.description(
						'Who says so: somebody, its own cadence so far, nobody yet; or `session`: its presence is watched over.',
					),
				),
				flapping: v.boolean(),
				evidence: v.pipe(
					v.looseObject({ kind: v.string() }),
					v.description('What the state rests on; `kind` tells which further fields there are.'),
				),
			}),
		}),
	),
});

export type DevicesAnswer = v.InferOutput<typeof devicesSchema>;

export function toDevices(
	devices: readonly (Device & { readonly standing: DeviceStanding })[],
	{
		codes,
		clocks,
	}: {
		/** Of units, by their ids. */
		readonly codes: ReadonlyMap<number, string>;
		/** By the ids of devices. */
		readonly clocks: ReadonlyMap<number, WrongClock>;
	},
): DevicesAnswer {
	return {
		devices: devices.map((device) => ({
			site: device.site,
			device: device.device,
			kind: device.kind,
			name: device.name,
			unit: device.unitId === null ? null : (codes.get(device.unitId) ?? null),
			lat: device.lat,
			lon: device.lon,
			gateway: device.gateway,
			heartbeatS: device.heartbeatS,
			registered: device.registered,
			sample: device.sample,
			clock: toWrongClock(clocks.get(device.id)),
			standing: {
				state: device.standing.state,
				reason: device.standing.reason,
				since: isoTime(device.standing.since),
				seenAt: isoTime(device.standing.seenAt),
				timeSource: device.standing.timeSource,
				freshness: device.standing.freshness,
				intervalS: device.standing.intervalS,
				intervalBasis: device.standing.intervalBasis,
				flapping: device.standing.flapping,
				evidence: device.standing.evidence,
			},
		})),
	};
}

function toWrongClock(clock: WrongClock | undefined): v.InferOutput<typeof wrongClock> | null {
	if (!clock) return null;
	return { aheadS: clock.aheadS, receivedAt: new Date(clock.receivedAt).toISOString() };
}

function isoTime(epochMs: number | null): string | null {
	return epochMs === null ? null : new Date(epochMs).toISOString();
}
