import { expect, test } from 'vitest';
import { BEHIND_MS } from '../family.ts';
import { double, Heard, NOW, payloadOf, type MetricExample } from './examples.ts';

const TOPIC = 'spBv1.0/g/NBIRTH/e';

/** The readings of a birth of these metrics, but for info and status. */
function told(metrics: readonly MetricExample[], at: number | null = NOW) {
	const heard = new Heard();
	const { readings, rejected } = heard.raw(TOPIC, payloadOf(metrics, { seq: 0, at }));
	return {
		telemetry: readings.filter((reading) => reading.kind === 'telemetry'),
		rejected,
		overlooked: heard.decoder.overlooked,
	};
}

/**
 * As the package sparkplug-payload 1.0.3 encodes bdSeq and one metric each of Int8, Int16, Int32, UInt32, UInt64, Float,
 * Double, Boolean, String, DateTime, a null and a data set, at 1486144502122.
 */
const BY_OTHERS =
	'08eaf2f5a8a02b12140a056264536571200458fbffffffffffffffff01120c0a026938200150fbffffff0f12' +
	'0d0a03693136200250d4fdffff0f120d0a0369333220035090ddfbff0f120d0a0375333220075880d0acf30e' +
	'12100a037536342008588080b1a2b9d1cc01120a0a01662009659a99f941120e0a0164200a69000000000000' +
	'f8bf12070a0162200b7001120a0a01731003200c7a017812070a0174200d580012070a016e2003380112160a' +
	'02647320108a010d0801120161180322040a0208011800';

test('another encoder is understood: signed, unsigned, floats as short as they were written', () => {
	const heard = new Heard();
	heard.now = 1486144502122;
	const { readings, rejected } = heard.raw(TOPIC, Buffer.from(BY_OTHERS, 'hex'));
	expect(rejected).toEqual([]);
	expect(readings.at(-1)).toMatchObject({
		values: [
			['i8', -5],
			['i16', -300],
			['i32', -70_000],
			['u32', 4_000_000_000],
			['u64', 900_000_000_000_000],
			['f', 31.2],
			['d', -1.5],
			['b', 1],
		],
	});
	expect(heard.decoder.overlooked).toBe(3);
});

test('data without a figure are a sign of life, by the time at which they were sent', () => {
	// Section 6.4.16 of the specification: 12 String, 16 DataSet, 19 Template; a null has its type alone.
	const metrics = [
		{ name: 'text', datatype: 12, stringValue: 'mở' },
		{ name: 'set', datatype: 16, datasetValue: new Uint8Array() },
		{ name: 'udt', datatype: 19, templateValue: new Uint8Array() },
		{ name: 'none', datatype: 10, isNull: true },
	];
	const heard = new Heard();
	heard.tell('NBIRTH', { seq: 0 });
	heard.tell('DBIRTH', { seq: 1, metrics, device: 'd' });
	const { readings, rejected } = heard.tell('DDATA', { seq: 2, metrics, device: 'd' });
	expect(rejected).toEqual([]);
	expect(readings).toMatchObject([
		{ kind: 'telemetry', device: 'sparkplug:Cap nuoc:tu-01:d', observedAt: NOW, values: [] },
	]);
	expect(heard.decoder.overlooked).toBe(6);
});

test.each([
	[{ datatype: 1, intValue: 0xfb }, -5],
	[{ datatype: 1, intValue: 0xfffffffb }, -5],
	[{ datatype: 2, intValue: 0xfed4 }, -300],
	[{ datatype: 3, longValue: 0xfffffffb }, -5],
	[{ datatype: 4, longValue: '18446744073709551611' }, -5],
	[{ datatype: 4, intValue: 0xfffffffb }, -5],
	[{ datatype: 4, longValue: '999999999999999' }, 999_999_999_999_999],
	[{ datatype: 7, longValue: 0xfffffffb }, 4_294_967_291],
	[{ datatype: 8, longValue: 0xfffffffb }, 4_294_967_291],
	[{ datatype: 9, floatValue: 0.1 }, 0.1],
	[{ datatype: 9, floatValue: 16777217 }, 16_777_216],
	[{ datatype: 11, booleanValue: false }, 0],
	[{ longValue: 8589934592 }, 8_589_934_592],
])('%j is %d', (wire, value) => {
	expect(told([{ name: 'x', ...wire }]).telemetry).toMatchObject([{ values: [['x', value]] }]);
});

test('what is no number, no value or not for keeping is overlooked, all but nulls with a count', () => {
	const some = [
		{ name: 'text', datatype: 12, stringValue: 'Mở' },
		{ name: 'bytes', datatype: 17, bytesValue: new Uint8Array(8) },
		{ name: 'set', datatype: 16, datasetValue: new Uint8Array([0x08, 0x01]) },
		{ name: 'kind', datatype: 19, templateValue: new Uint8Array([0xff, 0xff]) },
		{ name: 'since', datatype: 13, longValue: NOW },
		double('passing', 1, { isTransient: true }),
		{ name: 'none', datatype: 10, isNull: true },
		{ name: 'Node Control/Rebirth', datatype: 11, booleanValue: false },
	];
	expect(told(some)).toEqual({ telemetry: [], rejected: [], overlooked: 6 });
});

