import { readBrokerTrust, type BrokerTrust } from '#ingest/broker-trust.ts';
import { problemLine, parseSettings } from '#lib/wire/settings.ts';
import type { SettingProblem, Settings } from '#lib/wire/settings.ts';
import { readFacts } from '../catalogue/facts.ts';

/** The settings of this process; a bad one ends it with its name, its value and what would be right. */
export async function settingsOrExit(environment: NodeJS.ProcessEnv): Promise<Settings> {
	const parsed = parseSettings(environment);
	if (parsed.kind === 'refused') refuse(parsed.problems);
	for (const { name, nearest } of parsed.unknown) {
		console.error(`${name} is no setting; the nearest that is: ${nearest}`);
	}
	const { settings } = parsed;
	const known = (await readFacts()).centres.map(({ slug }) => slug);
	if (!known.includes(settings.centre)) {
		const wanted = `one of ${known.join(', ')}`;
		refuse([{ name: 'IOC_CENTRE', value: settings.centre, wanted }]);
	}
	return settings;
}

/** What the files hold that the settings name for a broker over TLS; one at fault ends the process in the same way. */
export async function brokerTrustOrExit(settings: Settings): Promise<BrokerTrust> {
	const read = await readBrokerTrust(settings);
	return read.kind === 'refused' ? refuse(read.problems) : read.trust;
}

function refuse(problems: readonly SettingProblem[]): never {
	for (const problem of problems) console.error(problemLine(problem));
	process.exit(1);
}
