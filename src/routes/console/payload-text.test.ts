import { expect, test } from 'vitest';
import { payloadText } from './payload-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('what is text is shown as it came', () => {
	const text = '{"name":"Cống Lộc Sơn"}\n';
	expect(payloadText(bytes(text), { whole: true })).toEqual({ text, binary: false });
});

test('a character that was cut at the end makes no hex of the rest', () => {
	const cut = bytes('Cống').subarray(0, 3);
	expect(payloadText(cut, { whole: false })).toEqual({ text: 'C', binary: false });
	expect(payloadText(cut, { whole: true }).binary).toBe(true);
});

test('what no screen can print is shown as hex, sixteen bytes a line', () => {
	const binary = Uint8Array.from({ length: 18 }, (_, index) => index);
	expect(payloadText(binary, { whole: true })).toEqual({
		text: '00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f\n10 11',
		binary: true,
	});
	expect(payloadText(bytes('a\u001b[31m'), { whole: true }).binary).toBe(true);
});

test('nothing is nothing', () => {
	expect(payloadText(new Uint8Array(), { whole: true })).toEqual({ text: '', binary: false });
});
