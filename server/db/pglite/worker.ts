/** The embedded TimescaleDB works synchronously, so it has a thread of its own. */
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine.ts';
import { ClientFrames, welcome } from './frames.ts';
import type { FromWorker, WorkerInput } from './stream.ts';

const port = parentPort;
if (!port) throw new Error('The embedded database runs in a worker thread only');

// Now and then V8 frees a piece of WebAssembly's code twice and ends the process with `allocations_.erase(addr) == 1`
// (https://github.com/nodejs/node/issues/64500). What is never freed is not freed twice; no more memory was seen in use.
setFlagsFromString('--no-wasm-code-gc');

function send(message: FromWorker): void {
	if (message instanceof Uint8Array) {
		const copy = new Uint8Array(message);
		port?.postMessage(copy, [copy.buffer]);
	} else port?.postMessage(message);
}

async function serve(chunk: Uint8Array): Promise<void> {
	const engine = await opened;
	for (const asked of frames.take(chunk)) {
		if (asked.kind === 'startup') send(welcome());
		else if (asked.kind === 'ask') send(engine.ask(asked.bytes));
		else {
			engine.close(asked.bytes);
			port?.close();
		}
	}
}

function crash(error: unknown): never {
	send({ crashed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	process.exit(1);
}

const frames = new ClientFrames();
const opened = Engine.open((workerData as WorkerInput).dataDir);
let served: Promise<void> = opened.then(() => undefined, crash);
port.on('message', (chunk: Uint8Array) => {
	served = served.then(() => serve(chunk)).catch(crash);
});
