import { expect, test } from 'vitest';
import { readIntakeBody } from './read-body.ts';
import { tokenOwner } from './tokens.ts';

const FIGURE = { unit: '673', indicator: 'ho-so-truc-tuyen', period: '2024-11', value: 87.2 };
const read = (body: unknown) =>
	readIntakeBody(new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)));

test('a body is read', () => {
	const observations = [FIGURE, { ...FIGURE, evidence: 'Báo cáo số 12' }];
	expect(read({ source: ' cong-dvc ', observations })).toEqual({
		kind: 'body',
		body: {
			source: 'cong-dvc',
			observations: [
				{ ...FIGURE, evidence: null },
				{ ...FIGURE, evidence: 'Báo cáo số 12' },
			],
		},
		places: [0, 1],
		errors: [],
		partly: [],
	});
});

test.each([
	['{"source":', ['body: an object in JSON, in UTF-8']],
	[[], ['source: something: it must be given']],
	[
		{ source: ' ', observations: [FIGURE] },
		['source: the name of the system that the figures are from, of at most 64 characters'],
	],
	[{ source: 'a', observations: [] }, ['observations: at least one observation']],
	[{ source: 'a', observations: [FIGURE], extra: 1 }, ['extra: nothing of that name']],
	[
		{ source: 'a', observations: [FIGURE], geographyDate: '30/11/2024' },
		['geographyDate: a day such as 2024-11-30'],
	],
])('%j is no request', (body, told) => {
	const answer = read(body);
	const errors = answer.kind === 'bad-request' ? answer.errors : [];
	const lines = errors.map(({ parameter, wanted }) => `${parameter}: ${wanted}`);
	expect(lines).toEqual(expect.arrayContaining(told));
});

test('every bad observation is named, with what it says, and the others are read', () => {
	const answer = read({
		source: 'a',
		observations: [
			FIGURE,
			{ ...FIGURE, value: '87,2', extra: 1 },
			{ ...FIGURE, period: '11/2024' },
			{ ...FIGURE, unit: '683' },
		],
	});
	expect(answer).toMatchObject({
		kind: 'body',
		body: { observations: [FIGURE, { ...FIGURE, unit: '683' }] },
		places: [0, 3],
		errors: [
			{ parameter: 'observations[1].value', value: '87,2', wanted: 'a number' },
			{ parameter: 'observations[1].extra', value: 'extra', wanted: 'nothing of that name' },
			{ parameter: 'observations[2].period', value: '11/2024' },
		],
	});
});

test('of a bad observation what can be read is kept, so that all that is wrong with it is told', () => {
	const answer = read({
		source: 'a',
		observations: [{ ...FIGURE, period: '11/2024', value: null }],
	});
	expect(answer).toMatchObject({
		kind: 'body',
		body: { source: 'a', observations: [] },
		places: [],
		errors: [{ value: '11/2024' }, { value: 'null' }],
	});
	const { unit, indicator } = FIGURE;
	const read673 = { unit, indicator, observedAt: undefined, evidence: null };
	expect(answer.kind === 'body' && answer.partly).toEqual([{ place: 0, given: read673 }]);
});

test('an observation that is no object has that one mistake', () => {
	const answer = read({ source: 'a', observations: [FIGURE, 7, null, [FIGURE]] });
	expect(answer).toMatchObject({
		places: [0],
		errors: [
			{ parameter: 'observations[1]', value: '7', wanted: 'an object' },
			{ parameter: 'observations[2]', value: 'null', wanted: 'an object' },
			{ parameter: 'observations[3]', wanted: 'an object' },
		],
		partly: [],
	});
});

test('a body has bounds', () => {
	const many = Array.from({ length: 10_001 }, () => FIGURE);
	expect(read({ source: 'a', observations: many })).toMatchObject({ kind: 'too-big' });
	expect(readIntakeBody(new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({ kind: 'too-big' });
});

test('a token is its owner’s, and no other text is anybody’s', () => {
	const tokens = { a: 'x'.repeat(32), b: 'y'.repeat(32) };
	expect(tokenOwner(tokens, `Bearer ${tokens.b}`)).toBe('b');
	for (const other of [null, '', 'Bearer', tokens.b, `Basic ${tokens.b}`, `Bearer ${tokens.b}y`]) {
		expect(tokenOwner(tokens, other)).toBeNull();
	}
});
