/** Units, what became of them, and how figures are carried over such changes, read from the fact files. */
import { BadFacts, fromCsv, fromJson, identities, refer } from './fact-rows.ts';
import type { Sourced } from './fact-rows.ts';
import { CROSSWALK_FACT, UNIT_EVENT_FACT, UNIT_FACT } from './places-schemas.ts';
import type { CrosswalkFact, UnitEventFact, UnitFact } from './places-schemas.ts';

export type Places = {
	readonly units: readonly Sourced<UnitFact>[];
	readonly unitEvents: readonly Sourced<UnitEventFact>[];
	readonly crosswalks: readonly Sourced<CrosswalkFact>[];
	/** Of all units. */
	readonly slugs: ReadonlySet<string>;
};

/** @throws BadFacts where a file does not hold what its schema and its references want */
export async function readPlaces(text: (file: string) => Promise<string>): Promise<Places> {
	const units = fromCsv('units.csv', await text('units.csv'), UNIT_FACT);
	const unitEvents = fromJson('unit-events.json', await text('unit-events.json'), UNIT_EVENT_FACT);
	const crosswalks = fromJson('crosswalks.json', await text('crosswalks.json'), CROSSWALK_FACT);
	const slugs = identities(units, (unit) => unit.slug);
	identities(unitEvents, (event) => event.code);
	identities(crosswalks, (crosswalk) => crosswalk.code);
	refer(units, slugs, ({ parent }) => (parent === null ? [] : [parent]));
	refer(unitEvents, slugs, ({ from, to }) => [...from, ...to].map(({ unit }) => unit));
	refer(crosswalks, slugs, ({ parts }) => parts.flatMap(({ from, to }) => [from, to]));
	checkLives(units);
	checkEvents(unitEvents, new Map(units.map(({ fact }) => [fact.slug, fact])));
	return { units, unitEvents, crosswalks, slugs };
}

/** On any day a code leads to one unit at most, no unit lies in itself, and each in one that is there as long as it is. */
function checkLives(units: readonly Sourced<UnitFact>[]): void {
	const bySlug = new Map(units.map(({ fact }) => [fact.slug, fact]));
	const byCode = Map.groupBy(units, ({ fact }) => fact.code);
	for (const { where, fact } of units) {
		if (fact.validFrom !== null && fact.validTo !== null && fact.validTo < fact.validFrom) {
			throw new BadFacts(`${where}: ends on ${fact.validTo}, before it begins`);
		}
		const other = byCode
			.get(fact.code)
			?.find(({ fact: other }) => other !== fact && overlap(other, fact));
		if (other) {
			throw new BadFacts(`${where}: ${other.fact.slug} has the code ${fact.code} at the same time`);
		}
		const above = new Set([fact.slug]);
		for (let at = fact; at.parent !== null;) {
			if (above.has(at.parent)) throw new BadFacts(`${where}: ${at.parent} lies in itself`);
			above.add(at.parent);
			at = bySlug.get(at.parent) as UnitFact;
		}
		const parent = fact.parent === null ? null : (bySlug.get(fact.parent) as UnitFact);
		if (parent && !contains(parent, fact)) {
			throw new BadFacts(`${where}: ${parent.slug}, in which it lies, is not there all the time`);
		}
	}
}

/** Whoever an event is from was there the day before it; whoever it leads to is there on its day. */
function checkEvents(
	events: readonly Sourced<UnitEventFact>[],
	bySlug: ReadonlyMap<string, UnitFact>,
): void {
	for (const { where, fact } of events) {
		const dayBefore = new Date(Date.parse(fact.happenedOn) - 86_400_000).toISOString().slice(0, 10);
		const wanted = [
			...fact.from.map(({ unit }) => [unit, dayBefore] as const),
			...fact.to.map(({ unit }) => [unit, fact.happenedOn] as const),
		];
		for (const [slug, day] of wanted) {
			if (standsOn(bySlug.get(slug) as UnitFact, day)) continue;
			throw new BadFacts(`${where}: ${slug} was not there on ${day}`);
		}
	}
}

type Life = Pick<UnitFact, 'validFrom' | 'validTo'>;

/** ISO days compare as text. */
export function standsOn({ validFrom, validTo }: Life, day: string): boolean {
	return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

const EVER = { from: '', to: '\uffff' };

function overlap(a: Life, b: Life): boolean {
	return (
		(a.validFrom ?? EVER.from) <= (b.validTo ?? EVER.to) &&
		(b.validFrom ?? EVER.from) <= (a.validTo ?? EVER.to)
	);
}

function contains(outer: Life, inner: Life): boolean {
	return (
		(outer.validFrom ?? EVER.from) <= (inner.validFrom ?? EVER.from) &&
		(inner.validTo ?? EVER.to) <= (outer.validTo ?? EVER.to)
	);
}
