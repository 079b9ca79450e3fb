/** What the API tells of the last hours, so that a wall can show them again. */
import { byStory, byUnrest } from '#lib/domain/device-timeline.ts';
import type { Indicator } from '#lib/domain/indicator.ts';
import { shownFigures } from '#lib/domain/shown-figures.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { ReplayAnswer } from '#lib/wire/api/replay.ts';
import type { Database } from '../db/database.ts';
import { readDeviceStates } from '../db/read-device-states.ts';
import { readShownFigures } from '../db/read-shown-figures.ts';
import { UnitTree } from '../live/unit-tree.ts';
import type { Services } from '../services.ts';
import { Remembered } from './remembered.ts';

/** Of what many screens ask for. */
const FRESH_FOR_MS = 20_000;
const HOUR_MS = 3_600_000;
const STEP_S = 300;
const MOST_DEVICES = 5_000;
const MOST_SERIES = 20_000;
/** Of changes of figures, in all. */
const MOST_CHANGES = 200_000;

type Known = { readonly units: readonly Unit[]; readonly indicators: readonly Indicator[] };
type Asked = Parameters<Services['replay']>[0];
type Span = { readonly from: number; readonly until: number };

export function replayService(options: {
	readonly database: Database;
	readonly catalogue: () => Promise<Known>;
	/** Epoch milliseconds. */
	readonly now: () => number;
	/** In the place of the usual bounds. */
	readonly most?: { readonly devices: number; readonly series: number; readonly changes: number };
}): Pick<Services, 'replay'> {
	const { database, now } = options;
	const most = options.most ?? {
		...{ devices: MOST_DEVICES, series: MOST_SERIES, changes: MOST_CHANGES },
	};
	const remembered = new Remembered<ReplayAnswer>({ now, leastMs: FRESH_FOR_MS });

	async function replay({ unit, hours }: Asked): Promise<ReplayAnswer> {
		const known = await options.catalogue();
		const until = now();
		// On the clock's own fives.
		const stepMs = STEP_S * 1000;
		const span = { from: Math.floor((until - hours * HOUR_MS) / stepMs) * stepMs, until };
		const within = unit === null ? null : new UnitTree(known.units).within(unit.code);
		const [devices, figures] = await Promise.all([
			devicesOf(known, { span, unitIds: unit === null ? null : [...(within ?? [])] }),
			figuresOf(known, {
				span,
				unitIds: unit ? [...(within ?? [])] : known.units.map(({ id }) => id),
			}),
		]);
		return {
			from: iso(span.from),
			to: iso(span.until),
			unit: unit?.code ?? null,
			stepS: STEP_S,
			devices,
			figures,
		};
	}

	async function devicesOf(
		{ units }: Known,
		{ span, unitIds }: { readonly span: Span; readonly unitIds: readonly number[] | null },
	): Promise<ReplayAnswer['devices']> {
		const { devices } = await readDeviceStates(database, { ...span, unitIds });
		const codes = new Map(units.map(({ id, code }) => [id, code]));
		const told = devices
			.toSorted(
				(a, b) =>
					byStory(a.timeline, b.timeline) ||
					byUnrest(a.timeline, b.timeline) ||
					a.about.id - b.about.id,
			)
			.slice(0, most.devices);
		return {
			leftOut: devices.length - told.length,
			list: told.map(({ about: { id, site, device, kind, unitId, sample }, timeline }) => ({
				...{ id, site, device, kind, sample },
				unit: unitId === null ? null : (codes.get(unitId) ?? null),
				changes: timeline.stretches.map(({ from, state, reason }) => [
					from - span.from,
					state,
					reason,
				]),
			})),
		};
	}

	async function figuresOf(
		{ units, indicators }: Known,
		{ span, unitIds }: { readonly span: Span; readonly unitIds: readonly number[] },
	): Promise<ReplayAnswer['figures']> {
		const rows = await readShownFigures(database, { ...span, unitIds, stepS: STEP_S });
		const steps = Math.floor((span.until - span.from) / (STEP_S * 1000));
		const unitOf = new Map(units.map((unit) => [unit.id, unit]));
		const indicatorOf = new Map(indicators.map((indicator) => [indicator.id, indicator]));
		const all = [...Map.groupBy(rows, ({ unitId, indicatorId }) => `${unitId}/${indicatorId}`)];
		let changes = 0;
		const list = all.flatMap(([, own]) => {
			const [{ unitId = 0, indicatorId = 0 } = {}] = own;
			const [unit, indicator] = [unitOf.get(unitId), indicatorOf.get(indicatorId)];
			if (!unit || !indicator) return [];
			const shown = shownFigures(own, { from: span.from, stepMs: STEP_S * 1000, steps });
			return [{ unit, indicator, shown }];
		});
		const told = list.slice(0, most.series).filter(({ shown }) => {
			changes += shown.length;
			return changes <= most.changes;
		});
		return {
			leftOut: list.length - told.length,
			list: told.map(({ unit, indicator, shown }) => ({
				unitId: unit.id,
				unit: unit.code,
				indicatorId: indicator.id,
				indicator: indicator.code,
				intervalS: indicator.intervalS,
				shown: shown.map(({ step, figure }) => [step, figure]),
			})),
		};
	}

	return {
		replay: (asked) => remembered.answer([asked.unit?.id, asked.hours].join(), () => replay(asked)),
	};
}

function iso(epochMs: number): string {
	return new Date(epochMs).toISOString();
}
