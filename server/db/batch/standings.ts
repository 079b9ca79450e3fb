/** What a batch says of each device in it: its newest status, since when, and its last sign of life. Pure. */
import type { Presence } from '#lib/domain/reading.ts';
import type { SignRow, StatusRow, TelemetryRow } from './rows.ts';

export type Standing = {
	readonly device: number;
	/** Null: the batch has no status of it, only telemetry. */
	readonly newest: StatusRow | null;
	/** `newest` is a retained message without a time. */
	readonly retained: boolean;
	/** When the newest state began, as far as the batch goes. */
	readonly runStart: number | null;
	/** Whether the batch holds another state before that. */
	readonly brokeRun: boolean;
	/** The oldest status in the batch. */
	readonly earliest: number | null;
	/** The newest time that counts, of whatever kind. */
	readonly seenAt: number | null;
	/** Of the newest status that tells who watches over the device. */
	readonly presence: Presence | null;
};

export function standingsOf(rows: {
	readonly telemetry: readonly TelemetryRow[];
	readonly signs: readonly SignRow[];
	readonly statuses: readonly StatusRow[];
	readonly retained: readonly StatusRow[];
}): Standing[] {
	const seenAt = new Map<number, number>();
	const seen = ({ device, countsFrom }: { device: number; countsFrom: number }) => {
		const known = seenAt.get(device);
		if (known === undefined || countsFrom > known) seenAt.set(device, countsFrom);
	};
	const statuses = new Map<number, StatusRow[]>();
	for (const row of rows.statuses) {
		const known = statuses.get(row.device);
		if (known) known.push(row);
		else statuses.set(row.device, [row]);
		seen(row);
	}
	for (const row of rows.telemetry) seen(row);
	for (const row of rows.signs) seen(row);
	const retained = new Map(rows.retained.map((row) => [row.device, row]));
	const devices = new Set([...seenAt.keys(), ...retained.keys()]);
	return [...devices].map((device) => {
		const run = runOf(statuses.get(device) ?? []);
		return {
			device,
			...run,
			newest: run.newest ?? retained.get(device) ?? null,
			retained: run.newest === null && retained.has(device),
			seenAt: seenAt.get(device) ?? null,
			presence: presenceIn(statuses.get(device) ?? []) ?? retained.get(device)?.presence ?? null,
		};
	});
}

function presenceIn(statuses: readonly StatusRow[]): Presence | null {
	const telling = statuses.filter(({ presence }) => presence !== null);
	return (
		telling.toSorted((one, other) => one.countsFrom - other.countsFrom).at(-1)?.presence ?? null
	);
}

function runOf(
	statuses: readonly StatusRow[],
): Pick<Standing, 'newest' | 'runStart' | 'brokeRun' | 'earliest'> {
	const ordered = statuses.toSorted((one, other) => one.countsFrom - other.countsFrom);
	const newest = ordered.at(-1) ?? null;
	const other = ordered.findLastIndex(({ state }) => state !== newest?.state);
	return {
		newest,
		runStart: ordered[other + 1]?.countsFrom ?? null,
		brokeRun: other >= 0,
		earliest: ordered[0]?.countsFrom ?? null,
	};
}
