/** The settings of a process, parsed from its environment: the one place that knows the variables' names. */
import * as v from 'valibot';
import { nearestName } from './nearest-name.ts';
import { parseLicence, WANTED_LICENCE } from './open-data/licence.ts';
import type { Licence } from './open-data/licence.ts';

export type Settings = {
	/** `null`: the embedded TimescaleDB in `dataDir`. */
	readonly databaseUrl: string | null;
	/** `null`: the embedded broker. */
	readonly mqttUrl: string | null;
	readonly mqttUsername: string | null;
	readonly mqttPassword: string | null;
	/** PEM files for a broker over TLS: the CA of its certificate, and what we show it of ourselves. `null`: none. */
	readonly mqttCa: string | null;
	readonly mqttCert: string | null;
	readonly mqttKey: string | null;
	/** Of the embedded broker; 0: one of the system's choice. */
	readonly mqttPort: number;
	readonly host: string;
	/** 0: one of the system's choice. */
	readonly port: number;
	readonly dataDir: string;
	/** Slug of a centre. */
	readonly centre: string;
	/** File with the sources and rules of the centre (YAML); `null`: the project's own topics alone. */
	readonly configFile: string | null;
	/** Folder with the centre's own scenes (YAML); `null`: the built-in ones alone. */
	readonly scenesFolder: string | null;
	/** PMTiles file, or a style over one, that the maps have beneath their units; `null`: the project's own land alone. */
	readonly baseMap: string | null;
	readonly demo: boolean;
	/** A scene of a playlist stays at least so long (s). */
	readonly shortestStayS: number;
	/** Whether a device that changes again and again is one long trouble. */
	readonly flapDetection: boolean;
	readonly batchMs: number;
	readonly tickMs: number;
	readonly locale: 'vi' | 'en';
	/** Of the open data; `null`: none is claimed. */
	readonly openDataLicence: Licence | null;
	readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
	/** Days that telemetry and device status are kept; observations are kept for good. */
	readonly keepTelemetryDays: number;
	readonly keepStatusDays: number;
	/** Of systems that may deliver figures: their tokens by their names. */
	readonly intakeTokens: Readonly<Record<string, string>>;
};

export type SettingProblem = {
	/** Of the environment variable. */
	readonly name: string;
	/** As given, without passwords. */
	readonly value: string;
	/** What would be right. */
	readonly wanted: string;
};

export type ParsedSettings =
	| {
			readonly kind: 'settings';
			readonly settings: Settings;
			/** Variables that look like settings and are none, with the known name nearest to each. */
			readonly unknown: readonly { readonly name: string; readonly nearest: string }[];
	  }
	| { readonly kind: 'refused'; readonly problems: readonly SettingProblem[] };

const wholeNumber = (from: number, to: number, wanted: string) =>
	v.pipe(
		v.string(),
		v.regex(/^\d{1,9}$/, wanted),
		v.transform(Number),
		v.minValue(from, wanted),
		v.maxValue(to, wanted),
	);

const port = wholeNumber(0, 65_535, 'a port from 1 to 65535, or 0 for any free one');
const days = wholeNumber(1, 36_500, 'a whole number of days from 1 to 36500');
const milliseconds = (to: number) =>
	wholeNumber(1, to, `a whole number of milliseconds from 1 to ${to}`);

const address = (protocols: readonly string[], example: string) => {
	const wanted = `an address such as ${example}`;
	return v.pipe(
		v.string(),
		v.check((value) => protocols.includes(URL.parse(value)?.protocol ?? ''), wanted),
	);
};

const SHORTEST_TOKEN = 32;
const wantedTokens = `name=token pairs with commas between them; a token has at least ${SHORTEST_TOKEN} characters, without a space or comma (openssl rand -hex 32 makes one)`;

