/** The centre's file: which devices of other makers speak how, who of them is taken in, and how much they may say. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AdmitRule } from '#lib/domain/admission.ts';
import { FAMILIES, familyOf, mappingFamily, type FamilyName } from '../decode/families.ts';
import { shown } from '../decode/fields.ts';
import { parseMapping, type Mapping } from '../decode/mapping/mapping-file.ts';
import type { FieldSource } from '../hearing.ts';
import { at, badFile, parseYamlFile, type BadFile, type FileProblem } from '#lib/wire/yaml-file.ts';
import { CENTRE_FILE, type GivenSource } from './schema.ts';

export type SourceConfig = { readonly site: string } & (
	| { readonly kind: 'family'; readonly family: FamilyName; readonly prefix: string | null }
	| { readonly kind: 'mapping'; readonly mapping: Mapping }
);

export type CentreConfig = {
	readonly kind: 'centre';
	/** As given; `null`: there is none. */
	readonly file: string | null;
	readonly sources: readonly SourceConfig[];
	/** With the line of each. */
	readonly admit: readonly (AdmitRule & { readonly line: number })[];
	readonly limits: {
		/** Of one device, averaged over a minute; null: no limit. */
		readonly messagesPerSecond: number | null;
		/** That nobody has taken in; what others say for the first time is refused. */
		readonly waitingDevices: number;
		/** What a device tells beyond them is refused. */
		readonly metricsPerDevice: number;
	};
};

/** The project's own topics alone. */
export const NO_CENTRE_FILE: CentreConfig = {
	kind: 'centre',
	file: null,
	sources: [],
	admit: [],
	limits: { messagesPerSecond: 100, waitingDevices: 5_000, metricsPerDevice: 500 },
};

const PRESETS = fileURLToPath(new URL('../decode/mapping/presets/', import.meta.url));

/** Names of the mappings that come with the project. */
export async function presetNames(): Promise<string[]> {
	return (await readdir(PRESETS)).map((file) => basename(file, '.yaml')).sort();
}

/** Each source anew: none knows yet of what was sent before. */
export function fieldSources({ sources }: CentreConfig): FieldSource[] {
	return sources.map((source) => ({
		site: source.site,
		family:
			source.kind === 'family' ? familyOf(source.family, source) : mappingFamily(source.mapping),
	}));
}

/** The mapping of a preset. Throws where its file is none, which a test rules out. */
export async function presetMapping(name: string): Promise<Mapping> {
	const file = join(PRESETS, `${name}.yaml`);
	const parsed = parseMapping(file, await readFile(file, 'utf8'));
	if (parsed.kind === 'mapping') return parsed.mapping;
	throw new Error(`The preset ${name} has mistakes`);
}

/** What the file and the mappings beside it say, or all that is wrong in them; `null`: there is no such file. */
export async function readCentreFile(file: string | null): Promise<CentreConfig | BadFile> {
	if (file === null) return NO_CENTRE_FILE;
	const text = await contents(file);
	if (text instanceof Error) {
		const said = `a file that this user may read is wanted (${text.message})`;
		return badFile([{ file, line: 1, text: said }]);
	}
	const parsed = parseYamlFile({ file, text }, CENTRE_FILE);
	if (parsed.kind === 'bad-file') return parsed;
	const { value, lineAt } = parsed;
	const problems: FileProblem[] = [];
	const fault = (path: readonly (string | number)[], said: string) =>
		problems.push({ file, line: lineAt(path), text: at(path, said) });

	const sources: SourceConfig[] = [];
	const taken = new Map<string, number>();
	for (const [index, source] of value.sources.entries()) {
		const path = ['sources', index];
		const read = await readSource(source, dirname(file));
		if (read.kind === 'bad-file') problems.push(...read.problems);
		else if (read.kind === 'wrong') fault([...path, read.key], read.said);
		else {
			const before = taken.get(topicsOf(read));
			if (before !== undefined) fault(path, `its topics are those of line ${before} already`);
			else taken.set(topicsOf(read), lineAt(path));
			sources.push(read);
		}
	}

	const names = ['ioc', ...new Set(sources.map(nameOf))];
	const admit = value.admit.map((rule, index) => {
		const path = ['admit', index, 'family'];
		if (rule.family !== null && !names.includes(rule.family)) {
			fault(path, `one of the sources, ${names.join(', ')}, is wanted, got ${shown(rule.family)}`);
		}
		return { ...rule, line: lineAt(['admit', index, 'unit']) };
	});
	if (problems.length > 0) return badFile(problems);
	const { limits: usual } = NO_CENTRE_FILE;
	const {
		messagesPerSecond = usual.messagesPerSecond,
		waitingDevices = usual.waitingDevices,
		metricsPerDevice = usual.metricsPerDevice,
	} = value.limits;
	const limits = { messagesPerSecond, waitingDevices, metricsPerDevice };
	return { kind: 'centre', file, sources, admit, limits };
}

type Wrong = { readonly kind: 'wrong'; readonly key: string; readonly said: string };

async function readSource(
	source: GivenSource,
	folder: string,
): Promise<SourceConfig | Wrong | BadFile> {
	const { kind, site } = source;
	if (kind === 'family') return source;
	if (kind === 'preset') {
		const presets = await presetNames();
		if (presets.includes(source.name)) {
			return { kind: 'mapping', site, mapping: await presetMapping(source.name) };
		}
		const said = `one of ${presets.join(', ')} is wanted, got ${shown(source.name)}`;
		return { kind: 'wrong', key: 'preset', said };
	}
	const file = resolve(folder, source.file);
	const text = await contents(file);
	if (text instanceof Error) {
		const wanted = 'a file beside this one that this user may read is wanted';
		return { kind: 'wrong', key: 'mapping', said: `${wanted} (${text.message})` };
	}
	const parsed = parseMapping(file, text);
	if (parsed.kind === 'bad-file') return parsed;
	const { mapping } = parsed;
	if (mapping.name !== 'ioc' && !FAMILIES.some((family) => family === mapping.name)) {
		return { kind: 'mapping', site, mapping };
	}
	return { kind: 'wrong', key: 'mapping', said: `its name, ${mapping.name}, is that of a family` };
}

/** Two sources of which this is the same would hear the same, and the second nothing. */
function topicsOf(source: SourceConfig): string {
	return source.kind === 'family'
		? familyOf(source.family, source).filters().join('\n')
		: source.mapping.name;
}

function nameOf(source: SourceConfig): string {
	return source.kind === 'family' ? source.family : source.mapping.name;
}

async function contents(path: string): Promise<string | Error> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}
