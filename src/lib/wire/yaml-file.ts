/** A file in YAML, checked against a schema: every mistake in it with its line. */
import * as v from 'valibot';
import { isNode, LineCounter, parseDocument } from 'yaml';

/** `line` counts from 1. */
export type FileProblem = {
	/** Its name, for people. */
	readonly file: string;
	readonly line: number;
	readonly text: string;
};

export type YamlFile<T> = {
	readonly kind: 'file';
	readonly value: T;
	/** Of what stands at a path, or of the nearest thing above it. */
	lineAt(path: readonly (string | number)[]): number;
};

export type BadFile = { readonly kind: 'bad-file'; readonly problems: readonly FileProblem[] };

export function parseYamlFile<T>(
	source: YamlSource,
	schema: v.GenericSchema<unknown, T>,
): YamlFile<T> | BadFile {
	const read = readYaml(source);
	if (read.kind === 'bad-file') return read;
	const { value: given, lineAt } = read;
	const parsed = v.safeParse(schema, given, { message: wantedWords });
	if (parsed.success) return { kind: 'file', value: parsed.output, lineAt };
	return badFile(parsed.issues.map((issue) => issueProblem(issue, { ...source, lineAt })));
}

export type YamlSource = { readonly file: string; readonly text: string };

/** Without a schema. */
export function readYaml({ file, text }: YamlSource): YamlFile<unknown> | BadFile {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const lineOf = (offset: number): number => Math.max(lines.linePos(offset).line, 1);
	const faults = [...document.errors, ...document.warnings];
	if (faults.length > 0) {
		return badFile(
			faults.map(({ pos, message }) => ({ file, line: lineOf(pos[0]), text: message })),
		);
	}
	const lineAt = (path: readonly (string | number)[]): number => {
		for (let length = path.length; length >= 0; length--) {
			const node: unknown = document.getIn(path.slice(0, length), true);
			if (isNode(node) && node.range) return lineOf(node.range[0]);
		}
		return 1;
	};
	try {
		return { kind: 'file', value: document.toJS({ maxAliasCount: 100 }) as unknown, lineAt };
	} catch (error) {
		// A few lines of aliases of aliases would fill the memory; the library says so by a ReferenceError.
		if (!(error instanceof ReferenceError)) throw error;
		return badFile([{ file, line: 1, text: `aliases of aliases: ${error.message}` }]);
	}
}

/** What a schema says, where it says it. */
export function issueProblem(
	issue: v.BaseIssue<unknown>,
	{ file, lineAt }: Pick<YamlSource, 'file'> & Pick<YamlFile<unknown>, 'lineAt'>,
): FileProblem {
	const path = issuePath(issue);
	return { file, line: lineAt(path), text: at(path, issue.message) };
}

export function issuePath({ path }: v.BaseIssue<unknown>): (string | number)[] {
	return (path ?? []).map(({ key }) => key as string | number);
}

export function badFile(problems: readonly FileProblem[]): BadFile {
	return { kind: 'bad-file', problems };
}

/** `sources[0].site: …` */
export function at(path: readonly (string | number)[], said: string): string {
	const where = path.join('.').replace(/\.(\d+)/g, '[$1]');
	return where ? `${where}: ${said}` : said;
}

/** One line a problem, for a person at a terminal. */
export function fileProblemLine({ file, line, text }: FileProblem): string {
	return `${file}:${line}: ${text}`;
}

const WANTED: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list',
	integer: 'a whole number',
};

/** What a schema says that has no words of its own. */
export function wantedWords({
	type,
	expected,
	requirement,
	received,
}: v.BaseIssue<unknown>): string {
	const limit = typeof requirement === 'number' ? String(requirement) : '';
	const bounds: Readonly<Record<string, string>> = {
		gt_value: `more than ${limit}`,
		min_value: `${limit} or more`,
		max_value: `${limit} or less`,
	};
	const choice = expected?.replace(/^\((.*)\)$/, 'one of $1').replaceAll(' | ', ', ');
	return `${bounds[type] ?? WANTED[type] ?? choice ?? 'something else'} is wanted, got ${received}`;
}

/** What a strict object says of a key that is not its own, or that is missing. */
export function strange(of: string): (issue: v.StrictObjectIssue) => string {
	return (issue) => {
		const key = issue.path?.at(-1)?.key as string | number | undefined;
		if (key === undefined) return `${of} is wanted`;
		return issue.expected === 'never' ? `${key} is nothing that ${of} has` : `${key} is wanted`;
	};
}
