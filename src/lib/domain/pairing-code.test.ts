import { expect, test } from 'vitest';
import { CODE_LENGTH, CODE_LETTERS, pairingCode, spacedCode, typedCode } from './pairing-code.ts';

test('a code has six letters and digits of which no two look alike', () => {
	let at = 0;
	const steps = CODE_LETTERS.length;
	const codes = Array.from({ length: 100 }, () => pairingCode(() => (at++ % steps) / steps));
	for (const code of codes) expect(code).toMatch(/^[CDFGHJKLMNPQRTVWX2-9]{6}$/);
	expect(new Set(codes.join('')).size).toBe(steps);
	expect(CODE_LETTERS).not.toMatch(/[0O1I5S8BZAEUY]{2}|[0O1I]/);
});

test('every letter can come, and nothing beyond the last', () => {
	expect(pairingCode(() => 0)).toBe('C'.repeat(CODE_LENGTH));
	expect(pairingCode(() => 1 - Number.EPSILON)).toBe('9'.repeat(CODE_LENGTH));
});

test('a code is shown in groups of three, and read however it was typed', () => {
	expect(spacedCode('KD74MX')).toBe('KD7 4MX');
	for (const typed of ['KD7 4MX', 'kd74mx', ' kd7-4mx ', 'KD7\u00a04MX', 'K.D.7.4.M.X']) {
		expect(typedCode(typed)).toBe('KD74MX');
	}
});

test.each(['', 'KD74M', 'KD74MXX', 'KD74M0', 'KD74MO', 'ĐD74MX', 'KD74M!'])(
	'“%s” is no code',
	(typed) => {
		expect(typedCode(typed)).toBeNull();
	},
);
