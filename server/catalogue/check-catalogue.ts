/** What no single entry of a catalogue can show: whether all of them fit together, and with the units. */
import { parseFormula, formulaNames } from '#lib/domain/formula.ts';
import type { FileProblem } from '#lib/wire/yaml-file.ts';
import { at } from '#lib/wire/yaml-file.ts';
import type { CatalogueEntries, Entry } from './catalogue-entries.ts';
import type { GivenIndex, GivenPublished, IndicatorFact } from './catalogue-schema.ts';
import { checkPlan, checkTarget } from './check-plans.ts';
import type { Fault, Known } from './check-plans.ts';
import type { UnitFact } from './places-schemas.ts';
import { numberOf } from './value-of-kind.ts';

export function checkCatalogue(
	entries: CatalogueEntries,
	{
		units,
		leftOut,
	}: {
		readonly units: readonly UnitFact[];
		/** Codes of entries that have a mistake of their own: nothing is said of what names them. */
		readonly leftOut: ReadonlySet<string>;
	},
): FileProblem[] {
	const problems: FileProblem[] = [];
	const faultsOf =
		<T>(entry: Entry<T>): Fault =>
		(path, said) => {
			const { file } = entry;
			problems.push({ file, line: entry.lineAt(path), text: at(path, said) });
		};
	const indicators = new Map(entries.indicators.map(({ fact }) => [fact.code, fact]));
	const plans = new Map(entries.plans.map(({ fact }) => [fact.code, fact]));
	const unitOf = new Map(units.map((unit) => [unit.slug, unit]));
	const cycles = new Set<string>();
	const known = { indicators, plans, leftOut };
	for (const entry of entries.indicators)
		checkIndicator(entry.fact, { ...known, cycles, fault: faultsOf(entry) });
	const milestones = new Set<string>();
	for (const entry of entries.plans)
		checkPlan(entry.fact, { milestones, units: unitOf, fault: faultsOf(entry) });
	for (const entry of entries.targets)
		checkTarget(entry.fact, { ...known, fault: faultsOf(entry) });
	for (const entry of entries.indices) {
		const { unit } = entry.fact;
		const fault = faultsOf(entry);
		if (unit !== null && !unitOf.has(unit)) fault(['unit'], `no unit is called ${unit}`);
		checkIndex(entry.fact, known, fault);
	}
	for (const entry of entries.published)
		checkPublished(entry.fact, { ...known, units: unitOf, fault: faultsOf(entry) });
	return problems;
}

function checkIndicator(
	{ code, parent, weightBy }: IndicatorFact,
	{
		indicators,
		leftOut,
		cycles,
		fault,
	}: Known & {
		/** Codes that are in a cycle which was told of; its own are added. */
		readonly cycles: Set<string>;
		readonly fault: Fault;
	},
): void {
	if (weightBy !== null && !indicators.has(weightBy) && !leftOut.has(weightBy))
		fault(['weightBy'], `no indicator is called ${weightBy}`);
	if (parent === null || leftOut.has(parent)) return;
	if (!indicators.has(parent)) return fault(['parent'], `no indicator is called ${parent}`);
	const way = [code];
	for (let next: string | null = parent; next !== null;) {
		way.push(next);
		if (next === code) {
			if (!cycles.has(code)) fault(['parent'], `a cycle of parents: ${way.join(' → ')}`);
			for (const each of way) cycles.add(each);
			return;
		}
		// A cycle further up is told of by the first that is in it.
		if (way.indexOf(next) < way.length - 1) return;
		next = indicators.get(next)?.parent ?? null;
	}
}

function checkIndex(index: GivenIndex, { indicators, leftOut }: Known, fault: Fault): void {
	const { validFrom, validTo, pillars } = index;
	if (validFrom !== null && validTo !== null && validTo < validFrom)
		fault(['validTo'], `is before validFrom, ${validFrom}`);
	const counted = new Set<string>();
	for (const [place, pillar] of pillars.entries()) {
		for (const [at, component] of pillar.components.entries()) {
			const path = ['pillars', place, 'components', at];
			const { indicator, steps = [], formula } = component;
			if (!indicators.has(indicator) && !leftOut.has(indicator))
				fault([...path, 'indicator'], `no indicator is called ${indicator}`);
			if (counted.has(indicator)) fault([...path, 'indicator'], `${indicator} counts twice`);
			counted.add(indicator);
			for (const [number, { from }] of steps.entries()) {
				const before = steps[number - 1];
				if (before && from <= before.from)
					fault([...path, 'steps', number], `${from} is not above ${before.from}: steps ascend`);
			}
			if (formula !== undefined) checkFormula(formula, (said) => fault([...path, 'formula'], said));
		}
	}
}

function checkFormula(text: string, fault: (said: string) => void): void {
	const parsed = parseFormula(text);
	if (parsed.kind === 'bad-formula') fault(`character ${parsed.at}: ${parsed.why}`);
	else if (!formulaNames(parsed.formula, 'value')) fault('the formula does not ask for the value');
}

function checkPublished(
	{ indicator: code, unit: slug, value }: GivenPublished,
	{
		indicators,
		leftOut,
		units,
		fault,
	}: Known & {
		readonly units: ReadonlyMap<string, UnitFact>;
		readonly fault: Fault;
	},
): void {
	// The unit need not have existed then: a rank of 2024 was published for the provinces of 2025.
	if (!units.has(slug)) fault(['unit'], `no unit is called ${slug}`);
	if (leftOut.has(code)) return;
	const indicator = indicators.get(code);
	if (!indicator) return fault(['indicator'], `no indicator is called ${code}`);
	const read = numberOf(value, indicator);
	if (read.kind === 'wrong') fault(['value'], read.said);
}
