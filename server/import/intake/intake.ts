/** Takes figures of other systems: all of a request or none, and once for each key. */
import { createHash } from 'node:crypto';
import type { IntakeAnswer, IntakeDone, IntakeRequest } from '#lib/wire/api/intake.ts';
import type { Database, Queryable } from '../../db/database.ts';
import { changeFigures } from '../figures/change.ts';
import { storeDelivery } from '../figures/store.ts';
import { figuresOf, inTheWayErrors } from './figures-of.ts';
import { readIntakeBody, type ReadBody } from './read-body.ts';
import { tokenOwner } from './tokens.ts';

/** A request is checked in the server's one thread, and holds the feed while it is stored. */
const MOST_AT_ONCE = 4;
const KEY = /^[\x21-\x7e]{1,200}$/;

export class Intake {
	readonly #database: Database;
	readonly #tokens: Readonly<Record<string, string>>;
	readonly #now: () => number;
	#underWay = 0;

	/** `tokens`: by the name of the system; none: nobody may. */
	constructor(options: {
		database: Database;
		tokens: Readonly<Record<string, string>>;
		now: () => number;
	}) {
		this.#database = options.database;
		this.#tokens = options.tokens;
		this.#now = options.now;
	}

	/** Whether a request may come in, before its body is read: null, or how it is refused. */
	refusal({ authorization, key }: Omit<IntakeRequest, 'body'>): IntakeAnswer | null {
		if (Object.keys(this.#tokens).length === 0) return { kind: 'closed' };
		if (tokenOwner(this.#tokens, authorization) === null) return { kind: 'stranger' };
		if (key !== null && KEY.test(key))
			return this.#underWay < MOST_AT_ONCE ? null : { kind: 'busy' };
		const wanted = '1 to 200 printable characters without a space, another for each delivery';
		return { kind: 'bad-request', errors: [{ parameter: 'Idempotency-Key', value: key, wanted }] };
	}

	async take(request: IntakeRequest): Promise<IntakeAnswer> {
		const refusal = this.refusal(request);
		const name = tokenOwner(this.#tokens, request.authorization);
		if (refusal || name === null || request.key === null) return refusal ?? { kind: 'stranger' };
		const read = readIntakeBody(request.body);
		if (read.kind !== 'body') return read;
		const sha256 = createHash('sha256').update(request.body).digest('hex');
		const told = { name, key: request.key, sha256, read };
		this.#underWay++;
		try {
			return await changeFigures(this.#database, (tx) => this.#store(tx, told));
		} finally {
			this.#underWay--;
		}
	}

	async #store(tx: Queryable, told: Told): Promise<IntakeAnswer> {
		const { name, key, sha256 } = told;
		const now = this.#now();
		const [earlier] = await tx.query<{ sha256: string; answer: IntakeDone }>(EARLIER, [name, key]);
		if (earlier && earlier.sha256 !== sha256) return { kind: 'key-taken' };
		if (earlier) return { kind: 'done', done: earlier.answer, again: true };
		const read = await figuresOf(tx, told.read, now);
		if (read.kind === 'refused') return read;
		const { source, geographyDate = null } = told.read.body;
		const own = {
			kind: 'intake' as const,
			fileName: source,
			sha256,
			by: name,
			source,
			geographyDate,
		};
		const stored = await storeDelivery(tx, { ...own, figures: read.figures, leftOut: [] }, now);
		if (stored.kind === 'in-the-way') {
			return { kind: 'refused', errors: inTheWayErrors(stored.figures) };
		}
		if (stored.kind !== 'stored') throw new Error('A delivery of another system is no file');
		const { batchId, counts } = stored;
		const done: IntakeDone = {
			batch: batchId,
			new: counts.new,
			same: counts.same,
			corrections: counts.correction,
		};
		await tx.query(FORGET_OLD, [new Date(now)]);
		await tx.query(REMEMBER, [name, key, sha256, new Date(now), JSON.stringify(done)]);
		return { kind: 'done', done, again: false };
	}
}

type Told = {
	readonly name: string;
	readonly key: string;
	readonly sha256: string;
	readonly read: ReadBody;
};

const EARLIER = `
	select body_sha256 as sha256, answer from intake_key where token_name = $1 and key = $2`;

/** Throws `isRepeat` where another request with the key was quicker: seen the second time. */
const REMEMBER = `
	insert into intake_key (token_name, key, body_sha256, answered_at, answer) values ($1, $2, $3, $4, $5::text::jsonb)`;

/** Whoever asks again does so within days. */
const FORGET_OLD = `delete from intake_key where answered_at < $1::timestamptz - interval '30 days'`;
