import type { Device } from './device.ts';
import { byTrouble, troubleOf, type StandingDevice, type Trouble } from './trouble.ts';

type Behind = Pick<Device, 'id' | 'site' | 'device' | 'kind' | 'gateway' | 'registered' | 'sample'>;

/** A device in trouble, and those that it cut off. */
export type TroubleCause<Cell> = {
	readonly cell: Cell;
	readonly trouble: Trouble;
	/** Devices that are away behind this gateway; they are no causes of their own. */
	readonly behind: readonly Cell[];
};

/**
 * The devices in trouble by cause: what is away behind a gateway that is down is one with it, unless it is graver.
 * Real ones come before samples, and never stand behind a sample; then the worst, then the newest.
 */
export function troubleCauses<Cell extends StandingDevice<Behind>>(
	cells: readonly Cell[],
): TroubleCause<Cell>[] {
	type Troubled = { readonly cell: Cell; readonly trouble: Trouble };
	const away = new Map<string, Troubled>();
	const troubled = cells.flatMap((cell) => {
		const trouble = troubleOf(cell);
		if (!trouble) return [];
		const one = { cell, trouble };
		if (isAway(trouble)) away.set(keyOf(cell.about, cell.about.device), one);
		return [one];
	});
	const gatewayOf = ({ cell: { about }, trouble }: Troubled): Troubled | undefined => {
		if (about.gateway === null) return undefined;
		const gateway = away.get(keyOf(about, about.gateway));
		if (!gateway || (gateway.cell.about.sample && !about.sample)) return undefined;
		return trouble.level === 'critical' && gateway.trouble.level === 'warning'
			? undefined
			: gateway;
	};
	const causeOf = (one: Troubled): Troubled => {
		const passed = new Set([one]);
		let cause = one;
		for (let next = gatewayOf(one); next; next = gatewayOf(next)) {
			// Of gateways that name each other in a ring none is behind another; what hangs on one of them is behind that one.
			if (passed.has(next)) return next;
			passed.add(next);
			cause = next;
		}
		return cause;
	};
	const groups = Map.groupBy(troubled, (one) => (isAway(one.trouble) ? causeOf(one) : one));
	return [...groups]
		.map(([{ cell, trouble }, all]) => {
			const behind = all.map((one) => one.cell).filter((each) => each !== cell);
			return { cell, trouble, behind };
		})
		.toSorted(
			(a, b) =>
				Number(a.cell.about.sample) - Number(b.cell.about.sample) ||
				byTrouble(a.trouble, b.trouble) ||
				a.cell.about.id - b.cell.about.id,
		);
}

/** One that is degraded still speaks, and so is not cut off, unless it comes and goes. */
function isAway({ state, silent, reason }: Trouble): boolean {
	return state !== 'degraded' || silent || reason === 'flapping';
}

function keyOf({ site }: Pick<Device, 'site'>, device: string): string {
	return `${site}/${device}`;
}
