import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { DatabaseUnavailable } from './database.ts';
import { asDatabaseError, isAway, isCollision, isRefusal } from './errors.ts';

function fromServer(code: string): DatabaseError {
	return Object.assign(new DatabaseError('words', 5, 'error'), { code });
}

test.each(['08006', '57P01', '57P03', '53300', '25006'])('%s of the server may pass', (code) => {
	const error = asDatabaseError(fromServer(code));
	expect(error).toBeInstanceOf(DatabaseUnavailable);
	expect(error).toMatchObject({ message: 'words', cause: { code } });
});

test.each(['42P01', '22021', '23505', '40P01', '57014'])('%s of the server will recur', (code) => {
	const error = fromServer(code);
	expect(asDatabaseError(error)).toBe(error);
});

test('sockets and connections that ended are away, other errors are bugs', () => {
	expect(isAway(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe(true);
	const both = [Object.assign(new Error('::1'), { code: 'ECONNREFUSED' })];
	expect(isAway(new AggregateError(both))).toBe(true);
	expect(isAway(new Error('Connection terminated unexpectedly'))).toBe(true);
	expect(isAway(new TypeError('x is not a function'))).toBe(false);
	expect(isAway('text')).toBe(false);
});

test('a deadlock is a collision; bad data, broken constraints and limits are refusals', () => {
	expect([isCollision(fromServer('40P01')), isCollision(fromServer('40001'))]).toEqual([
		true,
		true,
	]);
	expect(['22003', '23503', '54000'].map((code) => isRefusal(fromServer(code)))).toEqual([
		true,
		true,
		true,
	]);
	expect([isCollision(fromServer('23503')), isRefusal(fromServer('42601'))]).toEqual([
		false,
		false,
	]);
});
