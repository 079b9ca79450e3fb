import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ScreenCommand, ScreenOrder, ScreenReport, ScreenTold } from '#lib/wire/screen.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { startLiveServer, TestScreen, type LiveServer } from '#tests/support/live-server.ts';
import { aScreenReport, aScreenSettings, nameBrowser } from '#tests/support/screens.ts';
import { until } from '#tests/support/until.ts';

/** A screen that keeps what it is told of itself. */
class NamedScreen extends TestScreen {
	readonly told: ScreenTold[] = [];
	readonly orders: ScreenOrder[] = [];
	revocations = 0;

	constructor(url: string, cookie: string) {
		super(url, { cookie });
		this.socket.on('screen', (told) => this.told.push(told));
		this.socket.on('order', (order) => this.orders.push(order));
		this.socket.on('revoked', () => this.revocations++);
	}

	report(report: Partial<ScreenReport> = {}): void {
		this.socket.emit('report', aScreenReport(report));
	}
}

describe.each(databases)('screens of two servers on one $kind database', ({ open }) => {
	let db: TestDatabase;
	let first: LiveServer;
	let second: LiveServer;
	const links: TestScreen[] = [];
	let count = 0;

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		first = await startLiveServer(db.database);
		second = await startLiveServer(db.database);
	});
	afterAll(async () => {
		await second.stop();
		await first.stop();
		await db.remove();
	});

	let id: number;
	let cookie: string;
	const screens = () => first.services.screens;
	const deed = () => ({ by: 'Lan', now: Date.now() });

	beforeEach(async () => {
		const settings = aScreenSettings({ name: `Tường ${++count}` });
		({ id, cookie } = await nameBrowser(screens(), settings));
	});
	afterEach(() => {
		for (const link of links.splice(0)) link.close();
	});

	/** Linked to a server, which has told it what it is. */
	async function linked(server: LiveServer = first): Promise<NamedScreen> {
		const screen = new NamedScreen(server.url, cookie);
		links.push(screen);
		await until('what it is', () => screen.told.length > 0);
		return screen;
	}
	const order = (command: ScreenCommand, lastsMs = 60_000) =>
		screens().order(id, { command, lastsMs }, deed());
	const kindsOf = (screen: NamedScreen) => screen.orders.map(({ kind }) => kind);
	const stateOf = async () => (await screens().find(id))?.state;

	test('a screen is told what it is when it opens, and when that changes, on either server', async () => {
		const [one, other] = [await linked(first), await linked(second)];
		expect(one.told).toMatchObject([{ id, name: `Tường ${count}`, distanceM: 5 }]);
		const settings = aScreenSettings({ name: `Tường ${count}`, distanceM: 8, theme: 'light' });
		await screens().change(id, settings, deed());
		for (const screen of [one, other]) {
			await until('the change', () => screen.told.length === 2);
			expect(screen.told[1]).toEqual({ id, ...settings });
		}
	});

	test('an order reaches the screen by whichever server it is linked to, once, and is confirmed', async () => {
		const screen = await linked(second);
		await order({ kind: 'scene', scene: 'devices' });
		await until('the order', () => screen.orders.length === 1);
		expect(screen.orders).toMatchObject([{ kind: 'scene', scene: 'devices', orderedBy: 'Lan' }]);
		expect((await screens().find(id))?.orders).toMatchObject([{ takenAt: null }]);
		screen.report({ order: screen.orders[0]?.id ?? null });
		await until('that it was taken', async () => {
			const file = await screens().find(id);
			return file?.orders[0]?.takenAt;
		});
		screen.close();
		const again = await linked(first);
		await order({ kind: 'identify' }, 10_000);
		await until('the next order', () => again.orders.length > 0);
		expect(kindsOf(again)).toEqual(['identify']);
	});

	test('what was ordered while a screen was away waits for it, but not for ever', async () => {
		await order({ kind: 'reload' }, 1);
		await order({ kind: 'freeze' });
		await order({ kind: 'unfreeze' });
		const screen = await linked();
		await until('both that still count', () => screen.orders.length === 2);
		expect(kindsOf(screen)).toEqual(['freeze', 'unfreeze']);
		// What it never had is not told as taken when something later is.
		screen.report({ order: screen.orders[1]?.id ?? null });
		const taken = await until('that they were taken', async () => {
			const orders = (await screens().find(id))?.orders ?? [];
			return orders[0]?.takenAt ? orders : null;
		});
		expect(taken.map(({ takenAt }) => takenAt !== null)).toEqual([true, true, false]);
	});

	test('a message is shown again after a reload, until it is taken away', async () => {
		const screen = await linked();
		await order({ kind: 'message', text: 'Họp giao ban lúc 15:00' });
		await until('the message', () => screen.orders[0]);
		screen.report({ order: screen.orders[0]?.id ?? null });
		await until('that it was taken', async () => (await screens().find(id))?.orders[0]?.takenAt);
		screen.close();
		const reloaded = await linked(second);
		await until('the message again', () => reloaded.orders[0]);
		expect(reloaded.orders).toMatchObject([{ kind: 'message', text: 'Họp giao ban lúc 15:00' }]);
		await order({ kind: 'clear' });
		await until('that it is taken away', () => reloaded.orders.length === 2);
		reloaded.close();
		const later = await linked();
		await order({ kind: 'identify' });
		await until('the next order', () => kindsOf(later).includes('identify'));
		expect(kindsOf(later)).not.toContain('message');
	});

	test('what a screen tells of itself is known to every server, and not written down at each word', async () => {
		const screen = await linked(second);
		const before = Date.now();
		screen.report({ framesPerSecond: 59.5, frozenSince: 1_764_000_000_000 });
		const state = await until('its report', stateOf);
		expect(state).toMatchObject({
			...{ scene: 'overview', framesPerSecond: 59.5, lagMs: 800, width: 3_840, height: 2_160 },
			frozenSince: 1_764_000_000_000,
		});
		expect(state.reportedAt).toBeGreaterThanOrEqual(before);
		for (let fps = 0; fps < 20; fps++) screen.report({ framesPerSecond: fps });
		const later = await until('the last word', async () => {
			const now = await stateOf();
			return now && now.reportedAt !== state.reportedAt ? now : null;
		});
		expect(later.framesPerSecond).toBe(19);
		const [row] = await db.database.query<{ n: number }>(
			'select count(*)::int as n from screen_report where screen_id = $1',
			[id],
		);
		expect(row).toEqual({ n: 1 });
	});

	test('what is no report is dropped, and the screen goes on', async () => {
		const screen = await linked();
		const broken = [null, 7, 'x', {}, { ...aScreenReport(), scene: '<script>' }, []];
		for (const report of broken) screen.socket.emit('report', report as unknown as ScreenReport);
		screen.report({ scene: 'devices' });
		expect(await until('its report', stateOf)).toMatchObject({ scene: 'devices' });
	});

	test('a revoked screen is told so at once, and hears and tells nothing more', async () => {
		const screen = await linked(second);
		await screens().revoke(id, 'Đổi máy', deed());
		await until('that it was revoked', () => screen.revocations === 1);
		screen.report();
		screen.close();
		const back = new NamedScreen(first.url, cookie);
		links.push(back);
		await until('that it was revoked', () => back.revocations === 1);
		expect(back.told).toEqual([]);
		const reports = await db.database.query('select from screen_report where screen_id = $1', [id]);
		expect(reports).toEqual([]);
	});

	test('a page without a credential, or with one of its own making, is served as before and is no screen', async () => {
		const strangers = ['', `ioc-screen=${'a'.repeat(43)}`, 'ioc-screen=; x', 'ioc-screen=%00'];
		for (const stranger of strangers) {
			const page = new NamedScreen(first.url, stranger);
			links.push(page);
			page.watch('system');
			await page.nth('snapshot', 'system', 1);
			page.report();
			expect([page.told, page.orders, page.revocations]).toEqual([[], [], 0]);
		}
	});

	test('a browser that is named while it looks at a wall is told so', async () => {
		const { pairing, token } = await screens().pair(null);
		const page = new NamedScreen(second.url, `ioc-screen=${token ?? ''}`);
		links.push(page);
		page.watch('system');
		await page.nth('snapshot', 'system', 1);
		const settings = aScreenSettings({ name: `Sảnh ${count}` });
		const code = pairing.kind === 'waiting' ? pairing.code : '';
		await screens().name(code, settings, deed());
		await until('what it is', () => page.told[0]);
		expect(page.told).toMatchObject([{ name: `Sảnh ${count}` }]);
	});

	test('two pages of one browser are one screen: both are told, and either may confirm', async () => {
		const [one, other] = [await linked(first), await linked(second)];
		await order({ kind: 'freeze' });
		await until('both have it', () => one.orders.length === 1 && other.orders.length === 1);
		other.report({ order: other.orders[0]?.id ?? null });
		await until('that it was taken', async () => (await screens().find(id))?.orders[0]?.takenAt);
	});
});
