/** What `pg` takes for a socket to the server: its bytes go to the embedded database in a worker thread. */
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';

export type WorkerInput = { readonly dataDir: string };
export type FromWorker = { readonly crashed: string } | Uint8Array;

type Done = (error?: Error | null) => void;

/** One worker for the life of the stream. `exited` resolves when it has let go of its files. */
export class EmbeddedStream extends Duplex {
	readonly exited: Promise<unknown>;
	readonly #resolveExited: () => void;
	readonly #input: WorkerInput;
	readonly #after: Promise<unknown>;
	#worker: Worker | null = null;
	#reason = 'its thread ended';

	/** `after`: settles when the one before has let go of the folder, for two at once would destroy it. */
	constructor({ after, ...input }: WorkerInput & { readonly after: Promise<unknown> }) {
		super();
		this.#input = input;
		this.#after = after;
		const exited: PromiseWithResolvers<unknown> = Promise.withResolvers();
		this.exited = exited.promise;
		this.#resolveExited = () => exited.resolve(null);
	}

	/** Called by `pg` in place of a socket's. */
	connect(): void {
		void this.#after.then(() => {
			if (this.destroyed) return;
			this.#start();
			this.emit('connect');
		});
	}

	#start(): void {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: this.#input });
		this.#worker = worker;
		worker.on('message', (message: FromWorker) => {
			if (message instanceof Uint8Array) {
				this.push(Buffer.from(message.buffer, message.byteOffset, message.byteLength));
			} else this.#reason = message.crashed;
		});
		worker.on('error', (error) => {
			this.#reason = String(error);
		});
		worker.on('exit', () => {
			this.#worker = null;
			this.#resolveExited();
			if (this.writableEnded) this.push(null);
			else
				this.destroy(
					new Error(`Connection terminated: the embedded database stopped: ${this.#reason}`),
				);
		});
	}

	setNoDelay(): this {
		return this;
	}

	setKeepAlive(): this {
		return this;
	}

	ref(): this {
		this.#worker?.ref();
		return this;
	}

	unref(): this {
		this.#worker?.unref();
		return this;
	}

	override _read(): void {
		// The worker answers a question in one piece and is asked one at a time.
	}

	override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
		this.#send([chunk]);
		done();
	}

	override _writev(chunks: { readonly chunk: Buffer }[], done: Done): void {
		this.#send(chunks.map(({ chunk }) => chunk));
		done();
	}

	override _final(done: Done): void {
		void this.exited.then(() => done());
	}

	override _destroy(error: Error | null, done: Done): void {
		const worker = this.#worker;
		if (worker === null) {
			this.#resolveExited();
			done(error);
		} else void worker.terminate().then(() => done(error));
	}

	#send(chunks: readonly Buffer[]): void {
		const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
		const bytes = new Uint8Array(size);
		let at = 0;
		for (const chunk of chunks) {
			bytes.set(chunk, at);
			at += chunk.length;
		}
		this.#worker?.postMessage(bytes, [bytes.buffer]);
	}
}
