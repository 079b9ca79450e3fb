/** `npm run try-mapping -- TOPIC PAYLOAD`: what a message would become, by whom, and why not by the others. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
	fieldSources,
	presetMapping,
	presetNames,
	readCentreFile,
} from './centre-file/centre-file.ts';
import { explain } from './decode/explain.ts';
import { families, own, type Family } from './decode/families.ts';
import { parseMapping, type Mapping } from './decode/mapping/mapping-file.ts';
import { badFile, fileProblemLine, type BadFile } from '#lib/wire/yaml-file.ts';

const USAGE = `npm run try-mapping -- TOPIC PAYLOAD [--mapping FILE]… [--config FILE] [--retained]
  TOPIC      as a device publishes on it
  PAYLOAD    its text, or @FILE for the bytes of a file
  --mapping  a mapping of your own (YAML), asked before those that come with the project; may be given again
  --config   a centre's file (docs/centre-file.md): its sources are asked, and none besides
  --retained as a message that the broker has kept
Exit code 0: taken whole. 1: not, or a mapping has mistakes. 2: not called as it is meant to be.`;

class BadUsage extends Error {}

async function main(): Promise<boolean> {
	const { values, positionals } = parseArgs({
		options: {
			mapping: { type: 'string', multiple: true, default: [] },
			config: { type: 'string' },
			retained: { type: 'boolean', default: false },
		},
		allowPositionals: true,
	});
	const [topic, payload] = positionals;
	if (topic === undefined || payload === undefined || positionals.length > 2) {
		throw new BadUsage(USAGE);
	}
	if (topic === '' || /[+#\0]/.test(topic)) {
		throw new BadUsage(`TOPIC ${JSON.stringify(topic)}: devices publish without wildcards`);
	}
	if (values.config !== undefined && values.mapping.length > 0) {
		throw new BadUsage('--mapping or --config: the file of --config names its mappings itself');
	}
	const asked =
		values.config === undefined
			? await allFamilies(values.mapping.map(fromCaller))
			: await familiesOf(fromCaller(values.config));
	if ('problems' in asked) {
		console.error(asked.problems.map(fileProblemLine).join('\n'));
		return false;
	}
	const message = {
		topic,
		payload: payload.startsWith('@')
			? await contents(fromCaller(payload.slice(1)))
			: Buffer.from(payload),
		retained: values.retained,
		receivedAt: Date.now(),
		site: 'thu',
	};
	const { lines, taken } = await explain(asked, message);
	console.log(lines.join('\n'));
	return taken;
}

/** All there are, and before the presets the mappings of these files. */
async function allFamilies(files: readonly string[]): Promise<readonly Family[] | BadFile> {
	const mappings: Mapping[] = [];
	const problems: BadFile['problems'][number][] = [];
	for (const file of files) {
		const parsed = parseMapping(file, (await contents(file)).toString('utf8'));
		if (parsed.kind === 'mapping') mappings.push(parsed.mapping);
		else problems.push(...parsed.problems);
	}
	if (problems.length > 0) return badFile(problems);
	const presets = await Promise.all((await presetNames()).map(presetMapping));
	return families([...mappings, ...presets]);
}

async function familiesOf(file: string): Promise<readonly Family[] | BadFile> {
	const centre = await readCentreFile(file);
	if (centre.kind === 'bad-file') return centre;
	return [own, ...fieldSources(centre).map(({ family }) => family)];
}

/** npm runs the command in the project's folder, and says in INIT_CWD where the person was. */
function fromCaller(path: string): string {
	return resolve(process.env['INIT_CWD'] ?? '.', path);
}

async function contents(path: string): Promise<Buffer> {
	try {
		return await readFile(path);
	} catch (cause) {
		throw new BadUsage(`${path} cannot be read: ${(cause as Error).message}`, { cause });
	}
}

// A mapping's pattern must not hold the terminal for ever.
try {
	process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
	const { code, message } = error as NodeJS.ErrnoException;
	const misused = error instanceof BadUsage || code?.startsWith('ERR_PARSE_ARGS') === true;
	console.error(misused ? message : error);
	process.exitCode = 2;
}
