/** The demonstration's devices: a process of its own that publishes through the broker as real ones would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The child ends when this process does, however it ends. */
const FOLLOW_PARENT = new URL('../setup/follow-parent.mjs', import.meta.url).href;
const STOP_WITHIN_MS = 3_000;

export type SimulatedDevices = { stop(): Promise<void> };

export function startSimulatedDevices(options: {
	readonly centre: string;
	/** Of the embedded broker; null where MQTT_URL names another. */
	readonly mqttPort: number | null;
	readonly environment: NodeJS.ProcessEnv;
	readonly log: Logger;
}): SimulatedDevices {
	const { centre, mqttPort, environment, log } = options;
	const child = spawn(
		process.execPath,
		['--import', FOLLOW_PARENT, 'ingest/simulate/main.ts', '--centre', centre],
		{
			cwd: ROOT,
			env: { ...environment, ...(mqttPort === null ? {} : { IOC_MQTT_PORT: String(mqttPort) }) },
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		},
	);
	let stopping = false;
	const ended = once(child, 'exit').then(([code]: (number | null)[]) => {
		if (!stopping) log.warn({ code }, 'the simulated devices have ended');
	});
	return {
		async stop() {
			stopping = true;
			child.kill('SIGTERM');
			const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
			await ended;
			clearTimeout(late);
		},
	};
}
