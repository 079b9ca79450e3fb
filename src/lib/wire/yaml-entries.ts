/** A file of lists of entries: what is right in it is read though other entries are wrong. */
import * as v from 'valibot';
import {
	badFile,
	issuePath,
	issueProblem,
	readYaml,
	wantedWords,
	type BadFile,
	type FileProblem,
	type YamlFile,
	type YamlSource,
} from './yaml-file.ts';

export type YamlEntries<T> = Omit<YamlFile<T>, 'kind'> & {
	readonly kind: 'entries';
	/** Of the entries that are left out. */
	readonly problems: readonly FileProblem[];
	/** As they were given. */
	readonly leftOut: readonly unknown[];
};

/** A bad file where a mistake stands elsewhere than in an entry. */
export function parseYamlEntries<T>(
	source: YamlSource,
	schema: v.GenericSchema<unknown, T>,
): YamlEntries<T> | BadFile {
	const read = readYaml(source);
	if (read.kind === 'bad-file') return read;
	const { value: given, lineAt } = read;
	const parsed = v.safeParse(schema, given, { message: wantedWords });
	if (parsed.success) {
		return { kind: 'entries', value: parsed.output, lineAt, problems: [], leftOut: [] };
	}
	const problems = parsed.issues.map((issue) => issueProblem(issue, { ...source, lineAt }));
	const bad = new Set<string>();
	for (const issue of parsed.issues) {
		const [key, place] = issuePath(issue);
		if (typeof place !== 'number') return badFile(problems);
		bad.add(`${key}[${place}]`);
	}
	const lists = Object.entries(given as Record<string, readonly unknown[]>);
	const isBad = (key: string, place: number) => bad.has(`${key}[${place}]`);
	const right = lists.map(([key, all]) => [key, all.filter((_, at) => !isBad(key, at))] as const);
	const again = v.safeParse(schema, Object.fromEntries(right), { message: wantedWords });
	if (!again.success) return badFile(problems);
	const places = new Map(
		lists.map(([key, all]) => [key, [...all.keys()].filter((at) => !isBad(key, at))]),
	);
	return {
		kind: 'entries',
		value: again.output,
		lineAt([key = '', place = 0, ...path]) {
			return lineAt([key, places.get(String(key))?.[Number(place)] ?? place, ...path]);
		},
		problems,
		leftOut: lists.flatMap(([key, all]) => all.filter((_, at) => isBad(key, at))),
	};
}
