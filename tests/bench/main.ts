/** `npm run bench -- NAME [options]`: runs tests/bench/NAME.ts and prints what it measured as JSON. */
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';

type Bench = { readonly run: (args: readonly string[]) => Promise<unknown> };

const [name = '', ...args] = process.argv.slice(2);
const bench = await benchOf(name);
if (bench === null) {
	console.error(
		`npm run bench -- NAME [options], where NAME is one of: ${(await names()).join(', ')}`,
	);
	process.exitCode = 1;
} else {
	const machine = {
		node: process.version,
		cpu: cpus()[0]?.model ?? 'unknown',
		cores: availableParallelism(),
		memoryGiB: Math.round(totalmem() / 2 ** 30),
	};
	const result = await bench.run(args);
	console.log(JSON.stringify({ bench: name, machine, result }, null, '\t'));
}

async function benchOf(name: string): Promise<Bench | null> {
	return (await names()).includes(name) ? ((await import(`./${name}.ts`)) as Bench) : null;
}

/** The files that can be run; others beside them are their parts, and may not even be imported. */
async function names(): Promise<string[]> {
	const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.ts'));
	const texts = await Promise.all(
		files.map((file) => readFile(join(import.meta.dirname, file), 'utf8')),
	);
	return files
		.filter((_, index) => texts[index]?.includes('\nexport async function run('))
		.map((file) => file.slice(0, -'.ts'.length));
}