test('a metric at fault leaves the others', () => {
	const some = [
		double('nan', NaN),
		{ name: 'inf', datatype: 9, floatValue: -Infinity },
		{ name: 'much', datatype: 8, longValue: '18446744073709551615' },
		double('温度', 1),
		double('good', 1),
	];
	const { telemetry, rejected } = told(some);
	expect(telemetry).toMatchObject([{ values: [['good', 1]] }]);
	expect(rejected.map(({ reason, detail }) => `${reason} ${detail}`)).toEqual([
		'bad-shape metric "温度": no code can be made of it',
		'bad-number nan: a finite number is wanted, got NaN',
		'bad-number inf: a finite number is wanted, got -Infinity',
		'bad-number much: a number from -1000000000000000 to 1000000000000000 is wanted, got 18446744073709552000',
	]);
});

test('of two names with one code the first has it, and two metrics do not share an alias', () => {
	const heard = new Heard();
	const metrics = [
		double('a b', 1, { alias: 1 }),
		double('a_b', 2, { alias: 2 }),
		double('c', 3, { alias: 1 }),
	];
	const birth = heard.tell('NBIRTH', { seq: 0, metrics });
	expect(birth.rejected).toMatchObject([
		{ reason: 'conflict', detail: '"a b" and "a_b" would both be a_b' },
		{ reason: 'conflict', detail: 'alias 1: of one metric is wanted, got "a b" and "c"' },
	]);
	const data = heard.tell('NDATA', {
		seq: 1,
		metrics: [
			{ alias: 2, doubleValue: 5 },
			{ alias: 1, doubleValue: 6 },
		],
	});
	expect(data).toMatchObject({ readings: [{ values: [['a_b', 6]] }], rejected: [] });
});

test('one metric of one time has one value', () => {
	const { telemetry, rejected } = told([double('x', 1), double('x', 2), double('x', 1)]);
	expect(telemetry).toMatchObject([{ values: [['x', 1]] }]);
	expect(rejected).toMatchObject([
		{ reason: 'conflict', detail: 'x: one value of one time is wanted, got 1 and 2' },
	]);
});

test('many faults are told of as a number, and a reading holds no more than the project takes', () => {
	const faulty = told(Array.from({ length: 100 }, () => double('nan', NaN)));
	expect(faulty.rejected).toHaveLength(5);
	expect(faulty.rejected.at(-1)).toMatchObject({
		detail: '96 more parts of this message are not taken',
	});
	const { telemetry } = told(Array.from({ length: 600 }, (_, at) => double(`m${at}`, at)));
	expect(telemetry.map(({ values }) => values.length)).toEqual([256, 256, 88]);
	const empty = told(Array.from({ length: 5000 }, () => ({ isNull: true })));
	expect(empty.rejected[0]).toMatchObject({ detail: 'at most 4000 metrics are taken, got 5000' });
});

test('each value has the time of its own metric; a present one of long ago counts from the message', () => {
	const { telemetry } = told([
		double('now', 1),
		double('before', 2, { timestamp: NOW - 60_000 }),
		double('since-long', 3, { timestamp: NOW - 2 * BEHIND_MS }),
		double('ahead', 4, { timestamp: NOW + 3_600_000 }),
		double('kept', 5, { timestamp: NOW - 2 * BEHIND_MS, isHistorical: true }),
	]);
	expect(telemetry).toMatchObject([
		{
			observedAt: NOW,
			timeSource: 'device',
			values: [
				['now', 1],
				['since-long', 3],
				['ahead', 4],
			],
		},
		{ observedAt: NOW - 60_000, timeSource: 'device', values: [['before', 2]] },
		{ observedAt: NOW - 2 * BEHIND_MS, timeSource: 'device', values: [['kept', 5]] },
	]);
	expect(told([double('x', 1, { timestamp: NOW - 9 })], null).telemetry).toMatchObject([
		{ observedAt: NOW - 9 },
	]);
});

test.each([
	['none', {}],
	['one before 2000', { timestamp: 86_400_000 }],
	['one of the future', { timestamp: NOW + 3_600_000 }],
])(
	'a historical value with a time that is %s is refused, for no other would be its own',
	(_, time) => {
		const { telemetry, rejected } = told([
			double('old', 1, { isHistorical: true, ...time }),
			double('x', 2),
		]);
		expect(telemetry).toMatchObject([{ values: [['x', 2]] }]);
		expect(rejected).toMatchObject([{ reason: 'bad-time' }]);
	},
);

test('of a clock that is years off the time of receipt counts, and historical values are refused', () => {
	for (const wrong of [Date.UTC(1970, 0, 2), NOW + 3 * 365 * 86_400_000]) {
		const metrics = [
			double('x', 1, { timestamp: wrong }),
			double('old', 2, { timestamp: wrong - 60_000, isHistorical: true }),
		];
		const { telemetry, rejected } = told(metrics, wrong);
		const clockOffsetS = Math.round((wrong - NOW) / 1000);
		expect(telemetry).toMatchObject([
			{
				observedAt: NOW,
				timeSource: 'receipt',
				values: [
					['x', 1],
					['clockOffsetS', clockOffsetS],
				],
			},
		]);
		expect(rejected).toMatchObject([{ reason: 'bad-time' }]);
	}
});

test('a metric without name and alias is nobody’s', () => {
	const { telemetry, rejected } = told([{ datatype: 10, doubleValue: 1 }]);
	expect(telemetry).toEqual([]);
	expect(rejected).toMatchObject([{ detail: 'a metric has neither name nor alias' }]);
});
