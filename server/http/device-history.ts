/** What the API tells of the past of devices: how available they were, and how they stood. */
import { availabilityFigures } from '#lib/domain/availability.ts';
import { byStory, byUnrest, isSteady } from '#lib/domain/device-timeline.ts';
import { monthSpan } from '#lib/domain/month.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { AvailabilityAnswer } from '#lib/wire/api/availability.ts';
import type { DeviceStatesAnswer } from '#lib/wire/api/device-states.ts';
import type { Database } from '../db/database.ts';
import {
	deviceAvailability,
	kindAvailability,
	unitAvailability,
	type AvailabilityRow,
} from '../db/read-availability.ts';
import { readDeviceStates } from '../db/read-device-states.ts';
import { readWrongClocks } from '../db/wrong-clocks.ts';
import { UnitTree } from '../live/unit-tree.ts';
import type { Services } from '../services.ts';
import { Remembered } from './remembered.ts';

/** Of figures that many screens ask for. */
const FRESH_FOR_MS = 20_000;
const HOUR_MS = 3_600_000;

type Availability = Services['availability'];
type DeviceStates = Services['deviceStates'];

export function deviceHistory(options: {
	readonly database: Database;
	readonly catalogue: () => Promise<{ readonly units: readonly Unit[] }>;
	/** Epoch milliseconds. */
	readonly now: () => number;
}): { readonly availability: Availability; readonly deviceStates: DeviceStates } {
	const { database, now } = options;
	const remembered = {
		availability: new Remembered<AvailabilityAnswer>({ now, leastMs: FRESH_FOR_MS }),
		states: new Remembered<DeviceStatesAnswer>({ now, leastMs: FRESH_FOR_MS }),
	};

	async function scopeOf(unit: Unit | null) {
		const { units } = await options.catalogue();
		const tree = new UnitTree(units);
		const codes = new Map(units.map(({ id, code }) => [id, code]));
		return {
			units: unit === null ? units : units.filter(({ id }) => tree.within(unit.code)?.has(id)),
			unitIds: unit === null ? null : [...(tree.within(unit.code) ?? [])],
			tree,
			codeOf: (id: number | null) => (id === null ? null : (codes.get(id) ?? null)),
		};
	}

	async function availability({ month, by, unit, limit }: Parameters<Availability>[0]) {
		const { units, unitIds, tree, codeOf } = await scopeOf(unit);
		const span = monthSpan(month);
		const until = Math.min(span.until, now());
		const asked = { from: new Date(span.from), until: new Date(until), unitIds };
		const head = {
			month,
			from: asked.from.toISOString(),
			to: asked.until.toISOString(),
			unit: unit?.code ?? null,
		};
		if (by === 'device') {
			const { total, rows } = await deviceAvailability(database, { ...asked, limit });
			const told = rows.map(({ unitId, site, device, name, kind, ...row }) => ({
				...{ site, device, name, kind, unit: codeOf(unitId) },
				...figures(row),
			}));
			return { ...head, by, total, rows: told };
		}
		if (by === 'kind') {
			const rows = leastAvailable(await kindAvailability(database, asked));
			const told = rows.map(({ kind, ...row }) => ({ kind, ...figures(row) }));
			return { ...head, by, total: rows.length, rows: told.slice(0, limit) };
		}
		const lies = units.flatMap(({ id, code }) =>
			[...(tree.within(code) ?? [])].map((inner): [number, number] => [inner, id]),
		);
		const rows = leastAvailable(await unitAvailability(database, { ...asked, lies }));
		const told = rows.map(({ unitId, ...row }) => ({
			unit: codeOf(unitId) ?? '',
			...figures(row),
		}));
		return { ...head, by, total: rows.length, rows: told.slice(0, limit) };
	}

	async function deviceStates({ unit, hours, limit }: Parameters<DeviceStates>[0]) {
		const { unitIds, codeOf } = await scopeOf(unit);
		const until = now();
		const span = { from: until - hours * HOUR_MS, until };
		const { devices: all, quarantine } = await readDeviceStates(database, { ...span, unitIds });
		const clocks = await readWrongClocks(database, unitIds);
		const worst = all.toSorted(
			(a, b) =>
				byStory(a.timeline, b.timeline) ||
				Number(a.about.sample) - Number(b.about.sample) ||
				byUnrest(a.timeline, b.timeline) ||
				a.about.id - b.about.id,
		);
		return {
			from: iso(span.from),
			to: iso(span.until),
			unit: unit?.code ?? null,
			total: all.length,
			quarantine: {
				count: quarantine.count,
				since: quarantine.since === null ? null : iso(quarantine.since),
			},
			clocks: {
				count: clocks.length,
				devices: clocks.slice(0, limit).map(({ site, device, aheadS, receivedAt }) => {
					return { site, device, aheadS, receivedAt: iso(receivedAt) };
				}),
			},
			steady: all.filter(({ timeline }) => isSteady(timeline)).length,
			devices: worst.slice(0, limit).map(({ about, timeline: { stretches, ...sums } }) => ({
				site: about.site,
				device: about.device,
				name: about.name,
				kind: about.kind,
				unit: codeOf(about.unitId),
				sample: about.sample,
				...sums,
				stretches: stretches.map(({ from, until: to, state, reason }) => {
					return { from: iso(from), to: iso(to), state, reason };
				}),
			})),
		};
	}

	return {
		availability: (query) => {
			const { month, by, unit, limit } = query;
			const question = [month, by, unit?.id, limit].join();
			return remembered.availability.answer(question, () => availability(query));
		},
		deviceStates: (query) => {
			const { unit, hours, limit } = query;
			const question = [unit?.id, hours, limit].join();
			return remembered.states.answer(question, () => deviceStates(query));
		},
	};
}

function figures({ sample, failures, spanS, ...sums }: AvailabilityRow) {
	const { devices, upS, degradedS, downS, maintenanceS, restored, restoredS, downAtEnd } = sums;
	const told = availabilityFigures({ ...sums, failures, spanS });
	return {
		...{ sample, devices, upS, degradedS, downS, maintenanceS, restored, restoredS, downAtEnd },
		...told,
		outages: failures,
	};
}

function leastAvailable<Row extends AvailabilityRow>(rows: readonly Row[]): Row[] {
	const downShare = ({ upS, downS }: Row): number => (upS + downS > 0 ? downS / (upS + downS) : -1);
	return rows.toSorted((a, b) => downShare(b) - downShare(a) || b.failures - a.failures);
}

function iso(epochMs: number): string {
	return new Date(epochMs).toISOString();
}
