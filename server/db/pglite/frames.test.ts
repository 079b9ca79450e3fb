import { expect, test } from 'vitest';
import { ClientFrames, welcome } from './frames.ts';

const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);
const message = (type: string, body: number[] = []) =>
	Buffer.from([type.charCodeAt(0), 0, 0, 0, 4 + body.length, ...body]);

test('everything up to a sync is asked at once, however the bytes are cut', () => {
	const asked = Buffer.concat([message('P', [1]), message('B', [2]), message('E'), message('S')]);
	const stream = Buffer.concat([startup, asked, message('Q', [0])]);
	const expected = [
		{ kind: 'startup' },
		{ kind: 'ask', bytes: asked },
		{ kind: 'ask', bytes: message('Q', [0]) },
	];
	expect(new ClientFrames().take(stream)).toEqual(expected);
	const frames = new ClientFrames();
	expect([...stream].flatMap((byte) => frames.take(Uint8Array.of(byte)))).toEqual(expected);
});

test('goodbye is told apart', () => {
	const frames = new ClientFrames();
	expect(frames.take(Buffer.concat([startup, message('X')]))).toEqual([
		{ kind: 'startup' },
		{ kind: 'terminate', bytes: message('X') },
	]);
});

test('a client is welcomed as authenticated and ready', () => {
	const bytes = Buffer.from(welcome());
	expect(bytes.subarray(0, 9)).toEqual(Buffer.from([...Buffer.from('R'), 0, 0, 0, 8, 0, 0, 0, 0]));
	expect(bytes.subarray(-6)).toEqual(
		Buffer.from([...Buffer.from('Z'), 0, 0, 0, 5, ...Buffer.from('I')]),
	);
});
