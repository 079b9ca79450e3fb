import { problemLine, shown } from '#lib/wire/settings.ts';
import type { Settings } from '#lib/wire/settings.ts';
import { CannotListen } from './http/listen.ts';

/** Errors whose words are meant for whoever starts the program. */
const IN_WORDS = new Set([
	'BadBaseMap',
	'BadCentreFile',
	'BadFacts',
	'BadScenes',
	'DataDirInUse',
	'DataDirUnusable',
	'DatabaseUnavailable',
	'MigrationFailed',
	'PagesNotBuilt',
]);

/** SQLSTATE of a log-in or a database that the server does not know. */
const NOT_LET_IN = /^(28...|3D000)$/;

type Named = Pick<Settings, 'host' | 'port' | 'mqttPort' | 'databaseUrl'>;

/** What stands in the way of a start, in words; null where the error is a bug. */
export function startProblem(error: unknown, settings: Named): string | null {
	if (!(error instanceof Error)) return null;
	if (error instanceof CannotListen) return listenProblem(error, settings);
	const { databaseUrl } = settings;
	if (databaseUrl !== null && isOfDatabase(error)) {
		const wanted = `a TimescaleDB that answers and lets this user in (${error.message})`;
		const name = 'DATABASE_URL';
		return problemLine({ name, value: shown(name, databaseUrl), wanted });
	}
	if (IN_WORDS.has(error.name)) return error.message;
	if ((error as NodeJS.ErrnoException).syscall !== 'listen') return null;
	// Whatever else listens is the embedded broker.
	const wanted = `a port this user may listen on (${error.message})`;
	return problemLine({ name: 'IOC_MQTT_PORT', value: String(settings.mqttPort), wanted });
}

function isOfDatabase(error: Error): boolean {
	const { code } = error as { code?: unknown };
	return (
		error.name === 'DatabaseUnavailable' || (typeof code === 'string' && NOT_LET_IN.test(code))
	);
}

function listenProblem(
	{ part, code, message }: CannotListen,
	{ host, port }: Pick<Settings, 'host' | 'port'>,
): string {
	if (part === 'host') {
		const wanted = `an address of this machine, such as 127.0.0.1 or 0.0.0.0 (${message})`;
		return problemLine({ name: 'HOST', value: host, wanted });
	}
	const wanted = code === 'EADDRINUSE' ? 'a port that is free' : 'a port this user may listen on';
	return problemLine({ name: 'PORT', value: String(port), wanted: `${wanted} (${message})` });
}