/** "cong-dvc=…,ioc-tinh=…", each name once. */
const tokens = v.pipe(
	v.string(),
	v.regex(
		new RegExp(
			`^[\\w.-]{1,64}=[^\\s,]{${SHORTEST_TOKEN},}(?:,[\\w.-]{1,64}=[^\\s,]{${SHORTEST_TOKEN},})*$`,
		),
		wantedTokens,
	),
	v.transform((text) => text.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2))),
	v.check((pairs) => new Set(pairs.map(([name]) => name)).size === pairs.length, wantedTokens),
	v.transform((pairs) => Object.fromEntries(pairs) as Readonly<Record<string, string>>),
);

const anyText = v.pipe(v.string(), v.maxLength(1_000, 'at most 1000 characters'));

const ENVIRONMENT = v.object({
	DATABASE_URL: v.optional(
		address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database'),
	),
	MQTT_URL: v.optional(
		address(['mqtt:', 'mqtts:', 'ws:', 'wss:'], 'mqtt://host:1883 or mqtts://host:8883'),
	),
	MQTT_USERNAME: v.optional(anyText),
	MQTT_PASSWORD: v.optional(anyText),
	MQTT_CA: v.optional(anyText),
	MQTT_CERT: v.optional(anyText),
	MQTT_KEY: v.optional(anyText),
	IOC_MQTT_PORT: v.optional(port, '1883'),
	HOST: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[\w.:-]{1,253}$/, 'an address or name to listen on, such as 127.0.0.1 or 0.0.0.0'),
		),
		'127.0.0.1',
	),
	PORT: v.optional(port, '3000'),
	IOC_DATA_DIR: v.optional(anyText, './.ioc'),
	IOC_CENTRE: v.optional(
		v.pipe(
			v.string(),
			v.regex(
				/^[a-z0-9]+(-[a-z0-9]+)*$/,
				'the short name of a centre: lam-dong, da-teh, bao-loc, phan-rang or lam-dong-2025',
			),
		),
		'lam-dong',
	),
	IOC_CONFIG: v.optional(anyText),
	IOC_SCENES: v.optional(anyText),
	IOC_BASE_MAP: v.optional(anyText),
	IOC_DEMO: v.optional(v.picklist(['on', 'off'], 'on or off'), 'off'),
	IOC_SHORTEST_STAY_S: v.optional(
		wholeNumber(1, 3_600, 'a whole number of seconds from 1 to 3600'),
		'20',
	),
	IOC_FLAP_DETECTION: v.optional(v.picklist(['on', 'off'], 'on or off'), 'on'),
	IOC_BATCH_MS: v.optional(milliseconds(10_000), '50'),
	IOC_TICK_MS: v.optional(milliseconds(1_000), '100'),
	IOC_LOCALE: v.optional(v.picklist(['vi', 'en'], 'vi or en'), 'vi'),
	IOC_OPEN_DATA_LICENCE: v.optional(
		v.pipe(
			v.string(),
			v.check((value) => parseLicence(value) !== null, WANTED_LICENCE),
		),
	),
	IOC_KEEP_TELEMETRY_DAYS: v.optional(days, '90'),
	IOC_KEEP_STATUS_DAYS: v.optional(days, '400'),
	IOC_INTAKE_TOKENS: v.optional(tokens),
	LOG_LEVEL: v.optional(
		v.picklist(
			['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
			'trace, debug, info, warn, error or fatal',
		),
		'info',
	),
});

