/** `npm run try-mapping -- TOPIC PAYLOAD`: what a message would become, by whom, and why not by the others. */
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { explain } from './decode/explain.ts';
import { LINEAR_PATTERNS } from './decode/mapping/linear-patterns.ts';
import { mappingProblemLine, parseMapping, type Mapping } from './decode/mapping/mapping-file.ts';
import { families } from './decode/families.ts';

const USAGE = `npm run try-mapping -- TOPIC PAYLOAD [--mapping FILE]… [--retained]
  TOPIC      as a device publishes on it
  PAYLOAD    its text, or @FILE for the bytes of a file
  --mapping  a mapping of your own (YAML), asked before those that come with the project; may be given again
  --retained as a message that the broker has kept
Exit code 0: taken whole. 1: not, or a mapping has mistakes. 2: not called as it is meant to be.`;

const PRESETS = fileURLToPath(new URL('./decode/mapping/presets/', import.meta.url));

class BadUsage extends Error {}

async function main(): Promise<boolean> {
	const { values, positionals } = parseArgs({
		options: {
			mapping: { type: 'string', multiple: true, default: [] },
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
	const presets = (await readdir(PRESETS)).map((file) => resolve(PRESETS, file));
	const mappings: Mapping[] = [];
	for (const file of [...values.mapping.map(fromCaller), ...presets]) {
		const parsed = parseMapping(file, (await contents(file)).toString('utf8'));
		if ('mapping' in parsed) mappings.push(parsed.mapping);
		else console.error(parsed.problems.map(mappingProblemLine).join('\n'));
	}
	const wanted = values.mapping.length + presets.length;
	if (mappings.length < wanted) return false;
	const message = {
		topic,
		payload: payload.startsWith('@')
			? await contents(fromCaller(payload.slice(1)))
			: Buffer.from(payload),
		retained: values.retained,
		receivedAt: Date.now(),
		site: 'thu',
	};
	const { lines, taken } = await explain(families(mappings), message);
	console.log(lines.join('\n'));
	return taken;
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
setFlagsFromString(LINEAR_PATTERNS);
try {
	process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
	const { code, message } = error as NodeJS.ErrnoException;
	const misused = error instanceof BadUsage || code?.startsWith('ERR_PARSE_ARGS') === true;
	console.error(misused ? message : error);
	process.exitCode = 2;
}
