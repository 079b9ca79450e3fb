/** A real RabbitMQ with its MQTT plug-in on a free loopback port, with its queues on disk. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepts } from './accepts.ts';
import { freePort } from './free-port.ts';
import { programInPath } from './programs.ts';
import { until } from './until.ts';

/** Of Debian's package. Its `rabbitmq-server` in the path is another one, which changes to the user of the service. */
const SCRIPT_FOLDER = '/usr/lib/rabbitmq/bin';
const STARTS_WITHIN_MS = 60_000;

/** Null where RabbitMQ is not installed; it is not installed for tests. `IOC_RABBITMQ` overrides. */
export function rabbitmqPath(): string | null {
	return process.env['IOC_RABBITMQ'] ?? programInPath(['rabbitmq-server'], SCRIPT_FOLDER);
}

export class Rabbitmq {
	readonly #program: string;
	#folder: string | null = null;
	#port = 0;
	#env: NodeJS.ProcessEnv = {};
	/** Erlang's register of nodes: a node would start one that outlives it. */
	#epmd: ChildProcess | null = null;
	#node: ChildProcess | null = null;
	/** Of all its runs. */
	#log = '';

	/** With what `rabbitmqPath` has found. */
	constructor(program: string) {
		this.#program = program;
	}

	get url(): string {
		return `mqtt://127.0.0.1:${String(this.#port)}`;
	}

	/** Starts, or starts again on the same port and data; resolves when it listens. */
	async start(): Promise<void> {
		await this.#prepare();
		const node = this.#spawn(this.#program);
		this.#node = node;
		await until(
			'RabbitMQ listens',
			async () => {
				if (!isRunning(node)) throw new Error(`RabbitMQ ended:\n${this.#log}`);
				return accepts(this.#port);
			},
			{ timeoutMs: STARTS_WITHIN_MS },
		);
	}

	/** SIGKILL ends it as a power cut would. */
	async kill(): Promise<void> {
		await killed(this.#node);
	}

	/** Ends it and removes its data. */
	async stop(): Promise<void> {
		await this.kill();
		await killed(this.#epmd);
		if (this.#folder !== null) await rm(this.#folder, { recursive: true });
		this.#folder = null;
	}

	async #prepare(): Promise<void> {
		if (this.#folder !== null) return;
		const folder = await mkdtemp(join(tmpdir(), 'ioc-rabbitmq-'));
		this.#folder = folder;
		this.#port = await freePort();
		const epmdPort = await freePort();
		const config = join(folder, 'rabbitmq.conf');
		const plugins = join(folder, 'enabled_plugins');
		await writeFile(config, this.#config());
		await writeFile(plugins, '[rabbitmq_mqtt].\n');
		this.#env = {
			...process.env,
			HOME: folder,
			ERL_EPMD_ADDRESS: '127.0.0.1',
			ERL_EPMD_PORT: String(epmdPort),
			// None: the machine's own must not reach what is tested.
			RABBITMQ_CONF_ENV_FILE: join(folder, 'rabbitmq-env.conf'),
			RABBITMQ_CONFIG_FILE: config,
			RABBITMQ_ENABLED_PLUGINS_FILE: plugins,
			RABBITMQ_NODENAME: 'ioc@localhost',
			RABBITMQ_DIST_PORT: String(await freePort()),
			RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
			RABBITMQ_LOG_BASE: join(folder, 'log'),
			// With it the script becomes the node, which then is the process whose end is waited for.
			RABBITMQ_ALLOW_INPUT: 'true',
			RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-noinput -kernel inet_dist_use_interface {127,0,0,1}',
		};
		this.#epmd = this.#spawn('epmd');
		await until('epmd listens', () => accepts(epmdPort));
	}

	#spawn(program: string): ChildProcess {
		const child = spawn(program, [], { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
		child.on('error', (error) => (this.#log += error.message));
		child.stdout.on('data', (chunk: Buffer) => (this.#log += chunk.toString('utf8')));
		child.stderr.on('data', (chunk: Buffer) => (this.#log += chunk.toString('utf8')));
		return child;
	}

	#config(): string {
		return [
			'listeners.tcp = none',
			`mqtt.listeners.tcp.1 = 127.0.0.1:${String(this.#port)}`,
			'mqtt.allow_anonymous = true',
			'mqtt.durable_queue_type = classic',
			'mqtt.prefetch = 1000',
			'mqtt.subscription_ttl = 604800000',
			'log.console = true',
			'log.console.level = warning',
			'log.file = false',
			'',
		].join('\n');
	}
}

async function killed(child: ChildProcess | null): Promise<void> {
	if (!child || !isRunning(child)) return;
	const ended = once(child, 'exit', { signal: AbortSignal.timeout(10_000) });
	child.kill('SIGKILL');
	await ended;
}

function isRunning(child: ChildProcess): boolean {
	return child.exitCode === null && child.signalCode === null;
}
