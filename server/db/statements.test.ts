import { expect, test } from 'vitest';
import { statementsOf } from './statements.ts';

test('statements are cut at semicolons, without the comments before them', () => {
	expect(statementsOf('-- why; because\nselect 1;\n\n/* two; */ select 2;\n')).toEqual([
		{ sql: 'select 1', line: 2 },
		{ sql: 'select 2', line: 4 },
	]);
});

test('a semicolon in a string, a name, a comment or a body ends nothing', () => {
	const text = `select 'it''s; here', "a;b" -- c;d\n, 1;do $body$ begin null; end $body$`;
	expect(statementsOf(text).map(({ sql }) => sql)).toEqual([
		`select 'it''s; here', "a;b" -- c;d\n, 1`,
		'do $body$ begin null; end $body$',
	]);
});

test('a file of comments alone has no statement', () => {
	expect(statementsOf('-- nothing yet\n')).toEqual([]);
});
