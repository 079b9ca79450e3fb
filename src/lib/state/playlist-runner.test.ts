import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlaylistRunner } from './playlist-runner.ts';

const MINUTE = 60_000;
/** Of a minute that both scenes' rounds begin with. */
const BEGIN = 1_800_000_000_000;
const PLAYLIST = [
	{ scene: 'overview', seconds: 40 },
	{ scene: 'devices', seconds: 20 },
];

beforeEach(() => vi.useFakeTimers({ now: BEGIN }));
afterEach(() => vi.useRealTimers());

function wall() {
	const seen = { scene: 'overview', log: [] as string[], stays: false, newPage: false };
	const runner = new PlaylistRunner({
		now: Date.now,
		page: {
			scene: () => seen.scene,
			warm: (scene) => seen.log.push(`warm ${scene} ${String(Date.now() - BEGIN)}`),
			show(scene) {
				seen.scene = scene;
				seen.log.push(`show ${scene} ${String(Date.now() - BEGIN)}`);
			},
			stays: () => seen.stays,
			leaves(scene) {
				if (seen.newPage) seen.log.push(`anew ${scene} ${String(Date.now() - BEGIN)}`);
				return seen.newPage;
			},
		},
	});
	runner.play(PLAYLIST);
	runner.start();
	return { seen, runner };
}

test('scenes go round, each fetched five seconds before it is shown', () => {
	const { seen, runner } = wall();
	vi.advanceTimersByTime(MINUTE + 1);
	expect(seen.log).toEqual([
		...['warm devices 35000', 'show devices 40000'],
		...['warm overview 55000', 'show overview 60000'],
	]);
	runner.stop();
	vi.advanceTimersByTime(MINUTE);
	expect(seen.log).toHaveLength(4);
});

test('a screen that is switched on in the middle shows what the others show', () => {
	vi.setSystemTime(BEGIN + 45_000);
	const { seen } = wall();
	expect(seen.log).toEqual(['show devices 45000']);
});

test('before the server’s time is known nothing is changed', () => {
	let now: number | null = null;
	const show = vi.fn();
	const page = { scene: () => 'x', warm: vi.fn(), show, stays: () => false, leaves: () => false };
	const runner = new PlaylistRunner({ now: () => now, page });
	runner.play(PLAYLIST);
	runner.start();
	vi.advanceTimersByTime(MINUTE);
	expect(show).not.toHaveBeenCalled();
	now = BEGIN;
	vi.advanceTimersByTime(1_000);
	expect(show).toHaveBeenCalledWith('overview');
	runner.stop();
});

test('what is held stays, and afterwards what then is due is shown', () => {
	const { seen } = wall();
	seen.stays = true;
	vi.advanceTimersByTime(50_000);
	expect(seen.log).toEqual([]);
	seen.stays = false;
	vi.advanceTimersByTime(1_000);
	expect(seen.scene).toBe('devices');
});

test('a critical trouble interrupts for half a minute, and the playlist goes on', () => {
	const { seen, runner } = wall();
	vi.advanceTimersByTime(5_000);
	runner.interrupt();
	expect(seen.scene).toBe('troubles');
	vi.advanceTimersByTime(29_999);
	expect(seen.scene).toBe('troubles');
	vi.advanceTimersByTime(1);
	expect(seen.scene).toBe('overview');
});

test('a flood of them interrupts once in two minutes', () => {
	const { seen, runner } = wall();
	for (let second = 0; second < 119; second++) {
		runner.interrupt();
		vi.advanceTimersByTime(1_000);
	}
	expect(seen.log.filter((line) => line.startsWith('show troubles'))).toHaveLength(1);
	vi.advanceTimersByTime(1_000);
	runner.interrupt();
	expect(seen.scene).toBe('troubles');
});

test('what somebody asked for stays a minute', () => {
	const { seen, runner } = wall();
	vi.advanceTimersByTime(39_000);
	seen.scene = 'programme';
	runner.asked();
	vi.advanceTimersByTime(MINUTE - 1);
	expect(seen.scene).toBe('programme');
	vi.advanceTimersByTime(MINUTE / 2);
	expect(['overview', 'devices']).toContain(seen.scene);
});

test('at the end of a scene the page may begin anew with the next one', () => {
	const { seen } = wall();
	seen.newPage = true;
	vi.advanceTimersByTime(40_000);
	expect(seen.log).toEqual(['warm devices 35000', 'anew devices 40000']);
});

test('another playlist counts at once, the same again changes nothing', () => {
	const { seen, runner } = wall();
	runner.play([...PLAYLIST]);
	expect(seen.log).toEqual([]);
	runner.play([{ scene: 'programme', seconds: 60 }]);
	expect(seen.scene).toBe('programme');
	vi.advanceTimersByTime(10 * MINUTE);
	expect(seen.log).toEqual(['show programme 0']);
});
