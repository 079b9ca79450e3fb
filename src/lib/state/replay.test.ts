import { expect, test } from 'vitest';
import type { ReplayAnswer } from '../wire/api/replay.ts';
import { ReplayHours } from './replay.svelte.ts';

const FROM = Date.parse('2026-11-22T04:00:00Z');
const HOUR_MS = 3_600_000;

const ANSWER: ReplayAnswer = {
	from: new Date(FROM).toISOString(),
	to: new Date(FROM + 24 * HOUR_MS).toISOString(),
	unit: '68',
	stepS: 300,
	devices: {
		leftOut: 3,
		list: [
			{
				...{ id: 7, site: 'bao-loc', device: 'cam-01', kind: 'camera', unit: '673', sample: false },
				changes: [
					[0, 'online', null],
					[HOUR_MS, 'offline', 'no-video'],
				],
			},
		],
	},
	figures: {
		leftOut: 0,
		list: [
			{
				...{ unitId: 1, unit: '673', indicatorId: 2, indicator: 'pm25', intervalS: 3600 },
				shown: [
					[
						0,
						{
							...{ value: 12, observedAt: FROM - 60_000, timeSource: 'device' },
							...{ sample: false, source: null, typed: false },
						},
					],
				],
			},
		],
	},
};

function hours(answer: () => Response | Promise<Response>) {
	const asked: string[] = [];
	const told = new ReplayHours({
		fetch: async (address) => {
			asked.push(String(address));
			return answer();
		},
		unit: () => '68',
	});
	return { asked, told };
}

test('nothing of the past is shown before somebody asks for it, nor after going back to the present', async () => {
	const { asked, told } = hours(() => Response.json(ANSWER));
	told.show(FROM);
	expect([told.hours, told.moment, told.standings, told.figures]).toEqual([null, null, null, null]);
	told.read();
	await expect.poll(() => told.hours?.from).toBe(FROM);
	expect(asked).toEqual(['/api/v1/replay?unit=68']);
	expect(told.moment).toBe(FROM);
	told.show(null);
	expect([told.moment, told.standings, told.figures]).toEqual([null, null, null]);
});

test('at a moment everything is as it stood then', async () => {
	const { told } = hours(() => Response.json(ANSWER));
	told.read();
	await expect.poll(() => told.hours).not.toBeNull();
	told.show(FROM + 1.99 * HOUR_MS);
	expect(told.moment).toBe(FROM + 1.99 * HOUR_MS - ((1.99 * HOUR_MS) % 300_000));
	expect(told.standings?.get(7)).toMatchObject({ state: 'offline', since: FROM + HOUR_MS });
	expect(told.figures).toMatchObject([{ value: 12, freshness: 'fresh' }]);
	expect(told.marks).toEqual([{ at: FROM + HOUR_MS, level: 'critical', count: 1 }]);
	expect(told.leftOut).toBe(3);
	told.show(FROM + 99 * HOUR_MS);
	expect(told.moment).toBe(FROM + 24 * HOUR_MS);
});

test('where the hours cannot be had the present stays', async () => {
	const { told } = hours(() => new Response(null, { status: 503 }));
	told.read();
	await expect.poll(() => told.failed).toBe(true);
	told.show(FROM);
	expect(told.moment).toBeNull();
});
