/** Composition root of `npm start`: everything in this one process, and the simulated devices in one beside it. */
import { pino } from 'pino';
import { startServer } from '../start-server.ts';
import { readyLines } from './address-lines.ts';
import { composeOrExit } from './compose-or-exit.ts';
import { brokerTrustOrExit, centreFileOrExit, settingsOrExit } from './settings-or-exit.ts';

/** After that a stop has failed, and the process ends all the same. */
const STOP_WITHIN_MS = 15_000;

const settings = await settingsOrExit(process.env);
const trust = await brokerTrustOrExit(settings);
const centre = await centreFileOrExit(settings);
const log = pino({ name: 'ioc-wall', level: settings.logLevel });

// A terminal and whoever started this may both pass the same Ctrl-C on: once is enough.
let askedToStop: (() => void) | null = null;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	process.on(signal, () => {
		// Still starting: whatever was committed is safe, and the next start goes on from there.
		if (!askedToStop) process.exit(130);
		askedToStop();
	});
}

const { random } = Math;
const environment = process.env;
const composed = await composeOrExit({
	settings,
	trust,
	centre,
	log,
	now: Date.now,
	random,
	environment,
	serve: startServer,
});
const { url, mqttUrl } = composed;
console.log(readyLines({ url, mqttUrl, demo: settings.demo }));
await new Promise<void>((resolve) => (askedToStop = resolve));

const late = setTimeout(() => {
	log.error('the stop took too long');
	process.exit(1);
}, STOP_WITHIN_MS);
await composed.stop();
clearTimeout(late);
log.info('stopped');
