/** The whole thing as `npm start` runs it, on free ports and a data folder of its own. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { TestProcess } from './processes.ts';

/** A first start makes the database and two years of sample readings. */
const READY_MS = 90_000;

export type TestServerOptions = {
	/** Without `IOC_DEMO: 'on'` it has units and indicators, but no devices, and no samples. */
	readonly settings?: Readonly<Record<string, string>>;
	/** The folder of which it begins with a copy, rather than with an empty one. */
	readonly begunFrom?: () => string;
	/** `server/setup/start.mjs` to run it as `npm start` does. */
	readonly main?: string;
};

export class TestServer {
	readonly #options: TestServerOptions;
	#settings: Readonly<Record<string, string>>;
	#folder: string | null = null;
	#process: TestProcess | null = null;
	#httpPort = 0;
	#mqttPort = 0;

	constructor(options: TestServerOptions = {}) {
		this.#options = options;
		this.#settings = options.settings ?? {};
	}

	get url(): string {
		return `http://127.0.0.1:${String(this.#httpPort)}`;
	}

	get mqttUrl(): string {
		return `mqtt://127.0.0.1:${String(this.#mqttPort)}`;
	}

	/** Where it keeps its data; made by the first start. */
	get dataDir(): string {
		if (this.#folder === null) throw new Error('The server was not started');
		return this.#folder;
	}

	get output(): string {
		return this.#process?.output ?? '';
	}

	/** Starts, or starts again on the same ports and data; resolves when it says that it is ready. */
	async start(): Promise<void> {
		await this.#begin(this.#options.begunFrom);
	}

	async #begin(begunFrom?: () => string): Promise<void> {
		if (this.#process === null) {
			this.#folder = await mkdtemp(join(tmpdir(), 'ioc-server-'));
			if (begunFrom) await cp(begunFrom(), this.#folder, { recursive: true });
			this.#httpPort ||= await freePort();
			this.#mqttPort ||= await freePort();
			this.#process = new TestProcess({
				main: this.#options.main ?? 'server/embedded/main.ts',
				env: {
					LOG_LEVEL: 'warn',
					...this.#settings,
					HOST: '127.0.0.1',
					PORT: String(this.#httpPort),
					IOC_MQTT_PORT: String(this.#mqttPort),
					IOC_DATA_DIR: this.#folder,
				},
			});
		}
		this.#process.start();
		await this.#process.line(/^ready /m, READY_MS);
	}

	/** Ends it, removes its data, and starts another in its place, on the same ports and with no data. */
	async startAnew(settings: Readonly<Record<string, string>>): Promise<void> {
		await this.stop();
		this.#settings = settings;
		await this.#begin();
	}

	/** Of the process that was started. */
	get pid(): number {
		if (this.#process === null) throw new Error('The server was not started');
		return this.#process.pid;
	}

	/** Resolves when nothing of it runs any more. */
	async gone(): Promise<void> {
		await this.#process?.gone();
	}

	/** SIGKILL to all of it. */
	async kill(): Promise<void> {
		await this.#process?.kill();
	}

	/** Stops it and removes its data; throws if it does not end well. */
	async stop(): Promise<void> {
		const code = await this.#process?.stop();
		if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
		this.#folder = null;
		this.#process = null;
		if (code !== 0) throw new Error(`The server ended with ${String(code)}`);
	}
}
