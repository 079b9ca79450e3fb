import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BaseMapAnswer } from '../wire/base-map.ts';
import { BaseMap } from './base-map.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TILES: BaseMapAnswer = {
	kind: 'vector',
	tiles: '/basemap/{z}/{x}/{y}?edition=1',
	minZoom: 0,
	maxZoom: 14,
	bounds: [107, 11, 109, 12.5],
	layers: ['water'],
};

function asked(first: BaseMapAnswer | null) {
	const told: string[] = [];
	let answer = first;
	let times = 0;
	const baseMap = new BaseMap({
		fetch: () => {
			times += 1;
			return answer === null
				? Promise.reject(new TypeError('the server is away'))
				: Promise.resolve(Response.json(answer));
		},
		onchange: ({ kind }) => told.push(kind),
	});
	baseMap.start();
	return {
		...{ baseMap, told, times: () => times },
		become: (next: BaseMapAnswer | null) => (answer = next),
		pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
	};
}

test('where the centre has none, nothing is ever asked again', async () => {
	const { told, times, pass } = asked({ kind: 'none' });
	await pass(600_000);
	expect([told, times()]).toEqual([[], 1]);
});

test('one that is broken is told of, asked for again, and taken when it is there', async () => {
	const { told, become, pass } = asked({ kind: 'broken' });
	await pass(0);
	expect(told).toEqual(['lost']);
	await pass(60_000);
	expect(told).toEqual(['lost']);
	become(TILES);
	await pass(60_000);
	expect(told).toEqual(['lost', 'had']);
});

test('when its tiles cannot be had it is given up, and asked for again while the server is away, too', async () => {
	const { baseMap, told, become, times, pass } = asked(TILES);
	await pass(0);
	become(null);
	baseMap.failed();
	baseMap.failed();
	expect(told).toEqual(['had', 'lost']);
	await pass(180_000);
	expect([told, times()]).toEqual([['had', 'lost'], 4]);
	become(TILES);
	await pass(60_000);
	expect(told).toEqual(['had', 'lost', 'had']);
	baseMap.stop();
	baseMap.failed();
	await pass(600_000);
	expect(vi.getTimerCount()).toBe(0);
});

test('of a server that never answered nobody says that a base map is lost', async () => {
	const { told, become, pass } = asked(null);
	await pass(60_000);
	expect(told).toEqual([]);
	become(TILES);
	await pass(60_000);
	expect(told).toEqual(['had']);
});
