/** Catalogue files put together: of what two of them name, the centre's own file wins over the built-in one. */
import { longSpanOf } from '#lib/domain/told-span.ts';
import type { FileProblem } from '#lib/wire/yaml-file.ts';
import { parseYamlEntries } from '#lib/wire/yaml-entries.ts';
import { CATALOGUE_FILE } from './catalogue-schema.ts';
import type {
	CatalogueFile,
	GivenIndex,
	GivenPlan,
	GivenPublished,
	GivenTarget,
	IndicatorFact,
} from './catalogue-schema.ts';

export type CatalogueSource = {
	/** Its name, for people. */
	readonly file: string;
	readonly text: string;
	/** Of the centre: it wins over the built-in ones. */
	readonly own: boolean;
};

type Path = readonly (string | number)[];

/** One thing of a file, which can tell in which line each of its parts stands. */
export type Entry<T> = {
	readonly fact: T;
	readonly file: string;
	readonly own: boolean;
	/** From the entry on. */
	lineAt(path?: Path): number;
};

export type CatalogueEntries = {
	readonly indicators: readonly Entry<IndicatorFact>[];
	readonly plans: readonly Entry<GivenPlan>[];
	/** Those of plans and those that stand apart. */
	readonly targets: readonly Entry<GivenTarget>[];
	readonly indices: readonly Entry<GivenIndex>[];
	readonly published: readonly Entry<GivenPublished>[];
};

/** With all that is wrong in single files, and what is named twice. */
export function catalogueEntries(sources: readonly CatalogueSource[]): {
	readonly entries: CatalogueEntries;
	readonly problems: readonly FileProblem[];
	/** Codes of entries that are left out, for they have a mistake; null where a file is left out as a whole. */
	readonly leftOut: ReadonlySet<string> | null;
} {
	const problems: FileProblem[] = [];
	const all = sources.map((source) => {
		const parsed = parseYamlEntries(source, CATALOGUE_FILE);
		problems.push(...parsed.problems);
		return parsed.kind === 'entries' ? { ...parsed, source } : null;
	});
	const files = all.filter((file) => file !== null);
	const codes = files.flatMap(({ leftOut }) => leftOut.flatMap((entry) => codeOf(entry) ?? []));
	const of = <K extends keyof CatalogueFile>(key: K): Entry<CatalogueFile[K][number]>[] =>
		files.flatMap(({ value, lineAt, source: { file, own } }) =>
			value[key].map((fact: CatalogueFile[K][number], place: number) => ({
				fact,
				file,
				own,
				lineAt: (path: Path = []) => lineAt([key, place, ...path]),
			})),
		);
	const won = <T>(entries: readonly Entry<T>[], name: (fact: T) => string) =>
		winners(entries, { name, problems });

	const plans = won(of('plans'), ({ code }) => code);
	const targets = [
		...plans.flatMap((plan) =>
			plan.fact.targets.map((target, place): Entry<GivenTarget> => ({
				...plan,
				fact: { plan: plan.fact.code, ...target },
				lineAt: (path: Path = []) => plan.lineAt(['targets', place, ...path]),
			})),
		),
		...of('targets'),
	];
	return {
		entries: {
			indicators: won(of('indicators'), ({ code }) => code),
			plans,
			targets: won(targets, ({ id }) => id),
			indices: won(of('indices'), ({ code }) => code),
			published: won(of('published'), publishedName),
		},
		problems,
		leftOut: files.length < all.length ? null : new Set(codes),
	};
}

/** A quarter and the month that it ends with are two. */
function publishedName({ indicator, unit, on, timeSource }: GivenPublished): string {
	const span = longSpanOf(timeSource);
	return [indicator, unit, on, ...(span ? [span] : [])].join(' ');
}

function codeOf(entry: unknown): string | null {
	const { code } = (entry ?? {}) as { readonly code?: unknown };
	return typeof code === 'string' ? code : null;
}

/** Of each name one: the centre's own; two of the same kind of file are a problem. */
function winners<T>(
	entries: readonly Entry<T>[],
	{ name, problems }: { name: (fact: T) => string; problems: FileProblem[] },
): Entry<T>[] {
	const known = new Map<string, Entry<T>>();
	for (const entry of entries) {
		const own = name(entry.fact);
		const before = known.get(own);
		if (before?.own === entry.own) {
			const text = `${own} is there twice: in ${before.file} line ${before.lineAt()}, too`;
			problems.push({ file: entry.file, line: entry.lineAt(), text });
		} else if (!before || entry.own) {
			known.set(own, entry);
		}
	}
	return [...known.values()];
}
