/**
 * Topics of the live channel: `indicators/{unitCode}` and `devices/{unitCode}` carry what belongs to that unit or
 * lies below it (codes as of the centre's geography date); `system` is one for all.
 */
import type { Family } from './live.ts';

export type LiveTopic =
	| { readonly family: 'indicators' | 'devices'; readonly unitCode: string }
	| { readonly family: 'system' };

const UNIT_CODE = /^[0-9A-Za-z-]{1,16}$/;

export function indicatorsTopic(unitCode: string): string {
	return `indicators/${unitCode}`;
}

export function devicesTopic(unitCode: string): string {
	return `devices/${unitCode}`;
}

export const SYSTEM_TOPIC = 'system' satisfies Family;

export function parseLiveTopic(topic: unknown): LiveTopic | null {
	if (topic === SYSTEM_TOPIC) return { family: 'system' };
	if (typeof topic !== 'string') return null;
	const [family, unitCode, ...rest] = topic.split('/');
	if (rest.length > 0 || unitCode === undefined || !UNIT_CODE.test(unitCode)) return null;
	return family === 'indicators' || family === 'devices' ? { family, unitCode } : null;
}
