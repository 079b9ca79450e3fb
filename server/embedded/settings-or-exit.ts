import { problemLine, parseSettings } from '#lib/wire/settings.ts';
import type { Settings } from '#lib/wire/settings.ts';
import { readFacts } from '../catalogue/facts.ts';

/** The settings of this process; a bad one ends it with its name, its value and what would be right. */
export async function settingsOrExit(environment: NodeJS.ProcessEnv): Promise<Settings> {
	const parsed = parseSettings(environment);
	if (parsed.kind === 'refused') {
		for (const problem of parsed.problems) console.error(problemLine(problem));
		process.exit(1);
	}
	for (const { name, nearest } of parsed.unknown) {
		console.error(`${name} is no setting; the nearest that is: ${nearest}`);
	}
	const { settings } = parsed;
	const known = (await readFacts()).centres.map(({ slug }) => slug);
	if (!known.includes(settings.centre)) {
		const wanted = `one of ${known.join(', ')}`;
		console.error(problemLine({ name: 'IOC_CENTRE', value: settings.centre, wanted }));
		process.exit(1);
	}
	return settings;
}
