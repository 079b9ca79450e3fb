import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { helperRole } from './helper-role.ts';
import type { Link } from './role.ts';

const SHARED = '$share/ioc/ioc/v1/#';
const log = pino({ level: 'silent' });

function linked(some: Partial<Link> = {}) {
	const traffic = { received: 0, unacknowledged: 0 };
	const asked: string[] = [];
	let live = true;
	let pings = 0;
	const link: Link = {
		sessionPresent: true,
		version5: true,
		divisible: true,
		isLive: () => live,
		subscribe: ([filter = '']) => Promise.resolve(asked.push(filter) > 0),
		unsubscribe: ([filter = '']) => Promise.resolve(asked.push(`not ${filter}`) > 0),
		publish: () => undefined,
		traffic: () => traffic,
		ping: () => Promise.resolve(++pings > 0 && live),
		...some,
	};
	const lose = () => void (live = false);
	return { link, traffic, asked, lose, looks: () => pings };
}

test('it stands by until it is to help, and takes what tells its own time', async () => {
	const helper = helperRole({ sharedFilter: SHARED, lookEveryMs: 1, log });
	const { link, asked, lose } = linked();
	expect(await helper.begin(link)).toBe(true);
	expect(asked).toEqual([]);
	expect([await helper.help(), asked]).toEqual([true, [SHARED]]);
	lose();
	const next = linked();
	expect(await helper.help()).toBe(false);
	expect([await helper.begin(next.link), next.asked]).toEqual([true, [SHARED]]);
	const topic = 'ioc/v1/a/device/b/status';
	const fate = (payload: string) =>
		helper.fate({ topic, payload: Buffer.from(payload), retained: false, identifiers: [] });
	expect([fate('{"ts":1}'), fate('{}')]).toEqual(['take', 'pass']);
});

test('where the broker cannot divide the load it stands by, and leaves nothing behind', async () => {
	const helper = helperRole({ sharedFilter: SHARED, lookEveryMs: 1, log });
	const { link, asked } = linked({ divisible: false, sessionPresent: false });
	expect(await helper.begin(link)).toBe(true);
	await helper.retire();
	expect(asked).toEqual([]);
	const asking = helperRole({ sharedFilter: SHARED, lookEveryMs: 1, log });
	await asking.begin(link);
	expect(await asking.help()).toBe(false);
});

test('what a new session was given before it had taken anything is taken before it ends', async () => {
	const helper = helperRole({ sharedFilter: SHARED, lookEveryMs: 1, log });
	const { link, asked, looks } = linked({ sessionPresent: false });
	await helper.begin(link);
	await helper.help();
	await helper.retire();
	expect([asked, looks() > 0]).toEqual([[SHARED, `not ${SHARED}`], true]);
});

test('it is empty when nothing comes any more and all of it is committed', async () => {
	const helper = helperRole({ sharedFilter: SHARED, lookEveryMs: 1, log });
	const { link, asked, traffic, looks } = linked();
	await helper.begin(link);
	await helper.help();
	traffic.unacknowledged = 3;
	let empty = false;
	const retired = helper.retire().then(() => (empty = true));
	await vi.waitFor(() => expect(looks()).toBeGreaterThan(9));
	expect(asked).toEqual([SHARED, `not ${SHARED}`]);
	expect(empty).toBe(false);
	traffic.unacknowledged = 0;
	await retired;
});

test('a connection that is lost meanwhile says nothing: the next one does', async () => {
	const helper = helperRole({ sharedFilter: SHARED, lookEveryMs: 1, log });
	const before = linked();
	await helper.begin(before.link);
	const retired = helper.retire();
	before.lose();
	const { link, asked } = linked();
	expect(await helper.begin(link)).toBe(true);
	expect(asked).toEqual([`not ${SHARED}`]);
	await retired;
});

test('of a session that the broker does not know nothing is left', async () => {
	const helper = helperRole({ sharedFilter: SHARED, lookEveryMs: 1, log });
	const retired = helper.retire();
	const { link, asked } = linked({ sessionPresent: false });
	await helper.begin(link);
	await retired;
	expect(asked).toEqual([]);
});
