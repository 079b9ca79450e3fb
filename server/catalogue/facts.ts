/** The catalogue's facts, read from the files beside this one and from those of the centre's own. */
import { readdir, readFile } from 'node:fs/promises';
import type { FileProblem } from '#lib/wire/yaml-file.ts';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import type { CatalogueSource } from './catalogue-entries.ts';
import { catalogueFacts } from './catalogue-facts.ts';
import type { CatalogueFacts } from './catalogue-facts.ts';
import { CENTRE_FACT } from './centre-schema.ts';
import type { CentreFact } from './centre-schema.ts';
import { BadFacts, fromJson, identities } from './fact-rows.ts';
import type { Sourced } from './fact-rows.ts';
import { readPlaces, standsOn } from './places-facts.ts';
import type { CrosswalkFact, UnitEventFact, UnitFact } from './places-schemas.ts';

export type Facts = CatalogueFacts & {
	readonly units: readonly UnitFact[];
	readonly unitEvents: readonly UnitEventFact[];
	readonly crosswalks: readonly CrosswalkFact[];
	readonly centres: readonly CentreFact[];
};

/** The built-in files: places and centres read, the catalogue's as they stand. */
export type BuiltIn = Pick<Facts, 'units' | 'unitEvents' | 'crosswalks'> & {
	readonly centres: readonly Sourced<CentreFact>[];
	readonly sources: readonly CatalogueSource[];
};

const FACTS = new URL('./facts/', import.meta.url);

/** @throws BadFacts where the file of a place or a centre does not hold what its schema and its references want */
export async function readBuiltIn(folder: URL = FACTS): Promise<BuiltIn> {
	const text = (file: string) => readFile(new URL(file, folder), 'utf8');
	const { units, unitEvents, crosswalks } = await readPlaces(text);
	const centres = fromJson('centres.json', await text('centres.json'), CENTRE_FACT);
	identities(centres, (centre) => centre.slug);
	for (const { where, fact } of centres) {
		const standing = units.filter(({ fact: unit }) => standsOn(unit, fact.geographyDate));
		const codes = new Set(standing.map(({ fact: unit }) => unit.code));
		for (const code of [fact.homeCode, fact.scopeCode]) {
			if (codes.has(code)) continue;
			throw new BadFacts(`${where}: no unit had the code ${code} on ${fact.geographyDate}`);
		}
	}
	const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
	// A centre's own file may have the same name.
	const read = async (file: string) => ({
		file: `facts/${file}`,
		text: await text(file),
		own: false,
	});
	const facts = <T>(sourced: readonly Sourced<T>[]) => sourced.map(({ fact }) => fact);
	return {
		units: facts(units),
		unitEvents: facts(unitEvents),
		crosswalks: facts(crosswalks),
		centres,
		sources: await Promise.all(files.map(read)),
	};
}

/**
 * The built-in facts with the centre's own files, the oldest first. A file of its own that does not fit (any more) is left
 * out as a whole, and what is wrong with it told: a wall starts without it.
 *
 * @throws BadFacts where the built-in files are wrong
 */
export function factsWith(
	builtIn: BuiltIn,
	own: readonly CatalogueSource[],
): { readonly facts: Facts; readonly leftOut: readonly FileProblem[] } {
	const leftOut: FileProblem[] = [];
	for (let taken = own; ;) {
		const read = catalogueFacts([...builtIn.sources, ...taken], builtIn.units);
		if (read.kind === 'catalogue') {
			const { units, unitEvents, crosswalks } = builtIn;
			const centres = centresOf(builtIn, read.facts);
			return { facts: { ...read.facts, units, unitEvents, crosswalks, centres }, leftOut };
		}
		const ownFiles = new Set(taken.map(({ file }) => file));
		const named = read.problems.filter(({ file }) => ownFiles.has(file));
		const ofOwn =
			named.length > 0 ? named : ofReplacing(builtIn, { taken, problems: read.problems });
		if (ofOwn.length === 0) throw new BadFacts(read.problems.map(fileProblemLine).join('\n'));
		leftOut.push(...ofOwn);
		taken = taken.filter((source) => !ofOwn.some(({ file }) => file === source.file));
	}
}

/** Of the file whose entries built-in ones do not go with: of the one without which all fits, or else of the newest. */
function ofReplacing(
	{ sources, units }: BuiltIn,
	{
		taken,
		problems,
	}: { readonly taken: readonly CatalogueSource[]; readonly problems: readonly FileProblem[] },
): FileProblem[] {
	const without = (one: CatalogueSource) => taken.filter((source) => source !== one);
	const fits = (own: readonly CatalogueSource[]) =>
		catalogueFacts([...sources, ...own], units).kind === 'catalogue';
	const replacing = taken.find((source) => fits(without(source))) ?? taken.at(-1);
	if (!replacing) return [];
	const { file } = replacing;
	return problems.map((problem) => {
		return { file, line: 1, text: `does not go with ${fileProblemLine(problem)}` };
	});
}

function centresOf({ centres }: BuiltIn, { indicators }: CatalogueFacts): CentreFact[] {
	const codes = new Set(indicators.map(({ code }) => code));
	return centres.map(({ where, fact }) => {
		const missing = fact.keyIndicators.find((code) => !codes.has(code));
		if (missing !== undefined) throw new BadFacts(`${where}: ${missing} is named and not known`);
		return fact;
	});
}

/** Without files of a centre's own. @throws BadFacts */
export async function readFacts(folder: URL = FACTS): Promise<Facts> {
	return factsWith(await readBuiltIn(folder), []).facts;
}
