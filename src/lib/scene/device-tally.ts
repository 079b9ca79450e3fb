import type { Device } from '#lib/domain/device.ts';
import { compareNames, type Locale } from '#lib/domain/locale.ts';
import {
	countsOf,
	deviceLook,
	perLook,
	type DeviceCounts,
	type DeviceLook,
} from '#lib/domain/trouble.ts';
import type { DeviceCell, DeviceRow, TroubleLine } from '#lib/ui/device-row.ts';
import { DeviceGroup } from './device-group.ts';
import { strangersAmong, troubleLines, type PartOf } from './device-view.ts';

/** How a device was counted. */
type Entry = { readonly group: DeviceGroup; readonly look: DeviceLook };

/** What a scene tells of its devices: taken from all of them once, and from then on from those that change. */
export class DeviceTally {
	readonly #partOf: PartOf;
	readonly #words: {
		readonly elsewhere: string;
		readonly kindName: (kind: string) => string;
		readonly locale: Locale;
	};
	/** Those in quarantine are told of by their number alone: nobody has said yet what they are, and where. */
	readonly #strangers = new Set<DeviceCell>();
	readonly #entries = new Map<DeviceCell, Entry>();
	readonly #byLook = perLook(() => new Set<DeviceCell>());
	readonly #samples = new Set<DeviceCell>();
	readonly #groups = new Map<string, DeviceGroup>();
	/** Whether a row is a unit: where all are of one unit that would tell nothing, and it is a kind. */
	#byUnit = true;
	#rows: readonly DeviceRow[] | null = null;
	#lines: ReadonlyMap<DeviceCell, TroubleLine> = new Map();

	constructor(options: {
		readonly partOf: PartOf;
		/** Of the row of those that stand nowhere we know. */
		readonly elsewhere: string;
		readonly kindName: (kind: string) => string;
		readonly locale: Locale;
	}) {
		const { partOf, ...words } = options;
		this.#partOf = partOf;
		this.#words = words;
	}

	/** Takes all devices at first, then those whose state or description changed, and those that are gone. */
	update({ renewed, gone }: { renewed: Iterable<DeviceCell>; gone: Iterable<DeviceCell> }): void {
		for (const cell of gone) this.#drop(cell);
		for (const cell of renewed) this.#put(cell);
		this.#forgetEmpty();
		const units = new Set([...this.#groups.values()].map(({ unitCode }) => unitCode));
		units.delete('');
		const byUnit = units.size > 1;
		if (byUnit !== this.#byUnit) {
			this.#byUnit = byUnit;
			for (const cell of [...this.#entries.keys()]) this.#put(cell);
			this.#forgetEmpty();
		}
		this.#rows = null;
	}

	/** Those with the most trouble first; a row in which nothing changed is the one that it was. */
	get rows(): readonly DeviceRow[] {
		this.#rows ??= [...this.#groups.values()]
			.map(({ row }) => row)
			.toSorted(
				(a, b) =>
					b.counts.critical - a.counts.critical ||
					b.counts.warning - a.counts.warning ||
					b.counts.looks.unknown - a.counts.looks.unknown ||
					Number(a.unitCode === '') - Number(b.unitCode === '') ||
					compareNames(a.name, b.name, this.#words.locale),
			);
		return this.#rows;
	}

	/** `lateSince`: the oldest sign of life of those that are late (epoch ms). */
	get counts(): DeviceCounts & { readonly samples: number; readonly lateSince: number } {
		const counts = countsOf(perLook((look) => this.#byLook[look].size));
		let lateSince = Infinity;
		for (const { standing } of this.#byLook.late) {
			lateSince = Math.min(lateSince, standing.seenAt ?? Infinity);
		}
		return { ...counts, samples: this.#samples.size, lateSince };
	}

	/** The worst and newest first; a line that says what it said is the one that it was. */
	get troubles(): readonly TroubleLine[] {
		const { offline, degraded, silent } = this.#byLook;
		const lines = troubleLines([...offline, ...degraded, ...silent], this.#partOf).map((line) => {
			const before = this.#lines.get(line.cell);
			return before && saysTheSame(before, line) ? before : line;
		});
		this.#lines = new Map(lines.map((line) => [line.cell, line]));
		return lines;
	}

	get strangers() {
		return strangersAmong([...this.#strangers]);
	}

	#put(cell: DeviceCell): void {
		const { about } = cell;
		if (!about.registered) {
			this.#drop(cell);
			this.#strangers.add(cell);
			return;
		}
		const group = this.#groupOf(about);
		const look = deviceLook(cell);
		const before = this.#entries.get(cell);
		if (before?.group === group) {
			this.#byLook[before.look].delete(cell);
			group.turn(before.look, look);
		} else {
			this.#drop(cell);
			group.join(cell, look);
		}
		this.#entries.set(cell, { group, look });
		this.#byLook[look].add(cell);
		if (about.sample) this.#samples.add(cell);
		else this.#samples.delete(cell);
	}

	#drop(cell: DeviceCell): void {
		this.#strangers.delete(cell);
		this.#samples.delete(cell);
		const entry = this.#entries.get(cell);
		if (!entry) return;
		this.#entries.delete(cell);
		this.#byLook[entry.look].delete(cell);
		entry.group.leave(cell, entry.look);
	}

	#groupOf(about: Device): DeviceGroup {
		const unit = this.#partOf(about);
		const unitCode = unit?.code ?? '';
		const kind = unit && !this.#byUnit ? about.kind : '';
		const key = `${unitCode} ${kind}`;
		const known = this.#groups.get(key);
		if (known) return known;
		const { elsewhere, kindName } = this.#words;
		const name = kind === '' ? (unit?.shortName ?? elsewhere) : kindName(kind);
		const group = new DeviceGroup({ unitCode, kind, name });
		this.#groups.set(key, group);
		return group;
	}

	#forgetEmpty(): void {
		for (const [key, { size }] of this.#groups) if (size === 0) this.#groups.delete(key);
	}
}

function saysTheSame(a: TroubleLine, b: TroubleLine): boolean {
	return (
		a.name === b.name &&
		a.place === b.place &&
		a.behind === b.behind &&
		a.sample === b.sample &&
		a.alarm === b.alarm &&
		a.trouble.level === b.trouble.level &&
		a.trouble.state === b.trouble.state &&
		a.trouble.silent === b.trouble.silent &&
		a.trouble.reason === b.trouble.reason &&
		a.trouble.since === b.trouble.since
	);
}
