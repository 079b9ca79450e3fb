import { problemLine } from '#lib/wire/settings.ts';
import type { Settings } from '#lib/wire/settings.ts';

/** Errors whose words are meant for whoever starts the program. */
const IN_WORDS = new Set([
	'BadFacts',
	'DataDirInUse',
	'DatabaseUnavailable',
	'MigrationFailed',
	'PagesNotBuilt',
]);

/** What stands in the way of a start, in words; null where the error is a bug. */
export function startProblem(error: unknown, { port }: Pick<Settings, 'port'>): string | null {
	if (!(error instanceof Error)) return null;
	if (IN_WORDS.has(error.name)) return error.message;
	const { code, syscall } = error as NodeJS.ErrnoException;
	if (syscall !== 'listen') return null;
	const wanted = code === 'EADDRINUSE' ? 'a port that is free' : 'a port this user may listen on';
	return problemLine({ name: 'PORT', value: String(port), wanted: `${wanted} (${error.message})` });
}
