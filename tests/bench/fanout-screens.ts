/**
 * The screens of the fan-out bench. A few are real socket.io clients that tell how late changes come; the rest only
 * take what they are sent, over WebSockets of their own, so that a thousand of them fit beside the server.
 */
import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { io } from 'socket.io-client';
import type { TopicMessage } from '#lib/wire/live.ts';
import { LIVE_PATH } from '#lib/wire/live.ts';

export type ScreensReport =
	| { readonly kind: 'watching' }
	/** Milliseconds from each change to each measuring screen. */
	| { readonly kind: 'lateness'; readonly latenessMs: readonly number[] };

const MEASURING = 10;
const STANDING_SEEN_AT = 4;
/** Well under the server's ping interval, so that it never has to ask. */
const PONG_EVERY_MS = 4_000;

const [, , url = '', topic = '', count = '0'] = process.argv;
const latenessMs: number[] = [];

for (let opened = 0; opened < Number(count) - MEASURING; opened++) await openTaker();
for (let opened = 0; opened < MEASURING; opened++) await openMeasuring();
process.send?.({ kind: 'watching' } satisfies ScreensReport);
process.on('message', () => {
	process.send?.({ kind: 'lateness', latenessMs } satisfies ScreensReport);
	latenessMs.length = 0;
});
process.on('disconnect', () => process.exit());

async function openMeasuring(): Promise<void> {
	const socket = io(url, { path: LIVE_PATH, transports: ['websocket'], forceNew: true });
	await once(socket as unknown as NodeJS.EventEmitter, 'connect');
	socket.on('delta', (message: TopicMessage) => {
		const now = Date.now();
		if (message.family !== 'devices') return;
		for (const row of message.body.standings) latenessMs.push(now - (row[STANDING_SEEN_AT] ?? now));
	});
	socket.emit('watch', [topic]);
}

async function openTaker(): Promise<void> {
	const asked = request(`${url}${LIVE_PATH}/?EIO=4&transport=websocket`, {
		headers: {
			connection: 'Upgrade',
			upgrade: 'websocket',
			'sec-websocket-version': '13',
			'sec-websocket-key': 'YmVuY2hiZW5jaGJlbmNoIQ==',
		},
	});
	asked.end();
	const [, socket] = (await once(asked, 'upgrade')) as [unknown, Socket];
	socket.write(textFrame('40'));
	await connected(socket);
	socket.write(textFrame(`42${JSON.stringify(['watch', [topic]])}`));
	setInterval(() => socket.write(textFrame('3')), PONG_EVERY_MS);
	socket.resume();
}

/** The server has opened the namespace: only then may anything be asked of it. */
async function connected(socket: Socket): Promise<void> {
	let heard = '';
	while (!heard.includes('40{"sid"')) heard += String((await once(socket, 'data'))[0]);
}

/** A masked text frame of at most 125 bytes (RFC 6455, section 5.2); a mask of zeros changes nothing. */
function textFrame(text: string): Buffer {
	const payload = Buffer.from(text);
	return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
