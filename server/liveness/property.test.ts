/** What must hold of verdicts whatever happens to devices, their gateway, their broker and their judge: random, but seeded. */
import { expect, test } from 'vitest';
import { isUp } from '#lib/domain/availability.ts';
import { DEFAULT_HEARTBEAT_S } from '#lib/domain/device.ts';
import { DEVICES, GATEWAY, Installation } from './random-installation.ts';

const RUNS = 60;
const STEPS = 400;

function eachStep(check: (installation: Installation) => void): void {
	for (let seed = 1; seed <= RUNS; seed++) {
		const installation = new Installation(seed, false);
		for (let step = 0; step < STEPS; step++) {
			installation.step();
			check(installation);
		}
	}
}

// A value is late from two intervals on, on every wall, and so is a device: until then it is online.
test('nobody is online, or merely flapping, without a sign of life younger than two intervals', () => {
	let online = 0;
	eachStep((installation) => {
		for (const { id } of DEVICES) {
			const { state, reason, intervalS } = installation.verdict(id);
			if (state !== 'online' && reason !== 'flapping') continue;
			const seenAt = installation.statuses.get(id)?.seenAt ?? -Infinity;
			expect(installation.now - seenAt).toBeLessThan(2_000 * intervalS);
			online += 1;
		}
	});
	expect(online).toBeGreaterThan(RUNS * STEPS * 0.5);
});

test('nobody is online by its session alone while the broker cannot be heard, nor five minutes after that, nor while the bridge that told of it is gone', () => {
	let watched = 0;
	eachStep((installation) => {
		const { now, hearing } = installation;
		for (const { id, presence } of DEVICES) {
			const { state, reason, intervalBasis } = installation.verdict(id);
			if (intervalBasis !== 'session' || isUp(state, reason) !== true) continue;
			const quietMs = now - (installation.statuses.get(id)?.seenAt ?? -Infinity);
			if (quietMs < 120_000) continue;
			watched += 1;
			if (hearing.lost) expect(now - (hearing.until ?? 0)).toBeLessThan(120_000);
			else {
				const from = hearing.from ?? expect.fail();
				if (now - quietMs < from) expect(now - from).toBeLessThan(300_000);
				if (presence === 'bridge') expect(installation.verdict(GATEWAY).state).not.toBe('offline');
			}
		}
	});
	expect(watched).toBeGreaterThan(RUNS);
});

test('who goes on speaking after it was offline by its will is not offline, unless it said why or a bridge speaks for it', () => {
	let resumed = 0;
	let bridged = 0;
	let named = 0;
	eachStep((installation) => {
		for (const { id, presence } of DEVICES) {
			const { state, reason, intervalS } = installation.verdict(id);
			const currentMs = 2_000 * Math.min(intervalS, DEFAULT_HEARTBEAT_S);
			const status = installation.statuses.get(id);
			if (status?.state !== 'offline' || installation.isResting(id)) continue;
			if (status.reason === 'power') {
				named += 1;
				expect([state, reason]).toEqual(['offline', 'power']);
				continue;
			}
			const from = (status.at ?? 0) + 5_000;
			const signs = installation.signs.get(id)?.filter((at) => at >= from) ?? [];
			const last = signs.at(-1) ?? 0;
			if (last - (signs[0] ?? 0) < 20_000 || installation.now - last >= currentMs) continue;
			if (presence === 'bridge') {
				bridged += 1;
				expect(['offline', 'maintenance']).toContain(state);
			} else {
				resumed += 1;
				expect(['online', 'degraded', 'maintenance']).toContain(state);
			}
		}
	});
	expect(resumed).toBeGreaterThan(RUNS);
	expect(bridged).toBeGreaterThan(RUNS);
	expect(named).toBeGreaterThan(RUNS);
});

test('every outage has one start and one end: it is over when the device is heard or rested, and not before', () => {
	let outages = 0;
	for (let seed = 1; seed <= RUNS; seed++) {
		const installation = new Installation(seed, false);
		for (let step = 0; step < STEPS; step++) installation.step();
		for (const [id, told] of Map.groupBy(installation.told, (each) => each.id)) {
			for (const [index, { verdict }] of told.entries()) {
				const before = told[index - 1]?.verdict;
				if (!before) continue;
				expect(verdict.at, `device ${id} of seed ${seed}`).toBeGreaterThan(before.at);
				if (before.state === 'offline' && verdict.state === 'offline')
					expect(verdict.since).toBe(before.since);
				else if (before.state === 'offline') {
					outages += 1;
					expect(['online', 'degraded', 'maintenance']).toContain(verdict.state);
					expect(verdict.reason).not.toBe('late');
				}
			}
		}
	}
	expect(outages).toBeGreaterThan(RUNS);
});

