import type { MapDevice } from './types.ts';

/** What a device, or a cluster of them, is drawn as; each has its own shape, colour and word. */
export type DeviceSymbol = 'critical' | 'warning' | 'offline' | 'unknown' | 'online';

/** Worst first. */
export const SYMBOLS: readonly DeviceSymbol[] = [
	'critical',
	'warning',
	'offline',
	'unknown',
	'online',
];

/**
 * Trouble decides where there is any. Without it, an offline device is one that nobody need go to (in
 * maintenance, say), and a device is online only while its word on that is not stale.
 */
export function symbolOf({
	state,
	freshness,
	trouble,
}: Pick<MapDevice, 'state' | 'freshness' | 'trouble'>): DeviceSymbol {
	if (trouble !== null) return trouble;
	switch (state) {
		case 'degraded':
			return 'warning';
		case 'offline':
			return 'offline';
		case 'unknown':
			return 'unknown';
		case 'online':
			return freshness === 'stale' || freshness === 'none' ? 'unknown' : 'online';
		default:
			return state satisfies never;
	}
}

export function isTrouble(symbol: DeviceSymbol): symbol is 'critical' | 'warning' {
	return symbol === 'critical' || symbol === 'warning';
}

export function worst(symbols: readonly DeviceSymbol[]): DeviceSymbol {
	return SYMBOLS.find((symbol) => symbols.includes(symbol)) ?? 'unknown';
}
