import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type {
	ScreenOrder,
	ScreenReport,
	ScreenTold,
	ServerToNamedScreen,
} from '#lib/wire/screen.ts';
import { ScreenLink } from './screen-link.svelte.ts';

/** 10:00 in Vietnam. */
const T0 = Date.parse('2026-11-24T03:00:00Z');
const TOLD: ScreenTold = {
	...{ id: 1, name: 'Tường chính', place: '', panelHeightCm: 68.5, distanceM: 5, theme: 'dark' },
	...{ locale: 'vi', group: null, playlist: [], brightness: 100, night: null },
};
const HEALTH = {
	...{ scene: 'overview', version: '1', framesPerSecond: 60, heapBytes: null },
	...{ width: 1_920, height: 1_080, pixelRatio: 1 },
};

let far: ServerToNamedScreen;
let reports: ScreenReport[];
let clock: { present: number | null; read(): number | null };
const link = { hold: vi.fn(), release: vi.fn() };
const page = { go: vi.fn(), take: vi.fn(), reload: vi.fn(), pair: vi.fn(), renew: vi.fn() };
const left = vi.fn();
let screen: ScreenLink;

beforeEach(() => {
	vi.useFakeTimers();
	vi.clearAllMocks();
	reports = [];
	clock = { present: T0, read: () => clock.present };
	const connection = {
		ageMs: 800,
		hearOwn(reader: ServerToNamedScreen) {
			far = reader;
			return left;
		},
		report: (report: ScreenReport) => void reports.push(report),
	};
	screen = new ScreenLink({
		link: { ...link, clock, connection },
		page: { ...page, health: () => HEALTH },
	});
	screen.start();
});
afterEach(() => {
	screen.stop();
	vi.useRealTimers();
});

let lastId = 0;
function ordered(order: Partial<ScreenOrder> & Pick<ScreenOrder, 'kind'>): ScreenOrder {
	const head = { id: ++lastId, orderedAt: T0, orderedBy: 'Lan', until: T0 + 60_000 };
	return { ...head, ...order } as ScreenOrder;
}

test('a browser that is no screen tells nothing, and nothing lies over it', () => {
	vi.advanceTimersByTime(3 * 86_400_000);
	expect(reports).toEqual([]);
	expect(page.renew).not.toHaveBeenCalled();
	expect([screen.told, screen.message, screen.identified, screen.opacity]).toEqual([
		...[null, null, false, 0],
	]);
});

test('told what it is, a screen looks so, and tells how it is at once and every five seconds', () => {
	far.screen(TOLD);
	expect(page.take).toHaveBeenCalledWith(TOLD);
	expect(reports).toEqual([{ ...HEALTH, lagMs: 800, frozenSince: null, order: null }]);
	vi.advanceTimersByTime(15_000);
	expect(reports).toHaveLength(4);
	vi.advanceTimersByTime(86_400_000);
	expect(page.renew).toHaveBeenCalledOnce();
});

test('a message is seen until its time has come, or it is taken away', () => {
	far.screen(TOLD);
	const message = ordered({ kind: 'message', text: 'Họp lúc 15:00', until: T0 + 60_000 });
	far.order(message);
	expect(screen.message).toEqual(message);
	// By the server's time.
	clock.present = T0 + 59_999;
	far.order(ordered({ kind: 'message', text: 'Vừa hết giờ', until: T0 + 59_999 }));
	expect(screen.message).toBeNull();
	clock.present = T0;
	far.order(ordered({ kind: 'message', text: 'Họp lúc 16:00' }));
	expect(screen.message).toMatchObject({ text: 'Họp lúc 16:00' });
	far.order(ordered({ kind: 'clear' }));
	expect(screen.message).toBeNull();
});

test('frozen it holds what is shown from then on, and goes on when it is told to', () => {
	far.screen(TOLD);
	far.order(ordered({ kind: 'freeze' }));
	expect(screen.frozenSince).toBe(T0);
	expect(link.hold).toHaveBeenCalledOnce();
	expect(reports.at(-1)).toMatchObject({ frozenSince: T0, order: lastId });
	clock.present = T0 + 1_000;
	far.order(ordered({ kind: 'freeze' }));
	expect([screen.frozenSince, link.hold.mock.calls.length]).toEqual([T0, 1]);
	far.order(ordered({ kind: 'unfreeze' }));
	expect(screen.frozenSince).toBeNull();
	far.order(ordered({ kind: 'unfreeze' }));
	expect(link.release).toHaveBeenCalledOnce();
	expect(reports.at(-1)).toMatchObject({ frozenSince: null });
});

test('before the time of the server is known there is nothing to be held', () => {
	clock.present = null;
	far.screen(TOLD);
	far.order(ordered({ kind: 'freeze' }));
	expect(screen.frozenSince).toBeNull();
	expect(link.hold).not.toHaveBeenCalled();
});

test('a scene, a reload and a revocation are carried out by the page, and end what was held', () => {
	far.screen(TOLD);
	far.order(ordered({ kind: 'freeze' }));
	far.order(ordered({ kind: 'scene', scene: 'devices' }));
	expect(page.go).toHaveBeenCalledWith('devices');
	expect(screen.frozenSince).toBeNull();
	far.order(ordered({ kind: 'reload' }));
	expect(page.reload).toHaveBeenCalledOnce();
	expect(reports.at(-1)?.order).toBe(lastId);
	far.revoked();
	expect(page.pair).toHaveBeenCalledOnce();
	const before = reports.length;
	vi.advanceTimersByTime(60_000);
	expect(reports).toHaveLength(before);
});

test('what is sent twice is carried out once, and confirmed again', () => {
	far.screen(TOLD);
	const order = ordered({ kind: 'reload' });
	far.order(order);
	const before = reports.length;
	far.order(order);
	expect(page.reload).toHaveBeenCalledOnce();
	expect(reports.length).toBe(before + 1);
});

test('an order that this page does not know does no harm', () => {
	far.screen(TOLD);
	far.order({ ...ordered({ kind: 'reload' }), kind: 'dance' } as unknown as ScreenOrder);
	expect(page.reload).not.toHaveBeenCalled();
	expect(reports.at(-1)?.order).toBe(lastId);
});

test('it is as dark as it was told, at night darker, and at once when it is identified', () => {
	far.screen({ ...TOLD, brightness: 55 });
	expect(screen.opacity).toBeCloseTo(0.12);
	far.screen({ ...TOLD, night: { from: 600, until: 660, brightness: 10 } });
	expect(screen.opacity).toBe(0.24);
	far.order(ordered({ kind: 'identify', until: T0 + 10_000 }));
	expect(screen.identified).toBe(true);
});

test('stopped it hears nothing more', () => {
	far.screen(TOLD);
	screen.stop();
	expect(left).toHaveBeenCalledOnce();
	const before = reports.length;
	vi.advanceTimersByTime(60_000);
	expect(reports).toHaveLength(before);
});
