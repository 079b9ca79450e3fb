import { describe, expect, test } from 'vitest';
import { S, START, Trial, words } from './trial.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('heard again without saying so', () => {
	/** Offline by its will at 10. */
	function cut(some: ConstructorParameters<typeof Trial>[0] = {}): Trial {
		const trial = new Trial(some);
		trial.says(0, 'online');
		trial.says(10, 'offline', 'last-will');
		expect(trial.at(12)).toBe('offline last-will');
		return trial;
	}

	test('figures that come for 20 s after a will are signs of life, and the evidence says so', () => {
		const trial = cut();
		expect([30, 35, 40, 45].map((second) => trial.seen(second))).toEqual(
			Array(4).fill('offline last-will'),
		);
		expect(trial.seen(50)).toBe('online');
		const evidence = { kind: 'resumed', saidAt: START + 10 * S };
		expect(trial.memory.verdict).toMatchObject({ at: START + 30 * S, evidence });
		expect(trial.at(111)).toBe('degraded late');
		expect(trial.at(141)).toBe('offline silent');
		expect(trial.seen(150)).toBe('online');
		expect(trial.memory.verdict?.evidence).toEqual(evidence);
		expect(trial.says(155, 'online')).toBe('online');
		expect(trial.memory.verdict?.evidence).toEqual({ kind: 'heard' });
		expect(trial.says(160, 'offline', 'last-will')).toBe('online');
		expect(trial.at(162)).toBe('offline last-will');
	});

	test('one that is cut off again after hours of work without a word was not away all the while', () => {
		const trial = cut();
		for (let second = 20; second <= 28_800; second += 10) trial.seen(second);
		expect(trial.says(28_805, 'offline', 'last-will')).toBe('online');
		expect(trial.at(28_807)).toBe('offline last-will');
		expect(trial.told).toEqual([
			'0 online',
			'10 offline last-will',
			'20 online',
			'28805 offline last-will',
		]);
		expect(trial.memory.verdict?.since).toBe(START + 28_805 * S);
		// Its gateway, or whoever repeats it, says it again: one outage.
		trial.says(28_900, 'offline');
		expect(trial.memory.verdict?.since).toBe(START + 28_805 * S);
		for (let second = 29_000; second <= 29_100; second += 10) trial.seen(second);
		expect(trial.says(29_105, 'offline', 'disabled')).toBe('maintenance disabled');
		expect(trial.told.slice(4)).toEqual([
			'28900 offline',
			'29000 online',
			'29105 maintenance disabled',
		]);
	});

	test('the outage ends with the first sign of life, however seldom it speaks, unless it was missed again after that', () => {
		const seldom = cut({ givenS: 600 });
		expect(seldom.seen(300)).toBe('offline last-will');
		expect(seldom.seen(900)).toBe('online');
		expect(seldom.told.at(-1)).toBe('300 online');
		const missed = cut();
		expect(missed.seen(30)).toBe('offline last-will');
		expect(missed.seen(9_000)).toBe('online');
		expect(missed.told.at(-1)).toBe('9000 online');
	});

	test('a word with a reason of its own stands, whatever figures come, until it says another', () => {
		const trial = new Trial();
		trial.says(0, 'online');
		for (let second = 10; second < 600; second += 60) {
			trial.says(second, 'offline', 'power');
			for (let more = 5; more < 60; more += 5)
				expect(trial.seen(second + more)).toBe('offline power');
		}
		expect(trial.at(3_000)).toBe('offline power');
		expect(trial.says(3_001, 'online')).toBe('online');
		expect(trial.told).toEqual(['0 online', '10 offline power', '3001 online']);
	});

	test('what was under way, a single burst, and figures that were kept since before are no such signs', () => {
		const trial = cut();
		for (const second of [11, 13, 14.9]) expect(trial.seen(second)).toBe('offline last-will');
		for (const second of [40, 41, 42, 59.9]) expect(trial.seen(second)).toBe('offline last-will');
		expect(trial.at(400)).toBe('offline last-will');
		const late = cut();
		// Of an older time than its word: the newest sign of life is still that.
		expect(late.at(400)).toBe('offline last-will');
		expect(late.seen(900)).toBe('offline last-will');
		expect(late.seen(921)).toBe('online');
	});

	test('what a bridge tells of a device that it calls offline is no sign of it', () => {
		const trial = cut({ presence: 'bridge' });
		for (let second = 30; second < 600; second += 30)
			expect(trial.seen(second)).toBe('offline last-will');
		expect(trial.says(600, 'online')).toBe('online');
	});

	test('one that shows no picture since it is heard again does not do its work', () => {
		const trial = cut();
		const shows = (second: number) => {
			const figure = { value: 0, at: START + second * S };
			const stream = { fps: figure, bitrateKbps: null, frozen: null };
			return trial.at(second, { seenAt: figure.at, stream });
		};
		shows(30);
		expect(shows(55)).toBe('degraded no-video');
		expect(trial.memory.verdict?.since).toBe(START + 10 * S);
	});
});

