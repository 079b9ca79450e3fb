/**
 * The embedded TimescaleDB for several processes, each of which takes it for a server. It is one session in a thread of this
 * process, so connections take turns, a transaction at a time; what a process died in is rolled back, as a server does.
 */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { openDatabase } from '#server/db/connect.ts';
import { ClientFrames, welcome } from '#server/db/pglite/frames.ts';
import { EmbeddedStream } from '#server/db/pglite/stream.ts';
import { dataFolder, type TestDatabase } from './database.ts';
import { HoldAnswers } from './hold-answers.ts';
import { bare, query, TERMINATE } from './postgres-messages.ts';
import { quiet } from './quiet.ts';

/** Length and version of the protocol; whoever asks is let in. */
const STARTUP = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);
const PARSE = 'P'.charCodeAt(0);
const PARSE_COMPLETE = bare('1');
const IDLE = 'I'.charCodeAt(0);

/** Errors of a connection whose process was killed, or that is ended here. */
const CUT: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'];

class SharedDatabase {
	readonly #engine: EmbeddedStream;
	readonly #sockets = new Set<Socket>();
	readonly #holds = new HoldAnswers();
	/** Of all connections: whoever prepares the same statement gives it the same name (`server/db/pool.ts`). */
	readonly #prepared = new Set<string>();
	readonly #server = createServer((socket) => void this.#serve(socket));
	#turn: Promise<void> = Promise.resolve();

	constructor(dataDir: string) {
		this.#engine = new EmbeddedStream({
			dataDir: join(dataDir, 'database'),
			after: Promise.resolve(),
		});
	}

	/** Resolves to its address. */
	async start(): Promise<string> {
		this.#engine.connect();
		await once(this.#engine, 'connect');
		await this.#ask(STARTUP);
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		return `postgres://test@127.0.0.1:${address.port}/test`;
	}

	async stop(): Promise<void> {
		this.#server.close();
		for (const socket of this.#sockets) socket.destroy();
		await this.#turn;
		this.#engine.end(TERMINATE);
		await this.#engine.exited;
	}

	async #serve(socket: Socket): Promise<void> {
		this.#sockets.add(socket);
		let leave: (() => void) | null = null;
		try {
			const frames = new ClientFrames();
			for await (const chunk of socket as AsyncIterable<Buffer>) {
				for (const asked of frames.take(chunk)) {
					if (asked.kind === 'terminate') return;
					if (asked.kind === 'startup') {
						this.#holds.meet(socket, chunk);
						socket.write(welcome());
						continue;
					}
					const held = this.#holds.answer(socket, asked.bytes);
					if (held === null) leave ??= await this.#enter();
					const answer = held ?? (await this.#askOnce(asked.bytes));
					socket.write(answer);
					if (answer.at(-1) !== IDLE) continue;
					leave?.();
					leave = null;
				}
			}
		} catch (error) {
			if (!CUT.includes((error as NodeJS.ErrnoException).code)) throw error;
		} finally {
			if (leave) await this.#ask(query('rollback'));
			leave?.();
			this.#holds.forget(socket);
			this.#sockets.delete(socket);
		}
	}

	/** Resolves to the end of the turn when it has come. */
	async #enter(): Promise<() => void> {
		const over = Promise.withResolvers<undefined>();
		const before = this.#turn;
		this.#turn = before.then(() => over.promise);
		await before;
		return () => over.resolve(undefined);
	}

	/** What another connection has prepared is there. */
	async #askOnce(question: Uint8Array): Promise<Uint8Array> {
		const bytes = Buffer.from(question);
		if (bytes[0] !== PARSE) return this.#ask(bytes);
		const end = 1 + bytes.readInt32BE(1);
		const name = bytes.toString('utf8', 5, bytes.indexOf(0, 5));
		if (this.#prepared.has(name))
			return Buffer.concat([PARSE_COMPLETE, await this.#ask(bytes.subarray(end))]);
		const answer = await this.#ask(bytes);
		if (name !== '' && answer[0] === PARSE_COMPLETE[0]) this.#prepared.add(name);
		return answer;
	}

	async #ask(question: Uint8Array): Promise<Uint8Array> {
		const answered = once(this.#engine, 'data');
		this.#engine.write(question);
		const [answer] = (await answered) as [Uint8Array];
		return answer;
	}
}

export async function openShared(): Promise<TestDatabase> {
	const dataDir = await dataFolder();
	const shared = new SharedDatabase(dataDir);
	const url = await shared.start();
	const database = await openDatabase({ url, dataDir, log: quiet });
	return {
		database,
		url,
		dataDir,
		async remove() {
			await database.close();
			await shared.stop();
			await rm(dataDir, { recursive: true });
		},
	};
}
