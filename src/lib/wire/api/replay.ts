/** `GET /api/v1/replay` */
import * as v from 'valibot';
import type { Replay } from '../../domain/replay.ts';
import { sample, time, timeSource, unitCode, unitGiven } from './fields.ts';

const MOST_HOURS = 24;
const wantedHours = `a whole number from 1 to ${String(MOST_HOURS)}`;

export const replayQuery = v.object({
	unit: v.optional(
		v.pipe(unitGiven, v.description('Only what belongs to this unit or lies in it.')),
	),
	hours: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,2}$/, wantedHours),
			v.transform(Number),
			v.minValue(1, wantedHours),
			v.maxValue(MOST_HOURS, wantedHours),
			v.description('How far back from now.'),
		),
		String(MOST_HOURS),
	),
});

const whole = v.pipe(v.number(), v.integer());
const id = v.pipe(whole, v.description('As on the live channel.'));
const leftOut = v.pipe(whole, v.description('For which the answer has no room.'));

const change = v.pipe(
	v.tuple([
		v.pipe(v.number(), v.description('From then on: ms after `from`.')),
		v.picklist(['online', 'degraded', 'offline', 'maintenance', 'unknown']),
		v.pipe(v.nullable(v.string()), v.description('Of the state; "unwatched": nobody was judging.')),
	]),
	v.description('Until the next one.'),
);

const figure = v.object({
	value: v.number(),
	observedAt: v.pipe(v.number(), v.description('Epoch milliseconds.')),
	timeSource,
	sample,
	source: v.nullable(v.string()),
	typed: v.boolean(),
});

export const replaySchema = v.object({
	from: time,
	to: time,
	unit: v.nullable(unitCode),
	stepS: v.pipe(
		v.number(),
		v.description('Figures are told as they stood at `from` and every so many seconds after it.'),
	),
	devices: v.pipe(
		v.object({
			leftOut,
			list: v.array(
				v.object({
					id,
					site: v.string(),
					device: v.string(),
					kind: v.string(),
					unit: v.nullable(unitCode),
					sample,
					changes: v.pipe(
						v.array(change),
						v.description('In the order of time, from the first state that is known.'),
					),
				}),
			),
		}),
		v.description(
			'Those that are in use now; where there are too many, those to which something happened first.',
		),
	),
	figures: v.object({
		leftOut,
		list: v.array(
			v.object({
				unitId: id,
				unit: unitCode,
				indicatorId: id,
				indicator: v.string(),
				intervalS: v.pipe(v.number(), v.description('Expected between two values.')),
				shown: v.pipe(
					v.array(v.tuple([whole, v.nullable(figure)])),
					v.description(
						'At which step another figure stood than at the one before, as it was believed then; null: none.',
					),
				),
			}),
		),
	}),
});

export type ReplayQuery = v.InferOutput<typeof replayQuery>;
export type ReplayAnswer = v.InferOutput<typeof replaySchema>;

export function replayOf({ from, to, stepS, devices, figures }: ReplayAnswer): Replay {
	const begun = Date.parse(from);
	const stepMs = stepS * 1000;
	return {
		from: begun,
		until: Date.parse(to),
		stepMs,
		devices: devices.list.map(({ id, kind, changes }) => ({
			...{ id, kind },
			changes: changes.map(([afterMs, state, reason]) => ({ at: begun + afterMs, state, reason })),
		})),
		series: figures.list.map(({ unitId, indicatorId, intervalS, shown }) => ({
			...{ unitId, indicatorId, intervalS },
			shown: shown.map(([step, figure]) => ({ at: begun + step * stepMs, figure })),
		})),
	};
}
