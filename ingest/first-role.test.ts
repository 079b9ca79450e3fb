import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { firstRole } from './first-role.ts';
import type { Copy, Link } from './role.ts';

const log = pino({ level: 'silent' });
const OWN = 'ioc/v1/#';
const SHARED = '$share/ioc/ioc/v1/#';
const hearing = { filters: () => [], takeRequests: () => [] };

/** What was asked of the broker: filters with their identifier. */
let asked: string[];
let refused: string[];
beforeEach(() => ([asked, refused] = [[], []]));

function link(some: Partial<Link> = {}): Link {
	return {
		sessionPresent: true,
		version5: true,
		divisible: true,
		isLive: () => true,
		subscribe([filter = ''], { identifier }) {
			asked.push(`${filter} by ${String(identifier)}`);
			return Promise.resolve(!refused.includes(filter));
		},
		unsubscribe: (filters) => Promise.resolve(asked.push(`not ${filters.join()}`) > 0),
		publish: () => undefined,
		traffic: () => ({ received: 0, unacknowledged: 0 }),
		ping: () => Promise.resolve(true),
		...some,
	};
}

function role(divided = false) {
	let connections = 0;
	return firstRole({
		hearing,
		sharedFilter: SHARED,
		divided,
		random: () => ++connections / 16,
		log,
	});
}

const timed = { topic: 'ioc/v1/a/device/b/telemetry', payload: Buffer.from('{"ts":1}') };
const untimed = { topic: 'ioc/v1/a/device/b/status', payload: Buffer.from('{"state":"offline"}') };
const identifierOf = (question = '') => Number(question.split(' by ')[1]);
const copy = (of: Pick<Copy, 'topic' | 'payload'>, ...identifiers: number[]): Copy => ({
	...of,
	retained: false,
	identifiers,
});

test('alone it has one subscription, and gives up a shared one that was left', async () => {
	const alone = role();
	expect(await alone.begin(link())).toBe(true);
	expect(asked).toEqual([`${OWN} by 1`, `not ${SHARED}`]);
	expect([timed, untimed].map((one) => alone.fate(copy(one, 1)))).toEqual(['take', 'take']);
});

test('of a broker that knows no identifiers it asks none, and leaves nothing to others', async () => {
	const alone = role(true);
	await alone.begin(link({ divisible: false }));
	expect(asked).toEqual([`${OWN} by undefined`]);
	expect(await role().divide(true)).toBe(false);
	expect(alone.fate(copy(timed))).toBe('take');
});

test('of what is divided each message is taken by one of its two copies', async () => {
	const first = role();
	await first.begin(link());
	asked = [];
	expect(await first.divide(true)).toBe(true);
	const rest = identifierOf(asked[1]);
	expect(asked).toEqual([`${SHARED} by 2`, `${OWN} by ${rest}`]);
	expect([rest, 2].map((by) => first.fate(copy(timed, by)))).toEqual(['pass', 'take']);
	expect([rest, 2].map((by) => first.fate(copy(untimed, by)))).toEqual(['take', 'pass']);
	expect(first.fate({ ...copy(timed, rest), retained: true })).toBe('take');
	// From before, when all of it was here.
	expect([first.fate(copy(timed, 1)), first.fate(copy(timed))]).toEqual(['take', 'take']);
});

test('what has waited since another connection may have had no other copy', async () => {
	const first = role(true);
	await first.begin(link());
	const before = identifierOf(asked[1]);
	asked = [];
	const begun = first.begin(link());
	expect(first.fate(copy(timed, before))).toBe('again');
	await begun;
	const now = identifierOf(asked[1]);
	expect(asked).toEqual([`${SHARED} by 2`, `${OWN} by ${now}`]);
	expect([before, now].map((by) => first.fate(copy(timed, by)))).toEqual(['again', 'pass']);
	expect([before, now].map((by) => first.fate(copy(untimed, by)))).toEqual(['take', 'take']);
});

test('a broker that shares no more has all of it sent here', async () => {
	const first = role(true);
	refused = [SHARED];
	expect(await first.begin(link())).toBe(true);
	expect(asked).toEqual([`${SHARED} by 2`, `${OWN} by 1`, `not ${SHARED}`]);
});

test('when all is here again, what still comes by the shared subscription may be there already', async () => {
	const first = role(true);
	await first.begin(link());
	asked = [];
	expect(await first.divide(false)).toBe(true);
	expect(asked).toEqual([`${OWN} by 1`, `not ${SHARED}`]);
	expect(first.fate(copy(timed, 2))).toBe('again');
});

test('a shared subscription that is refused leaves all of it here', async () => {
	const first = role();
	await first.begin(link());
	refused = [SHARED];
	expect(await first.divide(true)).toBe(false);
	expect(first.fate(copy(timed, 1))).toBe('take');
});
