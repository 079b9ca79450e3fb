/** The catalogue's facts, read from the files beside this one: CSV for tables, JSON for what nests. */
import { readFile } from 'node:fs/promises';
import { BadFacts, fromCsv, fromJson, identities, refer } from './fact-rows.ts';
import type { Sourced } from './fact-rows.ts';
import { readPlaces, standsOn } from './places-facts.ts';
import type { CrosswalkFact, UnitEventFact, UnitFact } from './places-schemas.ts';
import { CENTRE_FACT, INDICATOR_FACT, PLAN_FACT, TARGET_FACT } from './schemas.ts';
import type { CentreFact, IndicatorFact, PlanFact, TargetFact } from './schemas.ts';

export type Facts = {
	readonly units: readonly UnitFact[];
	readonly unitEvents: readonly UnitEventFact[];
	readonly crosswalks: readonly CrosswalkFact[];
	readonly indicators: readonly IndicatorFact[];
	readonly plans: readonly PlanFact[];
	readonly targets: readonly TargetFact[];
	readonly centres: readonly CentreFact[];
};

const FACTS = new URL('./facts/', import.meta.url);

/** @throws BadFacts where a file does not hold what its schema and its references want */
export async function readFacts(folder: URL = FACTS): Promise<Facts> {
	const text = (file: string) => readFile(new URL(file, folder), 'utf8');
	const { units, unitEvents, crosswalks, slugs } = await readPlaces(text);
	const indicators = fromCsv('indicators.csv', await text('indicators.csv'), INDICATOR_FACT);
	const plans = fromCsv('plans.csv', await text('plans.csv'), PLAN_FACT);
	const targets = fromCsv('targets.csv', await text('targets.csv'), TARGET_FACT);
	const centres = fromJson('centres.json', await text('centres.json'), CENTRE_FACT);

	const indicatorCodes = identities(indicators, (indicator) => indicator.code);
	const planCodes = identities(plans, (plan) => plan.code);
	identities(targets, (target) => target.id);
	identities(centres, (centre) => centre.slug);
	refer(plans, slugs, ({ unit }) => [unit]);
	refer(targets, indicatorCodes, ({ indicator }) => [indicator]);
	refer(targets, planCodes, ({ plan }) => [plan]);
	refer(centres, indicatorCodes, ({ keyIndicators }) => keyIndicators);
	for (const { where, fact } of centres) {
		const standing = units.filter(({ fact: unit }) => standsOn(unit, fact.geographyDate));
		const codes = new Set(standing.map(({ fact: unit }) => unit.code));
		for (const code of [fact.homeCode, fact.scopeCode]) {
			if (codes.has(code)) continue;
			throw new BadFacts(`${where}: no unit had the code ${code} on ${fact.geographyDate}`);
		}
	}
	const facts = <T>(sourced: readonly Sourced<T>[]) => sourced.map(({ fact }) => fact);
	return {
		units: facts(units),
		unitEvents: facts(unitEvents),
		crosswalks: facts(crosswalks),
		indicators: facts(indicators),
		plans: facts(plans),
		targets: facts(targets),
		centres: facts(centres),
	};
}
