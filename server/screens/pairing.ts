/** How a browser gets a code, and an operator makes a screen of it. */
import { pairingCode } from '#lib/domain/pairing-code.ts';
import type { ScreenSettings } from '#lib/domain/screen.ts';
import type { Deed } from '#lib/wire/registry.ts';
import type { Pairing, Revocation } from '#lib/wire/screen.ts';
import type { ScreenChanged, Whose } from '#lib/wire/screens.ts';
import type { Database, Queryable } from '../db/database.ts';
import { tokenHash, type Secrets } from './credential.ts';
import {
	announce,
	epochMs,
	screensOf,
	SETTING_COLUMNS,
	settingValues,
	sharePlaylist,
	toldOf,
} from './rows.ts';

const COUNTS_MS = 15 * 60_000;
/** A code is renewed when it counts no longer than this; the one before goes on counting, for whoever is just typing it. */
const RENEW_MS = 5 * 60_000;
/** Who asks less often has gone. */
const GONE_MS = 60_000;
/** How exactly it is known when a browser last asked. */
const NOTED_MS = 10_000;
/** More browsers never wait at once; a code is then one of 200 among 240 million. */
const MOST_CODES = 200;

/** So many wrong codes in so long a time, and none is looked at. */
const GUESSES = 10;
const GUESSES_MS = 5 * 60_000;

export async function whoseCredential(database: Queryable, token: string | null): Promise<Whose> {
	const hash = tokenHash(token);
	const [row] = hash === null ? [] : await screensOf(database, [hash]);
	if (!row) return { kind: 'nobody' };
	if (row.revokedAt === null) return { kind: 'screen', screen: toldOf(row) };
	const { name, revokedAt: at, revokedReason: reason } = row;
	return { kind: 'revoked', revocation: { name, at, reason: reason ?? '' }, screenId: row.id };
}

type Shown = {
	readonly code: string;
	readonly expiresAt: number;
	readonly formerId: number | null;
};

const SHOWN = `
	select code, ${epochMs('expires_at')} as "expiresAt", former_screen_id as "formerId"
	from screen_pairing
	where token_sha256 = decode($1, 'hex') and expires_at > to_timestamp($2::float8 / 1000)
	order by expires_at desc limit 1`;

const NOTE = `
	update screen_pairing set asked_at = to_timestamp($2::float8 / 1000)
	where token_sha256 = decode($1, 'hex') and asked_at < to_timestamp(($2::float8 - ${NOTED_MS}) / 1000)`;

const FORMER = `
	select name, ${epochMs('revoked_at')} as at, revoked_reason as reason from screen where id = $1`;

/**
 * What the browser with that credential is. One that is nothing yet gets a code, and the same one again until it is due to be
 * renewed; `token` where it is to keep another credential from now on. That of a screen which was revoked is never given back.
 */
export async function pair(
	database: Database,
	{ token, now, secrets }: { token: string | null; now: number; secrets: Secrets },
): Promise<{ readonly pairing: Pairing; readonly token: string | null }> {
	const whose = await whoseCredential(database, token);
	if (whose.kind === 'screen') return { pairing: { kind: 'named' }, token: null };
	const hash = whose.kind === 'revoked' ? null : tokenHash(token);
	const [shown] = hash === null ? [] : await database.query<Shown>(SHOWN, [hash, now]);
	if (hash !== null && shown) await database.query(NOTE, [hash, now]);
	const formerId = whose.kind === 'revoked' ? whose.screenId : (shown?.formerId ?? null);
	const [revoked = null] =
		formerId === null ? [] : await database.query<Revocation>(FORMER, [formerId]);
	const waiting = ({ code, expiresAt }: Pick<Shown, 'code' | 'expiresAt'>): Pairing => {
		return { kind: 'waiting', code, expiresAt, now, revoked };
	};
	if (shown && shown.expiresAt - now > RENEW_MS) return { pairing: waiting(shown), token: null };
	const fresh = hash === null || !shown ? secrets.token() : null;
	const code = await freshCode(database, {
		hash: fresh === null ? hash : tokenHash(fresh),
		...{ formerId, now, secrets },
	});
	if (code !== null)
		return { pairing: waiting({ code, expiresAt: now + COUNTS_MS }), token: fresh };
	return { pairing: shown ? waiting(shown) : { kind: 'full' }, token: null };
}

const LOCK = 'lock table screen_pairing in share row exclusive mode';
const DELETE_EXPIRED = `delete from screen_pairing where expires_at <= to_timestamp($1::float8 / 1000)`;
const COUNT = 'select count(*)::int as count from screen_pairing';
const DELETE_GONE = `delete from screen_pairing where asked_at < to_timestamp($1::float8 / 1000)`;
const ADD = `
	insert into screen_pairing (code, token_sha256, created_at, expires_at, asked_at, former_screen_id)
	values ($1, decode($2, 'hex'), to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000),
		to_timestamp($3::float8 / 1000), $5)
	on conflict do nothing returning code`;