test('who is down by whatever evidence is up again only when something newer was heard of it', () => {
	let ended = 0;
	for (let seed = 1; seed <= RUNS; seed++) {
		const installation = new Installation(seed, seed % 2 === 0);
		/** How often each device that is down had been heard when it was found so. */
		const down = new Map<number, number>();
		for (let step = 0; step < STEPS; step++) {
			installation.step();
			for (const { id } of DEVICES) {
				const { state, reason } = installation.verdict(id);
				const up = isUp(state, reason);
				const heard = installation.heard.get(id) ?? 0;
				if (up === false) down.set(id, heard);
				if (up !== true) continue;
				const before = down.get(id);
				if (before === undefined) continue;
				expect(heard, `device ${id} of seed ${seed} in step ${step}`).toBeGreaterThan(before);
				down.delete(id);
				ended += 1;
			}
		}
	}
	expect(ended).toBeGreaterThan(RUNS);
});

test('an outage has one beginning, whatever it is by in the meantime', () => {
	let without = 0;
	for (let seed = 1; seed <= RUNS; seed++) {
		const installation = new Installation(seed, false);
		for (let step = 0; step < STEPS; step++) installation.step();
		for (const told of Map.groupBy(installation.told, ({ id }) => id).values()) {
			for (const [index, { verdict }] of told.entries()) {
				const before = told[index - 1]?.verdict;
				if (!before || isUp(before.state, before.reason) !== false) continue;
				if (isUp(verdict.state, verdict.reason) !== false) continue;
				expect(verdict.since).toBe(before.since);
				if (before.state !== verdict.state) without += 1;
			}
		}
	}
	expect(without).toBeGreaterThan(RUNS);
});

test('who is flapping is so since one moment on, whatever its state is, until it is not', () => {
	const since = new Map<number, number>();
	let flapping = 0;
	let down = 0;
	for (let seed = 1; seed <= RUNS; seed++) {
		const installation = new Installation(seed, seed % 2 === 0);
		since.clear();
		for (let step = 0; step < STEPS; step++) {
			installation.step();
			for (const { id } of DEVICES) {
				const { evidence, state, reason } = installation.verdict(id);
				if (evidence.kind !== 'flapping') {
					since.delete(id);
					expect(reason).not.toBe('flapping');
					continue;
				}
				flapping += 1;
				if (state === 'offline') down += 1;
				expect(evidence.since).toBe(since.get(id) ?? evidence.since);
				since.set(id, evidence.since);
			}
		}
	}
	expect(flapping).toBeGreaterThan(RUNS);
	expect(down).toBeGreaterThan(RUNS);
});

test('nobody is behind a gateway that is not down, nor while it speaks, nor against its own word', () => {
	let behind = 0;
	eachStep((installation) => {
		for (const { id } of DEVICES) {
			const { state, reason } = installation.verdict(id);
			if (reason !== 'gateway') continue;
			behind += 1;
			expect([state, installation.verdict(GATEWAY).state]).toEqual(['offline', 'offline']);
			expect(installation.statuses.get(id)?.reason).not.toBe('power');
		}
	});
	expect(behind).toBeGreaterThan(RUNS);
});

test('who rests is in maintenance, and else only who is not heard during the works on its gateway, or after works', () => {
	let resting = 0;
	let behind = 0;
	eachStep((installation) => {
		const works = installation.isResting(GATEWAY);
		for (const { id, gateway } of DEVICES) {
			const { state, reason, intervalS } = installation.verdict(id);
			const rests = installation.isResting(id);
			if (rests) {
				resting += 1;
				expect(state).toBe('maintenance');
				continue;
			}
			const status = installation.statuses.get(id);
			if (state === 'maintenance') {
				const currentMs = 2_000 * Math.min(intervalS, DEFAULT_HEARTBEAT_S);
				const isHeard = installation.now - (status?.seenAt ?? 0) < currentMs;
				expect(isHeard && status?.state !== 'offline').toBe(false);
			}
			if (!works || gateway === null) continue;
			expect(reason).not.toBe('silent');
			expect(reason).not.toBe('gateway');
			if (state === 'maintenance') behind += 1;
		}
	});
	expect(resting).toBeGreaterThan(RUNS);
	expect(behind).toBeGreaterThan(RUNS);
});

test('works count from when they were entered on: what was judged before them stays as it was', () => {
	let entered = 0;
	for (let seed = 1; seed <= RUNS; seed++) {
		const installation = new Installation(seed, seed % 2 === 0);
		for (let step = 0; step < STEPS; step++) {
			const known = installation.told.length;
			installation.step();
			for (const { id, verdict } of installation.told.slice(known)) {
				if (verdict.evidence.kind !== 'maintenance') continue;
				const works = installation.planned.get(verdict.evidence.words) ?? expect.fail();
				const earliest =
					works.deviceId === id ? works.enteredAt : installation.verdict(works.deviceId).at;
				expect(verdict.at, `device ${id} of seed ${seed}`).toBeGreaterThanOrEqual(earliest);
				entered += 1;
			}
		}
	}
	expect(entered).toBeGreaterThan(RUNS);
});

test('judges that end in mid-sequence leave the same history as one that never ends', () => {
	for (let seed = 1; seed <= RUNS; seed++) {
		const [one, many] = [false, true].map((restarts) => {
			const installation = new Installation(seed, restarts);
			for (let step = 0; step < STEPS; step++) installation.step();
			// Who is judged first at one moment may be another.
			return Map.groupBy(installation.told, ({ id }) => id);
		});
		expect(many, `seed ${seed}`).toEqual(one);
	}
});
