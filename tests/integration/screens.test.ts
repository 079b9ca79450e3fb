import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ScreenSettings } from '#lib/domain/screen.ts';
import type { Pairing } from '#lib/wire/screen.ts';
import type { ScreenChanged, Screens } from '#lib/wire/screens.ts';
import { secrets, type Secrets } from '#server/screens/credential.ts';
import { forgetPairings } from '#server/screens/pairing.ts';
import { screensOn } from '#server/screens/screens.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { aScreenSettings } from '#tests/support/screens.ts';

const T0 = Date.parse('2026-11-24T02:00:00Z');
const MINUTE = 60_000;

describe.each(databases)('screens on $kind', ({ open }) => {
	let db: TestDatabase;
	let now: number;
	let screens: Screens;

	const on = (own: Secrets = secrets) =>
		screensOn({ database: db.database, secrets: own, now: () => now });
	const deed = () => ({ by: 'Lan', now });
	const query = (sql: string) => db.database.query(sql);
	const code = (pairing: Pairing): string => (pairing.kind === 'waiting' ? pairing.code : '');
	const idOf = (changed: ScreenChanged): number => (changed.kind === 'changed' ? changed.id : 0);

	beforeEach(async () => {
		db = await open();
		now = T0;
		screens = on();
	});
	afterEach(() => db.remove());

	/** A browser that was named, with its credential. */
	async function aNamed(settings: Partial<ScreenSettings> = {}) {
		const { pairing, token } = await screens.pair(null);
		const named = await screens.name(code(pairing), aScreenSettings(settings), deed());
		return { id: idOf(named), token };
	}

	test('a browser gets a code and a credential, and is a screen once it is named', async () => {
		const { pairing, token } = await screens.pair(null);
		expect(pairing).toMatchObject({ kind: 'waiting', expiresAt: T0 + 15 * MINUTE, revoked: null });
		expect(code(pairing)).toMatch(/^[A-Z2-9]{6}$/);
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(await screens.whose(token)).toEqual({ kind: 'nobody' });
		expect(await screens.waiting()).toBe(1);

		const settings = aScreenSettings({
			group: 'Phòng trực',
			brightness: 80,
			night: { from: 1_320, until: 330, brightness: 40 },
		});
		const named = await screens.name(code(pairing), settings, deed());
		expect(named).toMatchObject({ kind: 'changed' });
		const whose = await screens.whose(token);
		expect(whose).toEqual({ kind: 'screen', screen: { id: idOf(named), ...settings } });
		expect(await screens.pair(token)).toEqual({ pairing: { kind: 'named' }, token: null });
		expect(await screens.waiting()).toBe(0);
		expect(await screens.list()).toMatchObject([
			{ ...settings, namedBy: 'Lan', namedAt: T0, state: null },
		]);
	});

	test('of the credential only the hash is kept', async () => {
		const { token } = await aNamed();
		const text = JSON.stringify(await query('select screen::text, token_sha256 from screen'));
		expect(token).not.toBeNull();
		expect(text).not.toContain(token);
		const [kept] = await query(
			`select token_sha256 = sha256('${token ?? ''}'::bytea) as is from screen`,
		);
		expect(kept).toEqual({ is: true });
	});

	test('the same code is told until it is due, then another one, and both count meanwhile', async () => {
		const first = await screens.pair(null);
		now += 9 * MINUTE;
		const again = await screens.pair(first.token);
		expect(again).toMatchObject({ token: null, pairing: { code: code(first.pairing) } });
		now += 2 * MINUTE;
		const renewed = await screens.pair(first.token);
		expect(renewed.token).toBeNull();
		expect(code(renewed.pairing)).not.toBe(code(first.pairing));
		expect(await screens.waiting()).toBe(1);
		const named = await screens.name(code(first.pairing), aScreenSettings(), deed());
		expect(named).toMatchObject({ kind: 'changed' });
		expect(await query('select from screen_pairing')).toEqual([]);
	});

	test('an expired code counts no more, and is deleted', async () => {
		const { pairing, token } = await screens.pair(null);
		now += 15 * MINUTE;
		expect(await screens.name(code(pairing), aScreenSettings(), deed())).toMatchObject({
			faults: [{ field: 'code', fault: 'unknown-code' }],
		});
		await forgetPairings(db.database, now);
		expect(await query('select from screen_pairing')).toEqual([]);
		// Whoever comes so late is somebody new.
		expect((await screens.pair(token)).token).not.toBe(token);
	});

	test('a credential that nobody gave out is not taken', async () => {
		const own = 'a'.repeat(43);
		const { token } = await screens.pair(own);
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(token).not.toBe(own);
		for (const broken of ['', 'x', `${own}${own}`])
			expect((await screens.pair(broken)).token).toHaveLength(43);
	});

	test('a code that another browser shows is not given twice', async () => {
		let at = 0;
		const numbers = [
			...Array<number>(6).fill(0),
			...Array<number>(6).fill(0),
			...Array<number>(6).fill(0.5),
		];
		screens = on({ ...secrets, random: () => numbers[at++] ?? 0 });
		const [one, other] = [await screens.pair(null), await screens.pair(null)];
		expect(code(one.pairing)).toBe('CCCCCC');
		expect(code(other.pairing)).not.toBe('CCCCCC');
	});

	test('codes cannot be guessed: after ten wrong ones none is looked at for five minutes', async () => {
		const { pairing } = await screens.pair(null);
		const right = code(pairing);
		const wrong = right === 'CCCCCC' ? 'DDDDDD' : 'CCCCCC';
		const attempt = async (typed: string) => {
			const named = await screens.name(typed, aScreenSettings(), deed());
			return named.kind === 'refused' ? named.faults[0]?.fault : named.kind;
		};
		for (let count = 0; count < 10; count++) expect(await attempt(wrong)).toBe('unknown-code');
		expect(await attempt(wrong)).toBe('too-many-guesses');
		expect(await attempt(right)).toBe('too-many-guesses');
		now += 5 * MINUTE;
		expect(await attempt(right)).toBe('changed');
	});

	test('where very many wait there is no code for another one, until some have gone', async () => {
		const full = Array.from(
			{ length: 200 },
			(_, index) => `('X${index}', sha256('${index}'::bytea))`,
		);
		await query(`
			insert into screen_pairing (code, token_sha256, created_at, expires_at, asked_at)
			select code, hash, to_timestamp(${T0 / 1000}), to_timestamp(${T0 / 1000 + 900}), to_timestamp(${T0 / 1000})
			from (values ${full.join(', ')}) as one (code, hash)`);
		expect(await screens.pair(null)).toEqual({ pairing: { kind: 'full' }, token: null });
		now += MINUTE + 1;
		expect((await screens.pair(null)).pairing).toMatchObject({ kind: 'waiting' });
	});

	test('two screens in use are not called alike', async () => {
		const { id } = await aNamed({ name: 'Tường chính' });
		const { pairing } = await screens.pair(null);
		const taken = { faults: [{ field: 'name', fault: 'name-taken', given: 'TƯỜNG CHÍNH' }] };
		const alike = aScreenSettings({ name: 'TƯỜNG CHÍNH' });
		expect(await screens.name(code(pairing), alike, deed())).toMatchObject(taken);
		const other = aScreenSettings({ name: 'Sảnh' });
		const second = await screens.name(code(pairing), other, deed());
		expect(await screens.change(idOf(second), alike, deed())).toMatchObject(taken);
		// Its own name is free to it, and that of one that was revoked to all.
		expect(await screens.change(id, alike, deed())).toEqual({ kind: 'changed', id });
		await screens.revoke(id, 'Đổi máy', deed());
		expect(await screens.change(idOf(second), alike, deed())).toMatchObject({ kind: 'changed' });
	});

	test('settings are changed whole, with who and when', async () => {
		const { id, token } = await aNamed({ night: { from: 0, until: 60, brightness: 10 } });
		now += MINUTE;
		const settings = aScreenSettings({ name: 'Sảnh', theme: 'light', locale: 'en', distanceM: 8 });
		expect(await screens.change(id, settings, { by: 'Minh', now })).toEqual({
			kind: 'changed',
			id,
		});
		expect(await screens.whose(token)).toEqual({ kind: 'screen', screen: { id, ...settings } });
		expect(await screens.find(id)).toMatchObject({
			changedBy: 'Minh',
			changedAt: now,
			namedBy: 'Lan',
		});
	});

	test('a revoked screen has no credential, is told why, and may be named anew with another one', async () => {
		const { id, token } = await aNamed({ name: 'Tường chính' });
		now += MINUTE;
		expect(await screens.revoke(id, 'Máy bị mất', deed())).toEqual({ kind: 'changed', id });
		const revocation = { name: 'Tường chính', at: now, reason: 'Máy bị mất' };
		expect(await screens.whose(token)).toEqual({ kind: 'revoked', revocation, screenId: id });
		expect(await screens.list()).toEqual([]);
		expect(await screens.find(id)).toBeNull();

		const back = await screens.pair(token);
		expect(back.pairing).toMatchObject({ kind: 'waiting', revoked: revocation });
		expect(back.token).not.toBe(token);
		// Also while it asks again, and after its code was renewed.
		now += 12 * MINUTE;
		expect((await screens.pair(back.token)).pairing).toMatchObject({ revoked: revocation });
		const { pairing } = await screens.pair(back.token);
		const named = await screens.name(code(pairing), aScreenSettings(), deed());
		expect(named).toMatchObject({ kind: 'changed' });
		expect((await screens.whose(back.token)).kind).toBe('screen');
		expect((await screens.whose(token)).kind).toBe('revoked');
	});

	test('of a screen that was revoked nothing can be asked any more', async () => {
		const { id } = await aNamed();
		await screens.revoke(id, 'Đổi máy', deed());
		const gone = { kind: 'gone' };
		const order = { command: { kind: 'reload' }, lastsMs: MINUTE } as const;
		expect(await screens.order(id, order, deed())).toEqual(gone);
		expect(await screens.change(id, aScreenSettings(), deed())).toEqual(gone);
		expect(await screens.revoke(id, 'Lần nữa', deed())).toEqual(gone);
		expect(await screens.order(987_654, order, deed())).toEqual(gone);
	});

	test('orders are told, the newest first, and a message takes the place of the one before', async () => {
		const { id } = await aNamed();
		const send = (text: string) =>
			screens.order(id, { command: { kind: 'message', text }, lastsMs: 5 * MINUTE }, deed());
		await send('Họp lúc 15:00');
		now += MINUTE;
		await send('Họp lúc 16:00');
		now += MINUTE;
		await screens.order(id, { command: { kind: 'clear' }, lastsMs: MINUTE }, deed());
		expect((await screens.find(id))?.orders).toMatchObject([
			{ command: { kind: 'clear' }, until: now + MINUTE },
			{ command: { kind: 'message', text: 'Họp lúc 16:00' }, until: now },
			{ command: { kind: 'message', text: 'Họp lúc 15:00' }, until: now - MINUTE, takenAt: null },
		]);
	});
});
