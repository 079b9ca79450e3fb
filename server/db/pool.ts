/** Query and transaction over a pool of `pg`; both drivers stand on it. */
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Queryable, Row } from './database.ts';
import { asDatabaseError, isAway } from './errors.ts';

type Asking = Pick<Pool | PoolClient, 'query'>;

/**
 * Statements with parameters are prepared by name, so that each connection plans them once: planning a hypertable's
 * insert takes longer than inserting a hundred rows. Their texts are constants of this program, so they are few.
 */
export class StatementNames {
	readonly #names = new Map<string, string>();

	of(sql: string): string {
		let name = this.#names.get(sql);
		if (name === undefined) {
			name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
			this.#names.set(sql, name);
		}
		return name;
	}
}

async function ask<R extends Row>(
	on: Asking,
	{
		names,
		sql,
		parameters,
	}: { names: StatementNames; sql: string; parameters?: readonly unknown[] },
): Promise<R[]> {
	try {
		const result = parameters
			? await on.query<R>({ name: names.of(sql), text: sql, values: [...parameters] })
			: await on.query<R>(sql);
		// Several statements in one text give several results: the last one counts.
		return Array.isArray(result) ? ((result.at(-1)?.rows ?? []) as R[]) : result.rows;
	} catch (error) {
		throw asDatabaseError(error);
	}
}

export function queryPool<R extends Row>(
	{ pool, names }: { pool: Asking; names: StatementNames },
	sql: string,
	parameters?: readonly unknown[],
): Promise<R[]> {
	return ask<R>(pool, { names, sql, ...(parameters && { parameters }) });
}

/** A connection that was lost, or whose rollback failed, is closed and not given to the next. */
export async function transactionOn<T>(
	{ pool, names }: { pool: Pool; names: StatementNames },
	work: (tx: Queryable) => Promise<T>,
): Promise<T> {
	const client = await pool.connect().catch((error: unknown) => {
		throw asDatabaseError(error);
	});
	let broken = false;
	// A connection that is lost says so twice: here, where unheard it would end the process, and by failing what is asked.
	const onError = () => {
		broken = true;
	};
	client.on('error', onError);
	try {
		let over = false;
		// Sent together with what the work asks first.
		const [begun, worked] = await Promise.allSettled([
			ask(client, { names, sql: 'begin' }),
			work({
				// Of several parts of the work one may fail while another still wants to ask.
				query: (sql, parameters) =>
					over
						? Promise.reject(new Error('The transaction is over'))
						: ask(client, { names, sql, ...(parameters && { parameters }) }),
			}).finally(() => {
				over = true;
			}),
		]);
		if (begun.status === 'rejected') throw begun.reason;
		if (worked.status === 'rejected') throw worked.reason;
		await ask(client, { names, sql: 'commit' });
		return worked.value;
	} catch (error) {
		broken ||= isAway(error) || !(await rolledBack(client));
		throw error;
	} finally {
		client.off('error', onError);
		client.release(broken);
	}
}

async function rolledBack(client: PoolClient): Promise<boolean> {
	return client.query('rollback').then(
		() => true,
		() => false,
	);
}
