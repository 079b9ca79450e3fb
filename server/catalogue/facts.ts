/** The catalogue's facts, read from the files beside this one: CSV for tables, JSON for what nests. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { csvRecords } from './csv.ts';
import {
	CENTRE_FACT,
	INDICATOR_FACT,
	PLAN_FACT,
	TARGET_FACT,
	UNIT_EVENT_FACT,
	UNIT_FACT,
} from './schemas.ts';
import type {
	CentreFact,
	IndicatorFact,
	PlanFact,
	TargetFact,
	UnitEventFact,
	UnitFact,
} from './schemas.ts';

export type Facts = {
	readonly units: readonly UnitFact[];
	readonly unitEvents: readonly UnitEventFact[];
	readonly indicators: readonly IndicatorFact[];
	readonly plans: readonly PlanFact[];
	readonly targets: readonly TargetFact[];
	readonly centres: readonly CentreFact[];
};

/** Names the file and, where it is one row's fault, the row (a line of a CSV file, a count from 1 in JSON). */
export class BadFacts extends Error {
	override readonly name = 'BadFacts';
}

type Sourced<T> = { readonly where: string; readonly fact: T };

const FACTS = new URL('./facts/', import.meta.url);

/** @throws BadFacts where a file does not hold what its schema and its references want */
export async function readFacts(folder: URL = FACTS): Promise<Facts> {
	const text = (file: string) => readFile(new URL(file, folder), 'utf8');
	const units = fromCsv('units.csv', await text('units.csv'), UNIT_FACT);
	const indicators = fromCsv('indicators.csv', await text('indicators.csv'), INDICATOR_FACT);
	const plans = fromCsv('plans.csv', await text('plans.csv'), PLAN_FACT);
	const targets = fromCsv('targets.csv', await text('targets.csv'), TARGET_FACT);
	const events = fromJson('unit-events.json', await text('unit-events.json'), UNIT_EVENT_FACT);
	const centres = fromJson('centres.json', await text('centres.json'), CENTRE_FACT);

	const slugs = identities(units, (unit) => unit.slug);
	const indicatorCodes = identities(indicators, (indicator) => indicator.code);
	const planCodes = identities(plans, (plan) => plan.code);
	identities(targets, (target) => target.id);
	identities(centres, (centre) => centre.slug);
	refer(units, slugs, ({ parent }) => (parent === null ? [] : [parent]));
	refer(events, slugs, ({ from, to }) => [...from, ...to]);
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
		unitEvents: facts(events),
		indicators: facts(indicators),
		plans: facts(plans),
		targets: facts(targets),
		centres: facts(centres),
	};
}

function fromCsv<T>(file: string, text: string, schema: v.GenericSchema<unknown, T>): Sourced<T>[] {
	const [head, ...records] = csvRecords(text);
	const columns = head?.cells ?? [];
	return records.map(({ line, cells }) => {
		const where = `${file} row ${line}`;
		if (cells.length !== columns.length) {
			throw new BadFacts(`${where}: ${columns.length} cells are wanted, there are ${cells.length}`);
		}
		const row = columns.map((column, at) => [column, cells[at] === '' ? null : cells[at]]);
		return checked(where, Object.fromEntries(row), schema);
	});
}

function fromJson<T>(
	file: string,
	text: string,
	schema: v.GenericSchema<unknown, T>,
): Sourced<T>[] {
	let rows: unknown;
	try {
		rows = JSON.parse(text);
	} catch (cause) {
		throw new BadFacts(`${file}: not JSON`, { cause });
	}
	if (!Array.isArray(rows)) throw new BadFacts(`${file}: a list is wanted`);
	return rows.map((row: unknown, at) => checked(`${file} row ${at + 1}`, row, schema));
}

function checked<T>(where: string, row: unknown, schema: v.GenericSchema<unknown, T>): Sourced<T> {
	const parsed = v.safeParse(schema, row);
	if (parsed.success) return { where, fact: parsed.output };
	const issue = parsed.issues[0];
	throw new BadFacts(`${where}: ${v.getDotPath(issue) ?? 'the row'}: ${issue.message}`);
}

function identities<T>(sourced: readonly Sourced<T>[], key: (fact: T) => string): Set<string> {
	const known = new Set<string>();
	for (const { where, fact } of sourced) {
		if (known.has(key(fact))) throw new BadFacts(`${where}: ${key(fact)} is there twice`);
		known.add(key(fact));
	}
	return known;
}

function refer<T>(
	sourced: readonly Sourced<T>[],
	known: ReadonlySet<string>,
	named: (fact: T) => readonly string[],
): void {
	for (const { where, fact } of sourced) {
		const missing = named(fact).find((name) => !known.has(name));
		if (missing !== undefined) throw new BadFacts(`${where}: ${missing} is named and not known`);
	}
}

/** ISO days compare as text. */
function standsOn({ validFrom, validTo }: UnitFact, day: string): boolean {
	return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}
