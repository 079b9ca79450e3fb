/** A judge's memory as it comes back from the database. */
import * as v from 'valibot';
import type { Memory } from '#lib/domain/liveness/memory.ts';

const time = v.nullable(v.number());
const metric = v.picklist(['fps', 'bitrateKbps', 'frozen']);
const report = v.picklist(['online', 'degraded', 'offline']);

const evidence = v.variant('kind', [
	v.object({ kind: v.literal('none') }),
	v.object({ kind: v.literal('heard') }),
	v.object({ kind: v.literal('resumed'), saidAt: v.number() }),
	v.object({ kind: v.literal('report'), said: report, at: time }),
	v.object({ kind: v.literal('silence'), seenAt: v.number() }),
	v.object({ kind: v.literal('gateway'), gateway: v.string(), seenAt: time }),
	v.object({ kind: v.literal('broker'), seenAt: v.number() }),
	v.object({
		kind: v.literal('stream'),
		metric,
		value: v.number(),
		usual: time,
		since: v.number(),
	}),
	v.object({ kind: v.literal('flapping'), changePercent: v.number(), since: v.number() }),
	v.object({ kind: v.literal('maintenance'), until: v.number(), words: v.string() }),
]);

const memory = v.object({
	verdict: v.nullable(
		v.object({
			state: v.picklist(['online', 'degraded', 'offline', 'maintenance', 'unknown']),
			reason: v.nullable(v.string()),
			at: v.number(),
			since: time,
			evidence,
			intervalS: v.number(),
			intervalBasis: v.picklist(['given', 'learned', 'assumed', 'session']),
			flapping: v.boolean(),
		}),
	),
	cadence: v.object({ seenAt: time, gapsS: v.array(v.number()), learnedS: time }),
	stream: v.object({
		fault: v.nullable(v.object({ since: v.number(), againAt: time, at: v.number() })),
		usualKbps: v.number(),
		reports: v.number(),
		rateAt: v.number(),
	}),
	flaps: v.object({
		changes: v.number(),
		found: v.nullable(v.picklist(['up', 'impaired', 'down'])),
		checkedAt: v.number(),
		since: v.optional(time, null),
	}),
	resumption: v.optional(
		v.nullable(v.object({ saidAt: v.number(), firstAt: v.number(), isSure: v.boolean() })),
		null,
	),
	backAt: v.optional(time, null),
	missedAt: v.optional(time, null),
});

/** Null where another version of this program wrote it: then a device is judged anew. */
export function toMemory(kept: unknown): Memory | null {
	const read = v.safeParse(memory, kept);
	return read.success ? read.output : null;
}
