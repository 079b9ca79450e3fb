/** Frigate's messages for tests, and what a decoder tells of them. */
import { expect } from 'vitest';
import type { Reading } from '#lib/domain/reading.ts';
import type { FamilyMessage } from '../family.ts';
import type { FrigateDecoder } from './frigate.ts';

export const NOW = Date.UTC(2026, 10, 22, 1);
export const SITE = 'bao-loc';

export function message(
	topic: string,
	payload: string | Uint8Array,
	part: Partial<FamilyMessage> = {},
): FamilyMessage {
	const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
	return { site: SITE, topic, payload: bytes, retained: false, receivedAt: NOW, ...part };
}

/** The readings of each message in turn, without those of info. */
export function toldBy(
	decoder: FrigateDecoder,
	...messages: readonly FamilyMessage[]
): Reading[][] {
	return messages.map((each) => {
		const { readings, rejected } = decoder.decode(each);
		expect(rejected).toEqual([]);
		return readings.filter(({ kind }) => kind !== 'info');
	});
}
