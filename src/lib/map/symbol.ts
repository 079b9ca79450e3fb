import type { MapDevice } from './types.ts';

/** What a device, or a cluster of them, is drawn as; each has its own shape, colour and word. */
export type DeviceSymbol = 'critical' | 'warning' | 'unknown' | 'maintenance' | 'online';

/** Worst first. */
export const SYMBOLS: readonly DeviceSymbol[] = [
	'critical',
	'warning',
	'unknown',
	'maintenance',
	'online',
];

/**
 * Trouble decides where there is any. Without it, an offline device is one that nobody has described and that may stay
 * away; a late one is still online, and a device is online only while its word on that is not stale.
 */
export function symbolOf({
	state,
	freshness,
	trouble,
}: Pick<MapDevice, 'state' | 'freshness' | 'trouble'>): DeviceSymbol {
	if (trouble !== null) return trouble;
	switch (state) {
		case 'maintenance':
			return 'maintenance';
		case 'offline':
		case 'unknown':
			return 'unknown';
		case 'degraded':
		case 'online':
			return freshness === 'stale' || freshness === 'none' ? 'unknown' : 'online';
		default:
			return state satisfies never;
	}
}

/** Whether its symbol flashes: that of a critical trouble which is new. */
export function pulses({ trouble, pulsing }: Pick<MapDevice, 'trouble' | 'pulsing'>): boolean {
	return trouble === 'critical' && pulsing === true;
}

export function isTrouble(symbol: DeviceSymbol): symbol is 'critical' | 'warning' {
	return symbol === 'critical' || symbol === 'warning';
}

export function worst(symbols: readonly DeviceSymbol[]): DeviceSymbol {
	return SYMBOLS.find((symbol) => symbols.includes(symbol)) ?? 'unknown';
}

type Point = readonly [x: number, y: number];

/** The outline of a symbol in a square from -1 to 1. Null: a circle. */
export function symbolOutline(symbol: DeviceSymbol): readonly Point[] | null {
	switch (symbol) {
		case 'critical':
			return [
				[0, -0.86],
				[0.96, 0.76],
				[-0.96, 0.76],
			];
		case 'warning':
			return [
				[0, -0.92],
				[0.92, 0],
				[0, 0.92],
				[-0.92, 0],
			];
		case 'unknown':
		case 'maintenance':
		case 'online':
			return null;
		default:
			return symbol satisfies never;
	}
}

/** Half the width of a symbol, as a part of the text's size. Quiet ones together are a dot in a ring. */
export function symbolRadius(symbol: DeviceSymbol, many: boolean): number {
	switch (symbol) {
		case 'critical':
			return 0.62;
		case 'warning':
			return 0.58;
		case 'unknown':
		case 'maintenance':
			return many ? QUIET_RING : 0.3;
		case 'online':
			return many ? QUIET_RING : 0.14;
		default:
			return symbol satisfies never;
	}
}

/** Larger than any quiet one alone. */
const QUIET_RING = 0.46;

/** Of the number beside a symbol of trouble, as parts of the text's size. */
export const COUNT_EM = { gap: 0.12, digit: 0.74, line: 1.2 };

/** How wide the number is that a mark has beside it, as a part of the text's size; 0 for none. */
export function countWidth(symbol: DeviceSymbol, count: number): number {
	return isTrouble(symbol) && count > 1 ? String(count).length * COUNT_EM.digit : 0;
}
