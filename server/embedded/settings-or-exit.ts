import { readBrokerTrust, type BrokerTrust } from '#ingest/broker-trust.ts';
import { readCentreFile, type CentreConfig } from '#ingest/centre-file/centre-file.ts';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import { problemLine, parseSettings } from '#lib/wire/settings.ts';
import type { Settings } from '#lib/wire/settings.ts';
import { readFacts } from '../catalogue/facts.ts';

/** The settings of this process; a bad one ends it with its name, its value and what would be right. */
export async function settingsOrExit(environment: NodeJS.ProcessEnv): Promise<Settings> {
	const parsed = parseSettings(environment);
	if (parsed.kind === 'refused') refuse(parsed.problems.map(problemLine));
	for (const { name, nearest } of parsed.unknown) {
		console.error(`${name} is no setting; the nearest that is: ${nearest}`);
	}
	const { settings } = parsed;
	const known = (await readFacts()).centres.map(({ slug }) => slug);
	if (!known.includes(settings.centre)) {
		const wanted = `one of ${known.join(', ')}`;
		refuse([problemLine({ name: 'IOC_CENTRE', value: settings.centre, wanted })]);
	}
	return settings;
}

/** What the files hold that the settings name for a broker over TLS; one at fault ends the process in the same way. */
export async function brokerTrustOrExit(settings: Settings): Promise<BrokerTrust> {
	const read = await readBrokerTrust(settings);
	return read.kind === 'refused' ? refuse(read.problems.map(problemLine)) : read.trust;
}

/** What the centre's file says, whose mappings may be run from here on; a mistake in it ends the process with its line. */
export async function centreFileOrExit({ configFile }: Settings): Promise<CentreConfig> {
	const centre = await readCentreFile(configFile);
	return centre.kind === 'bad-file' ? refuse(centre.problems.map(fileProblemLine)) : centre;
}

function refuse(lines: readonly string[]): never {
	for (const line of lines) console.error(line);
	process.exit(1);
}
