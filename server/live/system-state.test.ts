import { expect, test } from 'vitest';
import { SystemState } from './system-state.ts';

const SCENES = { version: 0, problems: [] };
const NOTHING = { services: [], deadLetters: null, catalogueVersion: 1 };
const INGEST = { name: 'ingest', instance: 'a', seenAt: 100_000, state: 'ok' };

function freshnessOf(system: SystemState) {
	return system.body.services.map(({ freshness }) => freshness);
}

test('a process that no longer reports itself grows late, stale, and is forgotten after a day', () => {
	const system = new SystemState();
	system.apply({ ...NOTHING, services: [INGEST] }, 100_000);
	expect(freshnessOf(system)).toEqual(['fresh']);
	system.age(110_000, SCENES);
	expect(freshnessOf(system)).toEqual(['late']);
	system.age(115_000, SCENES);
	expect(freshnessOf(system)).toEqual(['stale']);
	system.age(100_000 + 24 * 3_600_000, SCENES);
	expect(freshnessOf(system)).toEqual([]);
});

test('a newer report of the same process takes the place of the older', () => {
	const system = new SystemState();
	system.apply({ ...NOTHING, services: [INGEST] }, 100_000);
	system.apply(
		{ ...NOTHING, services: [{ ...INGEST, seenAt: 105_000, state: 'stopped' }] },
		105_000,
	);
	expect(system.body.services).toMatchObject([{ state: 'stopped', seenAt: 105_000 }]);
});

test('dead letters stay as they were told until more are, and grow fewer with time', () => {
	const latest = {
		id: 1,
		receivedAt: 1,
		topic: 'ioc/v1/x',
		reason: 'bad-json',
		detail: 'not JSON',
	} as const;
	const system = new SystemState();
	system.apply({ ...NOTHING, deadLetters: { last24h: 3, since: 1, latest } }, 0);
	system.apply(NOTHING, 0);
	expect(system.body.deadLetters).toEqual({ last24h: 3, since: 1, latest });
	system.recount({ last24h: 2, since: 2 });
	expect(system.body.deadLetters).toEqual({ last24h: 2, since: 2, latest });
});

test('the body is another object only when it says something else', () => {
	const system = new SystemState();
	system.apply({ ...NOTHING, services: [INGEST] }, 100_000);
	const before = system.body;
	system.age(101_000, SCENES);
	system.apply(NOTHING, 102_000);
	expect(system.body).toBe(before);
});

test('other scenes, and mistakes in their files, are told', () => {
	const system = new SystemState();
	system.age(1_000, { version: 2, problems: ['own.yaml:3: title is wanted'] });
	expect(system.body).toMatchObject({ scenesVersion: 2, sceneProblems: 1 });
});
