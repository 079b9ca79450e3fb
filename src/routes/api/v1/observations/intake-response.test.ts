import { expect, test } from 'vitest';
import type { IntakeAnswer } from '#lib/wire/api/intake.ts';
import { intakeResponse } from './intake-response.ts';

const DONE = { batch: 7, new: 1, same: 0, corrections: 0 };
const ERRORS = [{ parameter: 'observations[3].value', value: '120', wanted: 'a number' }];

const answers: readonly (readonly [IntakeAnswer, status: number, part: object])[] = [
	[{ kind: 'done', done: DONE, again: false }, 200, DONE],
	[{ kind: 'closed' }, 403, { detail: expect.stringContaining('IOC_INTAKE_TOKENS') }],
	[{ kind: 'stranger' }, 401, {}],
	[{ kind: 'busy' }, 429, {}],
	[{ kind: 'too-big', detail: 'much' }, 413, { detail: 'much' }],
	[{ kind: 'bad-request', errors: ERRORS }, 400, { errors: ERRORS }],
	[{ kind: 'key-taken' }, 409, {}],
	[{ kind: 'refused', errors: ERRORS }, 422, { errors: ERRORS }],
];

test.each(answers)('%o is answered with %i', async (said, status, part) => {
	const event = { url: new URL('http://localhost/api/v1/observations') };
	const response = intakeResponse(said, event);
	expect(response.status).toBe(status);
	expect(await response.json()).toMatchObject(part);
});

test('who asks again is told so, and who is to come again when', () => {
	const event = { url: new URL('http://localhost/api/v1/observations') };
	const headers = (said: IntakeAnswer) => intakeResponse(said, event).headers;
	expect(headers({ kind: 'done', done: DONE, again: true }).get('idempotent-replayed')).toBe(
		'true',
	);
	expect(headers({ kind: 'busy' }).get('retry-after')).toBe('1');
	expect(headers({ kind: 'stranger' }).get('www-authenticate')).toBe('Bearer');
});
