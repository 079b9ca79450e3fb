import { expect, test } from 'vitest';
import {
	changePercent,
	checked,
	checkEveryMs,
	isSettled,
	NO_FLAPS,
	type Found,
} from './flapping.ts';

const EVERY_MS = 30_000;

function after(found: readonly Found[], gapMs = 1_000) {
	let flaps = NO_FLAPS;
	let now = 0;
	for (const each of found) {
		flaps = checked(flaps, { found: each, now, everyMs: EVERY_MS });
		now += gapMs;
	}
	return { flaps, now };
}
const alternating = (changes: number): Found[] =>
	Array.from({ length: changes + 1 }, (_, index) => (index % 2 ? 'down' : 'up'));

test('changes at every check are 100 %, none are 0 %, and newer ones weigh more', () => {
	expect(changePercent(2 ** 20 - 1)).toBeCloseTo(100);
	expect(changePercent(0)).toBe(0);
	expect(changePercent(1)).toBeCloseTo(6);
	expect(changePercent(2 ** 19)).toBeCloseTo(4);
});

test('three quick outages are flapping, two are not', () => {
	expect(after(alternating(4)).flaps.since).toBeNull();
	// From the check on that was one too many.
	expect(after(alternating(6)).flaps.since).toBe(6_000);
});

test('it ends when enough checks have passed without a change, however seldom anybody looks', () => {
	const { flaps, now } = after(alternating(6));
	const at = (checks: number) =>
		checked(flaps, { found: 'up', now: now + checks * EVERY_MS, everyMs: EVERY_MS }).since;
	expect(at(5)).toBe(6_000);
	expect(at(21)).toBeNull();
	expect(at(100_000)).toBeNull();
});

test('the same checks give the same, looked at often or once', () => {
	const { flaps, now } = after(alternating(6));
	let often = flaps;
	for (let at = now; at <= now + 10 * EVERY_MS; at += 7_000)
		often = checked(often, { found: 'up', now: at, everyMs: EVERY_MS });
	often = checked(often, { found: 'up', now: now + 10 * EVERY_MS, everyMs: EVERY_MS });
	const once = checked(flaps, { found: 'up', now: now + 10 * EVERY_MS, everyMs: EVERY_MS });
	expect(often).toEqual(once);
});

test('what is unknown or in maintenance is no check, and what is found after it no change', () => {
	const { flaps } = after(['up']);
	const away = checked(flaps, { found: null, now: 5_000, everyMs: EVERY_MS });
	const back = checked(away, { found: 'down', now: 900_000, everyMs: EVERY_MS });
	expect(back).toEqual({ changes: 0, found: 'down', checkedAt: 900_000, since: null });
});

test('who stays down for five checks has settled, who is up has not, though both are flapping still', () => {
	const { flaps, now } = after(alternating(7));
	const at = (found: Found, checks: number) =>
		checked(flaps, { found, now: now - 1_000 + checks * EVERY_MS, everyMs: EVERY_MS });
	expect([4, 5].map((checks) => isSettled(at('down', checks)))).toEqual([false, true]);
	expect(at('down', 5).since).toBe(6_000);
	expect(isSettled(at('up', 6))).toBe(false);
});

test('a check is a device’s interval, but neither seconds nor hours', () => {
	expect([1, 30, 86_400].map(checkEveryMs)).toEqual([10_000, 30_000, 300_000]);
});
