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
	refer(unitEvents, slugs, ({ from, to }) =>
		[...from, ...to].flatMap(({ unit, areaOf }) => (areaOf === null ? unit : [unit, areaOf])),
	);
	refer(crosswalks, slugs, ({ parts }) => parts.flatMap(({ from, to }) => [from, to]));
	checkLives(units);
	checkEvents(unitEvents, new Map(units.map(({ fact }) => [fact.slug, fact])));
	const events = unitEvents.map(({ fact }) => fact);
	checkAreas(unitEvents, events);
	checkWholes(crosswalks, events);
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

/** Whose area a unit has had gone into what this event divided: a step further back there is nothing to divide. */
function checkAreas(
	rows: readonly Sourced<UnitEventFact>[],
	events: readonly UnitEventFact[],
): void {
	for (const { where, fact } of rows) {
		const divided = new Set(fact.from.map(({ unit }) => unit));
		const before = events.filter(({ to }) => to.some(({ unit }) => divided.has(unit)));
		const gone = new Set(before.flatMap(({ from }) => from.map(({ unit }) => unit)));
		for (const { unit, areaOf } of fact.to) {
			if (areaOf === null || gone.has(areaOf)) continue;
			throw new BadFacts(
				`${where}: ${areaOf}, whose area ${unit} has, had not gone into ${[...divided].join(', ')}`,
			);
		}
	}
}

/** What a crosswalk carries over as whole units is whole in an event, too. */
function checkWholes(
	rows: readonly Sourced<CrosswalkFact>[],
	events: readonly UnitEventFact[],
): void {
	for (const { where, fact } of rows) {
		if (fact.basis !== 'whole-units') continue;
		for (const { from, to } of fact.parts) {
			const isWhole = events.some(
				(event) =>
					event.to.some(({ unit }) => unit === to) &&
					event.from.some(({ unit, extent }) => unit === from && extent === 'whole'),
			);
			if (!isWhole)
				throw new BadFacts(`${where}: no event states that all of ${from} became ${to}`);
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