/** An empty variable counts as not set. Whether a centre of that name exists is for the caller to say. */
export function parseSettings(
	environment: Readonly<Record<string, string | undefined>>,
): ParsedSettings {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
	const parsed = v.safeParse(ENVIRONMENT, given);
	if (!parsed.success) {
		const byName = new Map<string, SettingProblem>();
		for (const issue of parsed.issues) {
			const name = String(issue.path?.[0].key);
			if (byName.has(name)) continue;
			byName.set(name, { name, value: shown(name, given[name] ?? ''), wanted: issue.message });
		}
		return { kind: 'refused', problems: [...byName.values()] };
	}
	const read = parsed.output;
	const problems = trustProblems(read);
	if (problems.length > 0) return { kind: 'refused', problems };
	return {
		kind: 'settings',
		settings: {
			databaseUrl: read.DATABASE_URL ?? null,
			mqttUrl: read.MQTT_URL ?? null,
			mqttUsername: read.MQTT_USERNAME ?? null,
			mqttPassword: read.MQTT_PASSWORD ?? null,
			mqttCa: read.MQTT_CA ?? null,
			mqttCert: read.MQTT_CERT ?? null,
			mqttKey: read.MQTT_KEY ?? null,
			mqttPort: read.IOC_MQTT_PORT,
			host: read.HOST,
			port: read.PORT,
			dataDir: read.IOC_DATA_DIR,
			centre: read.IOC_CENTRE,
			configFile: read.IOC_CONFIG ?? null,
			scenesFolder: read.IOC_SCENES ?? null,
			baseMap: read.IOC_BASE_MAP ?? null,
			demo: read.IOC_DEMO === 'on',
			shortestStayS: read.IOC_SHORTEST_STAY_S,
			flapDetection: read.IOC_FLAP_DETECTION === 'on',
			batchMs: read.IOC_BATCH_MS,
			tickMs: read.IOC_TICK_MS,
			locale: read.IOC_LOCALE,
			openDataLicence: parseLicence(read.IOC_OPEN_DATA_LICENCE ?? ''),
			logLevel: read.LOG_LEVEL,
			keepTelemetryDays: read.IOC_KEEP_TELEMETRY_DAYS,
			keepStatusDays: read.IOC_KEEP_STATUS_DAYS,
			intakeTokens: read.IOC_INTAKE_TOKENS ?? {},
		},
		unknown: unknownNames(given),
	};
}

/** What would be overlooked in silence: files of certificates where nothing is encrypted, and one half of a pair. */
function trustProblems(given: {
	readonly MQTT_URL?: string | undefined;
	readonly MQTT_CA?: string | undefined;
	readonly MQTT_CERT?: string | undefined;
	readonly MQTT_KEY?: string | undefined;
}): SettingProblem[] {
	const { MQTT_URL: url = '', MQTT_CA, MQTT_CERT, MQTT_KEY } = given;
	const first = Object.entries({ MQTT_CA, MQTT_CERT, MQTT_KEY }).find(([, file]) => file);
	if (first && !/^(mqtts|wss):/i.test(url)) {
		const [name, value = ''] = first;
		const wanted = url
			? `an MQTT_URL with TLS, mqtts:// or wss://, instead of ${URL.parse(url)?.protocol}//`
			: 'an MQTT_URL with TLS, such as mqtts://host:8883';
		return [{ name, value, wanted }];
	}
	const pair = (name: string, value: string, other: string, what: string) => ({
		name,
		value,
		wanted: `${other} too, the file of its ${what}`,
	});
	if (MQTT_CERT && !MQTT_KEY) return [pair('MQTT_CERT', MQTT_CERT, 'MQTT_KEY', 'private key')];
	if (MQTT_KEY && !MQTT_CERT) return [pair('MQTT_KEY', MQTT_KEY, 'MQTT_CERT', 'certificate')];
	return [];
}

/** One line a problem, for a person at a terminal. */
export function problemLine({ name, value, wanted }: SettingProblem): string {
	return `${name}=${value}: wanted is ${wanted}`;
}

const KNOWN = Object.keys(ENVIRONMENT.entries);

function unknownNames(given: Readonly<Record<string, string | undefined>>) {
	return Object.keys(given)
		.filter((name) => name.startsWith('IOC_') && !KNOWN.includes(name))
		.map((name) => ({
			name,
			nearest: nearestName(
				name,
				KNOWN.filter((known) => known.startsWith('IOC_')),
			),
		}));
}

/** The value of a variable for a person: passwords never reach a terminal or a log. */
export function shown(name: string, value: string): string {
	if (name === 'MQTT_PASSWORD' || name === 'IOC_INTAKE_TOKENS') return '(hidden)';
	if (!name.endsWith('_URL')) return value;
	return value.replace(/.*@/s, '(hidden)@').replace(/password=[^&]*/gi, 'password=(hidden)');
}
