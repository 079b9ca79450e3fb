import type { Device } from './device.ts';
import { byTrouble, troubleOf, type StandingDevice, type Trouble } from './trouble.ts';

type Behind = Pick<Device, 'id' | 'site' | 'device' | 'gateway' | 'registered' | 'sample'>;

/** A device in trouble, and those that it cut off. */
export type TroubleCause<Cell> = {
	readonly cell: Cell;
	/** Its own, as grave as the worst behind it. */
	readonly trouble: Trouble;
	/** Devices that are away behind this gateway; they are no causes of their own. */
	readonly behind: readonly Cell[];
};

/**
 * The devices in trouble by cause: what is away behind a gateway that is down is one with it.
 * Real ones come before samples, and never stand behind a sample; then the worst, then the newest.
 */
export function troubleCauses<Cell extends StandingDevice<Behind>>(
	cells: readonly Cell[],
): TroubleCause<Cell>[] {
	const away = new Map<string, Cell>();
	const troubled = cells.flatMap((cell) => {
		const trouble = troubleOf(cell);
		if (trouble && isAway(trouble)) away.set(keyOf(cell.about, cell.about.device), cell);
		return trouble ? [{ cell, trouble }] : [];
	});
	const gatewayOf = ({ about }: Cell): Cell | undefined => {
		if (about.gateway === null) return undefined;
		const gateway = away.get(keyOf(about, about.gateway));
		return gateway && (about.sample || !gateway.about.sample) ? gateway : undefined;
	};
	const causeOf = (cell: Cell): Cell => {
		const passed = new Set([cell]);
		let cause = cell;
		for (let next = gatewayOf(cell); next; next = gatewayOf(next)) {
			// Of gateways that name each other in a ring none is behind another; what hangs on one of them is behind that one.
			if (passed.has(next)) return next;
			passed.add(next);
			cause = next;
		}
		return cause;
	};
	const groups = Map.groupBy(troubled, ({ cell, trouble }) =>
		isAway(trouble) ? causeOf(cell) : cell,
	);
	return troubled
		.filter(({ cell }) => groups.has(cell))
		.map((cause) => {
			const all = groups.get(cause.cell) ?? [];
			const grave = all.some(({ trouble }) => trouble.level === 'critical');
			return {
				cell: cause.cell,
				trouble: grave ? { ...cause.trouble, level: 'critical' as const } : cause.trouble,
				behind: all.map(({ cell }) => cell).filter((cell) => cell !== cause.cell),
			};
		})
		.toSorted(
			(a, b) =>
				Number(a.cell.about.sample) - Number(b.cell.about.sample) ||
				byTrouble(a.trouble, b.trouble) ||
				a.cell.about.id - b.cell.about.id,
		);
}

/** One that is degraded still speaks, and so is not cut off. */
function isAway({ state, silent }: Trouble): boolean {
	return state !== 'degraded' || silent;
}

function keyOf({ site }: Pick<Device, 'site'>, device: string): string {
	return `${site}/${device}`;
}