/** Null where so many wait that there is none. */
function freshCode(
	database: Database,
	given: { hash: string | null; formerId: number | null; now: number; secrets: Secrets },
): Promise<string | null> {
	const { hash, formerId, now, secrets } = given;
	return database.transaction(async (tx) => {
		await tx.query(LOCK);
		await tx.query(DELETE_EXPIRED, [now]);
		if ((await counted(tx)) >= MOST_CODES) await tx.query(DELETE_GONE, [now - GONE_MS]);
		if ((await counted(tx)) >= MOST_CODES) return null;
		for (;;) {
			const code = pairingCode(secrets.random);
			const added = await tx.query(ADD, [code, hash, now, now + COUNTS_MS, formerId]);
			if (added.length > 0) return code;
		}
	});
}

async function counted(tx: Queryable): Promise<number> {
	const [row] = await tx.query<{ count: number }>(COUNT);
	return row?.count ?? 0;
}

const WAITING = `
	select count(distinct token_sha256)::int as count from screen_pairing
	where expires_at > to_timestamp($1::float8 / 1000) and asked_at > to_timestamp($2::float8 / 1000)`;

/** How many browsers show a code now. */
export async function waitingBrowsers(database: Queryable, now: number): Promise<number> {
	const [row] = await database.query<{ count: number }>(WAITING, [now, now - GONE_MS]);
	return row?.count ?? 0;
}

/** What nobody needs any more. */
export async function forgetPairings(database: Queryable, now: number): Promise<void> {
	await database.query(DELETE_EXPIRED, [now]);
	await database.query(`delete from screen_guess where at < to_timestamp($1::float8 / 1000)`, [
		now - GUESSES_MS,
	]);
}

const HOLD = 'lock table screen, screen_guess in share row exclusive mode';
const WRONG = `select count(*)::int as count from screen_guess where at > to_timestamp($1::float8 / 1000)`;
const NOTE_WRONG = 'insert into screen_guess (at) values (to_timestamp($1::float8 / 1000))';
const OF_CODE = `
	select encode(token_sha256, 'hex') as hash from screen_pairing
	where code = $1 and expires_at > to_timestamp($2::float8 / 1000)`;
const NAME_TAKEN = `
	select from screen where lower(name) = lower($1) and revoked_at is null and id is distinct from $2`;
const INSERT = `
	insert into screen (${SETTING_COLUMNS}, token_sha256, named_at, named_by, changed_at, changed_by)
	values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12, decode($13, 'hex'),
		to_timestamp($14::float8 / 1000), $15, to_timestamp($14::float8 / 1000), $15)
	returning id`;
const FORGET = `delete from screen_pairing where token_sha256 = decode($1, 'hex')`;

/** Whether another screen in use is called so. To be asked while `screen` is locked. */
export async function isNameTaken(
	tx: Queryable,
	{ name, but }: { readonly name: string; readonly but: number | null },
): Promise<boolean> {
	return (await tx.query(NAME_TAKEN, [name, but])).length > 0;
}

/** Makes a screen of the browser that shows the code. A wrong code is noted, and after too many of them right ones are refused, too. */
export function nameScreen(
	database: Database,
	{ code, settings, by, now }: { code: string; settings: ScreenSettings } & Deed,
): Promise<ScreenChanged> {
	const refused = (
		field: 'code' | 'name',
		fault: 'too-many-guesses' | 'unknown-code' | 'name-taken',
	) => {
		const given = field === 'code' ? code : settings.name;
		return { kind: 'refused', faults: [{ field, fault, given }] } as const;
	};
	return database.transaction(async (tx): Promise<ScreenChanged> => {
		await tx.query(HOLD);
		const [wrong] = await tx.query<{ count: number }>(WRONG, [now - GUESSES_MS]);
		if ((wrong?.count ?? 0) >= GUESSES) return refused('code', 'too-many-guesses');
		const [browser] = await tx.query<{ hash: string }>(OF_CODE, [code, now]);
		if (!browser) {
			await tx.query(NOTE_WRONG, [now]);
			return refused('code', 'unknown-code');
		}
		if (await isNameTaken(tx, { name: settings.name, but: null }))
			return refused('name', 'name-taken');
		const [made] = await tx.query<{ id: number }>(INSERT, [
			...[...settingValues(settings), browser.hash, now, by],
		]);
		await tx.query(FORGET, [browser.hash]);
		await sharePlaylist(tx, settings);
		await announce(tx);
		if (!made) throw new Error('A screen was not kept');
		return { kind: 'changed', id: made.id };
	});
}
