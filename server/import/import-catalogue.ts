import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CatalogueOutcome, ImportFile, ImportHow } from '#lib/wire/import-outcome.ts';
import type { FileProblem } from '#lib/wire/yaml-file.ts';
import type { CatalogueEntries, CatalogueSource, Entry } from '../catalogue/catalogue-entries.ts';
import { catalogueEntries } from '../catalogue/catalogue-entries.ts';
import { catalogueFacts } from '../catalogue/catalogue-facts.ts';
import { factsWith, readBuiltIn } from '../catalogue/facts.ts';
import { installPublished } from '../catalogue/install-published.ts';
import { installFacts, lockCatalogue } from '../catalogue/install.ts';
import { keepOwnFile, ownFiles } from '../catalogue/own-files.ts';
import type { Database } from '../db/database.ts';
import { changeFigures } from './figures/change.ts';

const MOST_BYTES = 1024 * 1024;
const MOST_PROBLEMS = 100;

/**
 * Takes a catalogue file of the centre's own: it is checked together with all others, kept, and installed with them, at
 * once and at every later start. It takes the place of the earlier file of the same name; nothing of a file with a mistake
 * is taken.
 */
export async function importCatalogue(
	database: Database,
	{ fileName, bytes }: ImportFile,
	{ importedBy, now, dryRun }: Pick<ImportHow, 'importedBy' | 'now' | 'dryRun'>,
): Promise<CatalogueOutcome> {
	const text = textOf(bytes);
	if (text === null) {
		const said = `a text in UTF-8 of at most ${MOST_BYTES} bytes is wanted`;
		return refused(fileName, [{ file: fileName, line: 1, text: said }]);
	}
	const builtIn = await readBuiltIn();
	return changeFigures(database, async (tx) => {
		await lockCatalogue(tx);
		const installed = await ownFiles(tx);
		const { leftOut } = factsWith(builtIn, installed);
		const others = installed.filter(
			({ file }) => file !== fileName && !leftOut.some((problem) => problem.file === file),
		);
		const sources = [...builtIn.sources, ...others, { file: fileName, text, own: true }];
		const read = catalogueFacts(sources, builtIn.units);
		if (read.kind === 'bad-catalogue') return refused(fileName, read.problems);
		const before = catalogueEntries([...builtIn.sources, ...installed]).entries;
		const { taken, gone } = compared(read.entries, { before, fileName });
		if (!dryRun) {
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			const importedAt = new Date(now);
			await keepOwnFile(tx, { name: fileName, sha256, text, importedBy, importedAt });
			const { facts } = factsWith(builtIn, sources.filter(isOwn));
			await installFacts(tx, facts);
			await installPublished(tx, facts.published, now);
		}
		return { kind: 'catalogue', fileName, taken, gone };
	});
}

function refused(fileName: string, all: readonly FileProblem[]): CatalogueOutcome {
	const problems = all.slice(0, MOST_PROBLEMS);
	return { kind: 'bad-catalogue', fileName, problems, more: all.length - problems.length };
}

function isOwn({ own }: CatalogueSource): boolean {
	return own;
}

function textOf(bytes: Uint8Array): string | null {
	if (bytes.length > MOST_BYTES) return null;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

type Taken = Extract<CatalogueOutcome, { kind: 'catalogue' }>['taken'][number];
type Named = Pick<Taken, 'what' | 'code' | 'name'>;

/** What a file says, against what was installed before; in the order of its lines. */
function compared(
	now: CatalogueEntries,
	{ before, fileName }: { readonly before: CatalogueEntries; readonly fileName: string },
): { readonly taken: Taken[]; readonly gone: string[] } {
	const known = new Map(named(before).map((each) => [keyOf(each), each]));
	const own = named(now).filter(({ entry }) => entry.own && entry.file === fileName);
	const taken = own.map(({ entry, ...each }): Taken => {
		const earlier = known.get(keyOf(each));
		const isSame = earlier && isDeepStrictEqual(earlier.entry.fact, entry.fact);
		const change = isSame ? 'same' : earlier ? 'changed' : 'new';
		return { line: entry.lineAt(), ...each, change };
	});
	const kept = new Set(own.map(keyOf));
	const gone = named(before)
		.filter((each) => each.entry.own && each.entry.file === fileName && !kept.has(keyOf(each)))
		.map(keyOf);
	return { taken: taken.toSorted((a, b) => a.line - b.line), gone };
}

function keyOf({ what, code }: Named): string {
	return `${what} ${code}`;
}

function named(entries: CatalogueEntries): (Named & { readonly entry: Entry<unknown> })[] {
	return [
		...entries.indicators.map((entry) => ({
			what: 'indicator' as const,
			code: entry.fact.code,
			name: entry.fact.name,
			entry,
		})),
		...entries.plans.map((entry) => ({
			what: 'plan' as const,
			code: entry.fact.code,
			name: entry.fact.name,
			entry,
		})),
		...entries.targets.map((entry) => ({
			what: 'target' as const,
			code: entry.fact.id,
			name: entry.fact.words,
			entry,
		})),
		...entries.indices.map((entry) => ({
			what: 'index' as const,
			code: entry.fact.code,
			name: entry.fact.name,
			entry,
		})),
		...entries.published.map((entry) => ({
			what: 'published result' as const,
			code: [entry.fact.indicator, entry.fact.unit, entry.fact.on].join(' '),
			name: entry.fact.source,
			entry,
		})),
	];
}
