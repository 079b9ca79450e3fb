import { expect, test } from 'vitest';
import type { CloseOrder, CloseOutcome, CloseSummary } from '#lib/wire/close-outcome.ts';
import { closeLines as linesOf } from './close-lines.ts';

const SUMMARY: CloseSummary = {
	...{ digest: 'abc', unit: 'Tỉnh Lâm Đồng', day: '2026-06-30', scale: 100 },
	...{ figures: 9, targets: 5, plans: 2, stale: 1, samples: 3 },
	parts: [
		{ id: 1, name: 'Huyện Cát Tiên', score: null, rank: null, withData: 0, possible: 5 },
		{ id: 2, name: 'Huyện Di Linh', score: 99.97, rank: 2, withData: 4, possible: 5 },
		{ id: 3, name: 'Thành phố Bảo Lộc', score: 100, rank: 1, withData: 5, possible: 5 },
	],
};

const SEEN = [
	'Tỉnh Lâm Đồng, to the end of 2026-06-30: 9 figures (1 stale, 3 samples), 5 targets, 2 plans',
	'   1  Thành phố Bảo Lộc: 100.0, 5/5 with data',
	'   2  Huyện Di Linh: 99.97, 4/5 with data',
	'   –  Huyện Cát Tiên: no score, 0/5 with data',
];

const ORDER: CloseOrder = {
	...{ province: null, day: '2026-06-30', name: 'Sơ kết 6 tháng', by: 'Lan' },
	...{ digest: null, dryRun: false },
};
const COMMAND = `npm run close -- --day 2026-06-30 --name 'Sơ kết 6 tháng' --by Lan --digest abc`;

const closeLines = (outcome: CloseOutcome, order = ORDER) => linesOf(outcome, order);

test('a draft tells the standings by rank, and by which command just these are closed', () => {
	expect(closeLines({ kind: 'looked-at', summary: SUMMARY })).toEqual([
		...SEEN,
		'Nothing is closed yet. To close just this, and nothing if it has changed by then:',
		`  ${COMMAND}`,
	]);
});

test('what a shell would take apart is quoted in it, and the province is named', () => {
	const order = { ...ORDER, name: "Quý II's $x", by: 'Nguyễn Lan', province: 'p-68-lam-dong' };
	expect(closeLines({ kind: 'looked-at', summary: SUMMARY }, order).at(-1)).toBe(
		String.raw`  npm run close -- --day 2026-06-30 --name 'Quý II'\''s $x' --by 'Nguyễn Lan' --province p-68-lam-dong --digest abc`,
	);
});

test('a close says where it is to be seen, and a change since the dry run what it is now', () => {
	expect(closeLines({ kind: 'closed', id: 7, summary: SUMMARY })).toEqual([
		...SEEN,
		'Closed as number 7: /console/closes/7, /wall/programme?close=7',
	]);
	expect(closeLines({ kind: 'changed', summary: SUMMARY }).slice(SEEN.length)).toEqual([
		'Nothing was closed: this is no longer what the digest is of. What it is now:',
		`  ${COMMAND}`,
	]);
});

test('what is closed already names the close that there is', () => {
	const close = {
		...{ id: 3, name: 'Quý III', day: '2026-09-30', closedBy: 'Lan', sha256: 'abc' },
		closedAt: '2026-10-02T01:00:00.000Z',
	};
	expect(closeLines({ kind: 'closed-before', close })).toEqual([
		'Nothing was closed: Quý III to the end of 2026-09-30 is closed with the very same content, as number 3 by Lan at 2026-10-02T01:00:00.000Z: /console/closes/3',
	]);
});

test.each([
	['not-a-day', 'day', '30/6', '--day 30/6: wanted is a day such as 2026-06-30'],
	['day-to-come', 'day', '2999-01-01', '--day 2999-01-01: wanted is a day that is over'],
	['before-units', 'day', '1900-01-01', '--day 1900-01-01: the units are not known as of that day'],
	[
		'before-figures',
		'day',
		'1950-01-01',
		'--day 1950-01-01: there is no figure of that day, nor of any before it',
	],
	['unknown-province', 'province', 'x', '--province x: wanted is the slug or code of a province'],
	['unknown-close', 'close', '9', 'there is no close 9'],
] as const)('a refusal is told with the option it is of: %s', (kind, parameter, given, told) => {
	expect(closeLines({ kind, parameter, given } as CloseOutcome)).toEqual([
		`Nothing was closed: ${told}`,
	]);
});

test('a province of another geography is told the day of the units', () => {
	const geographyDate = '2025-07-01';
	const refusal = { kind: 'other-geography', parameter: 'province', given: '58' } as const;
	expect(closeLines({ ...refusal, geographyDate })).toEqual([
		"Nothing was closed: --province 58: its units are not known as of 2025-07-01, the centre's geography date",
	]);
});
