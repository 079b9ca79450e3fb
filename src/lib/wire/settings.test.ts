import { expect, test } from 'vitest';
import { parseSettings, problemLine } from './settings.ts';

function problemsOf(environment: Record<string, string>) {
	const parsed = parseSettings(environment);
	return parsed.kind === 'refused' ? parsed.problems : [];
}

test('an empty environment gives the defaults', () => {
	const parsed = parseSettings({});
	expect(parsed).toEqual({
		kind: 'settings',
		unknown: [],
		settings: {
			databaseUrl: null,
			mqttUrl: null,
			mqttUsername: null,
			mqttPassword: null,
			mqttCa: null,
			mqttCert: null,
			mqttKey: null,
			mqttPort: 1883,
			host: '127.0.0.1',
			port: 3000,
			dataDir: './.ioc',
			centre: 'lam-dong',
			configFile: null,
			scenesFolder: null,
			baseMap: null,
			demo: false,
			shortestStayS: 20,
			flapDetection: true,
			batchMs: 50,
			tickMs: 100,
			locale: 'vi',
			openDataLicence: null,
			logLevel: 'info',
			keepTelemetryDays: 90,
			keepStatusDays: 400,
			intakeTokens: {},
		},
	});
});

test('every variable is read', () => {
	const parsed = parseSettings({
		DATABASE_URL: 'postgres://ioc:secret@db:5432/ioc',
		MQTT_URL: 'mqtts://broker:8883',
		MQTT_USERNAME: 'wall',
		MQTT_PASSWORD: 'mật khẩu',
		MQTT_CA: 'ca.crt',
		MQTT_CERT: 'ingest.crt',
		MQTT_KEY: 'ingest.key',
		IOC_MQTT_PORT: '0',
		HOST: '0.0.0.0',
		PORT: '0',
		IOC_DATA_DIR: '/var/lib/ioc',
		IOC_CENTRE: 'da-teh',
		IOC_CONFIG: 'centre.yaml',
		IOC_SCENES: 'scenes',
		IOC_BASE_MAP: 'lam-dong.pmtiles',
		IOC_DEMO: 'on',
		IOC_SHORTEST_STAY_S: '5',
		IOC_FLAP_DETECTION: 'off',
		IOC_BATCH_MS: '20',
		IOC_TICK_MS: '40',
		IOC_LOCALE: 'en',
		IOC_OPEN_DATA_LICENCE: 'CC-BY-4.0',
		IOC_KEEP_TELEMETRY_DAYS: '30',
		IOC_KEEP_STATUS_DAYS: '800',
		LOG_LEVEL: 'debug',
	});
	expect(parsed.kind === 'settings' && parsed.settings).toEqual({
		databaseUrl: 'postgres://ioc:secret@db:5432/ioc',
		mqttUrl: 'mqtts://broker:8883',
		mqttUsername: 'wall',
		mqttPassword: 'mật khẩu',
		mqttCa: 'ca.crt',
		mqttCert: 'ingest.crt',
		mqttKey: 'ingest.key',
		mqttPort: 0,
		host: '0.0.0.0',
		port: 0,
		dataDir: '/var/lib/ioc',
		centre: 'da-teh',
		configFile: 'centre.yaml',
		scenesFolder: 'scenes',
		baseMap: 'lam-dong.pmtiles',
		demo: true,
		shortestStayS: 5,
		flapDetection: false,
		batchMs: 20,
		tickMs: 40,
		locale: 'en',
		openDataLicence: {
			name: 'CC-BY-4.0',
			iri: 'https://creativecommons.org/licenses/by/4.0/',
		},
		logLevel: 'debug',
		keepTelemetryDays: 30,
		keepStatusDays: 800,
		intakeTokens: {},
	});
});

test('an empty variable counts as not set', () => {
	const parsed = parseSettings({ DATABASE_URL: '', PORT: '' });
	expect(parsed.kind === 'settings' && parsed.settings).toMatchObject({
		databaseUrl: null,
		port: 3000,
	});
});