describe('presence that is watched over', () => {
	const watched = { givenS: null, presence: 'session' } as const;

	test('one that speaks on events alone is online by its session while it is quiet, and screens can say so', () => {
		const trial = new Trial(watched);
		trial.says(0, 'online');
		expect(trial.at(20 * HOUR)).toBe('online');
		expect(trial.memory.verdict).toMatchObject({ intervalS: DAY, intervalBasis: 'session' });
		trial.says(20 * HOUR, 'offline', 'last-will');
		expect(trial.at(20 * HOUR + 2)).toBe('offline last-will');
	});

	test('its events teach no cadence, however regular they look; what somebody says goes first', () => {
		const trial = new Trial(watched);
		for (let second = 0; second <= 1_200; second += 60) trial.seen(second);
		expect(trial.at(1_200 + HOUR)).toBe('online');
		expect(trial.at(1_200 + HOUR, { givenS: 60 })).toBe('offline silent');
	});

	test('the word has an end all the same: a session of which nothing came for days is not believed', () => {
		const trial = new Trial(watched);
		trial.says(0, 'online');
		expect(trial.at(2 * DAY)).toBe('degraded late');
		expect(trial.at(3 * DAY)).toBe('offline silent');
		trial.at(3 * DAY + 5, { report: { state: 'online', reason: null, at: null, since: null } });
		expect(words(trial.memory.verdict ?? expect.fail())).toBe('offline silent');
		expect(trial.seen(3 * DAY + 9)).toBe('online');
	});

	test('while nobody hears the broker nobody knows, nor afterwards, until it is heard itself', () => {
		const trial = new Trial(watched);
		trial.says(0, 'online');
		trial.at(HOUR);
		trial.hearing = { from: START - HOUR * S, until: START + HOUR * S, lost: true };
		expect(trial.at(HOUR + 119)).toBe('online');
		expect(trial.dueAt).toBe(START + (HOUR + 120) * S);
		expect(trial.at(HOUR + 120)).toBe('unknown broker');
		const back = START + 2 * HOUR * S;
		trial.hearing = { from: back, until: back, lost: false };
		expect(trial.at(2 * HOUR + 1)).toBe('unknown broker');
		expect(trial.at(DAY)).toBe('unknown broker');
		trial.hearing = { ...trial.hearing, lost: true };
		expect(trial.at(DAY + 5)).toBe('unknown broker');
		expect(trial.seen(DAY + 9)).toBe('online');
		expect(trial.told).toEqual([
			...['0 online', `${HOUR + 120} unknown broker`, `${DAY + 9} online`],
		]);
	});

	test('after a loss of the broker, were it ever so short, its clients have five minutes to say that they are there', () => {
		const [here, gone] = [new Trial(watched), new Trial({ ...watched, presence: 'bridge' })];
		for (const trial of [here, gone]) {
			trial.says(0, 'online');
			trial.at(HOUR);
			// Too short for the reports of ingest to tell of it.
			trial.hearing = { ...trial.hearing, connectedAt: START + (HOUR + 2) * S };
			expect(trial.at(HOUR + 5)).toBe('online');
			expect(trial.dueAt).toBe(START + (HOUR + 302) * S);
		}
		expect(here.says(HOUR + 60, 'online')).toBe('online');
		for (const trial of [here, gone]) trial.at(HOUR + 302);
		expect(here.told).toEqual(['0 online']);
		expect(gone.told).toEqual(['0 online', `${HOUR + 302} unknown broker`]);
		expect(gone.at(HOUR + 302 + 3 * DAY)).toBe('offline silent');
	});

	test('while the connection to the broker stands nothing is forgotten, though nobody was there to judge', () => {
		const trial = new Trial(watched);
		trial.hearing = { ...trial.hearing, connectedAt: START - HOUR * S };
		trial.says(0, 'online');
		trial.hearing = { ...trial.hearing, from: START + HOUR * S };
		expect(trial.at(2 * HOUR)).toBe('online');
		expect(trial.told).toEqual(['0 online']);
	});

	test('a kept “online” alone makes nobody online', () => {
		const report = { state: 'online', reason: null, at: null, since: null } as const;
		expect(new Trial({ ...watched, report }).at(0)).toBe('unknown');
		const at = START - 30 * DAY * S;
		const old = new Trial({ ...watched, report: { ...report, at, since: at }, seenAt: at });
		expect(old.at(0)).toBe('unknown broker');
	});

	test('one of which a bridge tells is away with it, from when that is known, and back when it is heard of', () => {
		const alive = { device: 'z2m', down: false, works: null };
		const trial = new Trial({ givenS: null, presence: 'bridge', gateway: alive });
		trial.says(0, 'online');
		expect(trial.at(HOUR)).toBe('online');
		const dead = { ...alive, down: true };
		expect(trial.at(HOUR + 9, { gateway: dead })).toBe('offline gateway');
		expect(trial.memory.verdict?.at).toBe(START + (HOUR + 9) * S);
		expect(trial.at(2 * HOUR, { gateway: alive })).toBe('offline silent');
		expect(trial.says(2 * HOUR + 5, 'online')).toBe('online');
	});

	test('one that was away is not back because works are over', () => {
		const dead = { device: 'z2m', down: true, works: null };
		const trial = new Trial({ givenS: null, presence: 'bridge', gateway: dead });
		trial.says(0, 'online');
		expect(trial.at(200)).toBe('offline gateway');
		const works = { from: START + 300 * S, until: START + 900 * S, words: 'thay tủ' };
		expect(trial.at(300, { maintenance: works, gateway: { ...dead, down: false } })).toBe(
			'maintenance',
		);
		expect(trial.at(901, { maintenance: null })).toBe('maintenance');
		expect(trial.seen(950)).toBe('online');
	});
});
