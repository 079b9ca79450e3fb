/** Tells a database that is away from a query that is wrong. */
import { DatabaseError } from 'pg';
import { DatabaseUnavailable } from './database.ts';

/**
 * SQLSTATE classes that later may be gone: connection (08), resources such as connections, memory and disk (53),
 * shutdown and start-up by the operator (57P), the system's own errors (58); 25006 is a server that has just
 * become a read-only standby. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const AWAY = /^(08...|53...|57P..|58...|25006)$/;

/** Codes of Node's sockets and resolver. */
const SOCKET =
	/^(E(CONNREFUSED|CONNRESET|CONNABORTED|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)|ENOENT|EAI_AGAIN)$/;

/** What `pg` says, without a code, of connections that ended under it. */
const ENDED =
	/connection terminated|connection timeout|trying to connect|connection error|not queryable|read timeout|connection ended/i;

export function isAway(error: unknown): boolean {
	if (error instanceof DatabaseUnavailable) return true;
	if (error instanceof DatabaseError) return AWAY.test(error.code ?? '');
	if (error instanceof AggregateError) return error.errors.some(isAway);
	if (!(error instanceof Error)) return false;
	const { code } = error as { code?: unknown };
	return (typeof code === 'string' && SOCKET.test(code)) || ENDED.test(error.message);
}

/** The error to throw on: `DatabaseUnavailable` where trying again later may help. */
export function asDatabaseError(error: unknown): unknown {
	if (error instanceof DatabaseUnavailable || !isAway(error)) return error;
	const words = error instanceof Error ? error.message : String(error);
	return new DatabaseUnavailable(words || 'the database cannot be reached', { cause: error });
}

/** Another transaction was in the way (deadlock, serialisation): the same one may well pass the next time. */
export function isCollision(error: unknown): boolean {
	return error instanceof DatabaseError && /^40(P01|001)$/.test(error.code ?? '');
}

/** The place of a row is taken. */
export function isRepeat(error: unknown): boolean {
	return error instanceof DatabaseError && error.code === '23505';
}

/** The database refused the data themselves: bad data (22), a broken constraint (23), a limit (54). */
export function isRefusal(error: unknown): error is DatabaseError {
	return error instanceof DatabaseError && /^(22|23|54)/.test(error.code ?? '');
}