test('each bad variable is named once, with its value and what would be right', () => {
	const problems = problemsOf({ PORT: '70000', IOC_TICK_MS: 'fast', IOC_LOCALE: 'fr' });
	expect(problems.map(problemLine)).toEqual([
		'PORT=70000: wanted is a port from 1 to 65535, or 0 for any free one',
		'IOC_TICK_MS=fast: wanted is a whole number of milliseconds from 1 to 1000',
		'IOC_LOCALE=fr: wanted is vi or en',
	]);
});

test.each([
	[
		'a CA where nothing is encrypted',
		{ MQTT_URL: 'mqtt://broker', MQTT_CA: 'ca.crt' },
		'MQTT_CA=ca.crt: wanted is an MQTT_URL with TLS, mqtts:// or wss://, instead of mqtt://',
	],
	[
		'a CA for the embedded broker',
		{ MQTT_CA: 'ca.crt' },
		'MQTT_CA=ca.crt: wanted is an MQTT_URL with TLS, such as mqtts://host:8883',
	],
	[
		'a certificate without its key',
		{ MQTT_URL: 'mqtts://broker', MQTT_CERT: 'own.crt' },
		'MQTT_CERT=own.crt: wanted is MQTT_KEY too, the file of its private key',
	],
	[
		'a key without its certificate',
		{ MQTT_URL: 'wss://broker', MQTT_KEY: 'own.key' },
		'MQTT_KEY=own.key: wanted is MQTT_CERT too, the file of its certificate',
	],
])('%s is refused', (_, environment, line) => {
	expect(problemsOf(environment).map(problemLine)).toEqual([line]);
});

test.each([
	['DATABASE_URL', 'mysql://ioc:s3cret@db/ioc'],
	['DATABASE_URL', 'ioc:s3cret@db'],
	['DATABASE_URL', 'http://db/ioc?password=s3cret'],
	['MQTT_URL', 'http://me:s3cret@broker'],
	['MQTT_PASSWORD', 's3cret'.repeat(200)],
	['IOC_INTAKE_TOKENS', 'cong-dvc=s3cret'],
])('a password in a bad %s is not echoed', (name, value) => {
	const [problem] = problemsOf({ [name]: value });
	expect(problem?.name).toBe(name);
	expect(problem?.value).not.toContain('s3cret');
});

const TOKEN = 'a'.repeat(32);

test('systems that may deliver figures have tokens of 32 characters or more, each its own name', () => {
	const tokens = (text: string) => {
		const parsed = parseSettings({ IOC_INTAKE_TOKENS: text });
		return parsed.kind === 'settings' ? parsed.settings.intakeTokens : parsed.problems[0]?.wanted;
	};
	expect(tokens('')).toEqual({});
	expect(tokens(`cong-dvc=${TOKEN}=,ioc_tinh=${TOKEN}b`)).toEqual({
		'cong-dvc': `${TOKEN}=`,
		ioc_tinh: `${TOKEN}b`,
	});
	for (const bad of [`cong-dvc=${TOKEN.slice(1)}`, TOKEN, `a=${TOKEN},a=${TOKEN}`, `a=${TOKEN},`]) {
		expect(tokens(bad)).toMatch(/^name=token pairs/);
	}
});

test('an unknown variable is told with the name that it resembles', () => {
	const parsed = parseSettings({ IOC_TIK_MS: '50', IOC_CENTER: 'da-teh' });
	expect(parsed.kind === 'settings' && parsed.unknown).toEqual([
		{ name: 'IOC_TIK_MS', nearest: 'IOC_TICK_MS' },
		{ name: 'IOC_CENTER', nearest: 'IOC_CENTRE' },
	]);
});

test('a licence that is neither known nor an address is refused', () => {
	const [problem] = problemsOf({ IOC_OPEN_DATA_LICENCE: 'CC-BY' });
	expect(problem?.wanted).toMatch(/^CC0-1\.0, CC-BY-4\.0, .* or the https:\/\/ address/);
});
