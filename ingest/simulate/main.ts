/** `npm run simulate -- --devices N --rate R [--centre SLUG] [--seed S]`: simulated field devices over real MQTT. */
import { parseArgs } from 'node:util';
import { parseSettings, problemLine } from '#lib/wire/settings.ts';
import { readBrokerTrust } from '../broker-trust.ts';
import { simulatedFleet } from './fleet.ts';
import { PLACES } from './places.ts';
import { seededRandom } from './seeded-random.ts';
import { simulator } from './simulator.ts';

const USAGE = `npm run simulate -- [--devices N] [--rate R] [--centre SLUG] [--seed S]
  --devices  how many devices (default: the whole fleet, some 200)
  --rate     messages a second, of all together (default 20)
  --centre   only the devices of lam-dong, da-teh, bao-loc or phan-rang
  --seed     a whole number: the same one makes the same course of faults
The broker is MQTT_URL (with MQTT_USERNAME, MQTT_PASSWORD, MQTT_CA, MQTT_CERT, MQTT_KEY), or the embedded one on 127.0.0.1 at IOC_MQTT_PORT (1883).`;

class BadUsage extends Error {}

function wanted() {
	const { values } = parseArgs({
		options: {
			devices: { type: 'string' },
			rate: { type: 'string', default: '20' },
			centre: { type: 'string' },
			seed: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) throw new BadUsage();
	return {
		devices: values.devices === undefined ? null : within('devices', values.devices, 100_000),
		rate: within('rate', values.rate, 100_000),
		seed: values.seed === undefined ? Date.now() : within('seed', values.seed, 2 ** 31),
		sites: values.centre === undefined ? null : sitesOf(values.centre),
	};
}

function within(name: string, text: string, most: number): number {
	const number = Number(text);
	if (Number.isInteger(number) && number >= 1 && number <= most) return number;
	throw new BadUsage(`--${name} ${text}: a whole number from 1 to ${most} is wanted`);
}

/** The province's wall has the devices of all its districts, another centre those of its own site. */
function sitesOf(centre: string): string[] {
	const places = PLACES.filter(({ site, provinceCode }) =>
		centre === 'lam-dong' ? provinceCode === '68' : site === centre,
	);
	if (places.length > 0) return places.map(({ site }) => site);
	throw new BadUsage(`--centre ${centre}: no devices are simulated there`);
}

async function main(): Promise<void> {
	const { devices, rate, seed, sites } = wanted();
	const parsed = parseSettings(process.env);
	if (parsed.kind === 'refused') throw new BadUsage(parsed.problems.map(problemLine).join('\n'));
	const { mqttUrl, mqttUsername, mqttPassword, mqttPort } = parsed.settings;
	const read = await readBrokerTrust(parsed.settings);
	if (read.kind === 'refused') throw new BadUsage(read.problems.map(problemLine).join('\n'));
	const url = mqttUrl ?? `mqtt://127.0.0.1:${mqttPort}`;
	let lastProblem = '';
	const running = simulator({
		url,
		username: mqttUsername,
		password: mqttPassword,
		trust: read.trust,
		fleet: simulatedFleet({ devices, sites }),
		rate,
		now: Date.now,
		random: seededRandom(seed),
		onProblem(detail) {
			if (detail !== lastProblem) console.error(`${new URL(url).host}: ${detail}`);
			lastProblem = detail;
		},
	});
	const stop = () => void running.stop().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	running.start();
	const count = running.report().devices;
	console.log(`${count} devices, ${rate} messages/s, to ${new URL(url).host} (seed ${seed})`);
}

try {
	await main();
} catch (error) {
	const problem = error instanceof Error ? error.message : String(error);
	console.error(problem === '' ? USAGE : `${problem}\n\n${USAGE}`);
	process.exitCode = 2;
}
