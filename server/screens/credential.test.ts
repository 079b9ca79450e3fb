import { expect, test } from 'vitest';
import { secrets, tokenHash, tokenOf } from './credential.ts';

test('a token is 256 random bits, and only its hash is kept', () => {
	const [one, other] = [secrets.token(), secrets.token()];
	expect(Buffer.from(one, 'base64url')).toHaveLength(32);
	expect(one).not.toBe(other);
	expect(tokenHash(one)).toMatch(/^[0-9a-f]{64}$/);
	expect(tokenHash(one)).not.toBe(tokenHash(other));
});

test('random numbers are from 0 to less than 1', () => {
	for (const number of Array.from({ length: 100 }, secrets.random)) {
		expect(number).toBeGreaterThanOrEqual(0);
		expect(number).toBeLessThan(1);
	}
});

test.each([null, '', 'x', `${'a'.repeat(42)} `, 'a'.repeat(44), `${'a'.repeat(42)};`])(
	'%j is no token',
	(text) => {
		expect(tokenHash(text)).toBeNull();
	},
);

test('the token is found among other cookies', () => {
	expect(tokenOf('ioc-theme=light; ioc-screen=abc_-1; other=2')).toBe('abc_-1');
	expect(tokenOf('ioc-screen=abc')).toBe('abc');
	for (const header of [undefined, '', 'my-ioc-screen=abc', 'ioc-screens=abc', ';;=;']) {
		expect(tokenOf(header)).toBeNull();
	}
});
