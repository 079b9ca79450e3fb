/** What catalogue files say, as it is installed. */
import type { Plan, Target, TargetPath } from '#lib/domain/indicator.ts';
import type { PeriodSource } from '#lib/domain/reading.ts';
import type { ScoreIndex, ScoreRule } from '#lib/domain/score-index.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import { observedAtEnd } from '#lib/domain/told-span.ts';
import type { FileProblem } from '#lib/wire/yaml-file.ts';
import { catalogueEntries } from './catalogue-entries.ts';
import type { CatalogueEntries, CatalogueSource } from './catalogue-entries.ts';
import type { GivenIndex, GivenTarget, IndicatorFact } from './catalogue-schema.ts';
import { checkCatalogue } from './check-catalogue.ts';
import type { UnitFact } from './places-schemas.ts';
import { numberOf } from './value-of-kind.ts';

/** `unit`: the slug of the unit that it governs. */
export type PlanFact = Omit<Plan, 'unitId'> & { readonly unit: string };

export type PublishedFact = {
	readonly indicator: string;
	/** Slug. */
	readonly unit: string;
	/** In the last second of its day or period in Vietnam, epoch ms. */
	readonly observedAt: number;
	readonly timeSource: PeriodSource;
	readonly value: number;
	/** Where it was published. */
	readonly source: string;
	/** Where the catalogue says so. */
	readonly file: string;
	readonly line: number;
};

export type CatalogueFacts = {
	readonly indicators: readonly IndicatorFact[];
	readonly plans: readonly PlanFact[];
	readonly targets: readonly Target[];
	readonly indices: readonly ScoreIndex[];
	readonly published: readonly PublishedFact[];
};

export type ReadCatalogue =
	| {
			readonly kind: 'catalogue';
			readonly facts: CatalogueFacts;
			readonly entries: CatalogueEntries;
	  }
	| { readonly kind: 'bad-catalogue'; readonly problems: readonly FileProblem[] };

/** All files together, or all that is wrong with them, each with its file and line. `units`: of all times. */
export function catalogueFacts(
	sources: readonly CatalogueSource[],
	units: readonly UnitFact[],
): ReadCatalogue {
	const { entries, problems, leftOut } = catalogueEntries(sources);
	// What is missing because it cannot be read is not told of as unknown.
	const unfit = leftOut === null ? [] : checkCatalogue(entries, { units, leftOut });
	const all = inOrder([...problems, ...unfit], sources);
	if (all.length > 0) return { kind: 'bad-catalogue', problems: all };
	const indicators = entries.indicators.map(({ fact }) => fact);
	const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
	const valueOf = (code: string, value: number | boolean | string): number => {
		const indicator = byCode.get(code);
		const read = indicator && numberOf(value, indicator);
		if (read?.kind !== 'number') throw new Error(`${code}: an unchecked value`);
		return read.value;
	};
	const facts: CatalogueFacts = {
		indicators,
		plans: entries.plans.map(({ fact }) => fact),
		targets: entries.targets.map(({ fact }) => ({
			...fact,
			value: valueOf(fact.indicator, fact.value),
			path: pathOf(fact),
		})),
		indices: entries.indices.map(({ fact }) => indexFact(fact)),
		published: entries.published.map(
			({ fact: { on, timeSource, value, ...fact }, file, lineAt }) => ({
				...fact,
				observedAt: observedAtEnd(endOfDay(on), timeSource),
				timeSource,
				value: valueOf(fact.indicator, value),
				file,
				line: lineAt(),
			}),
		),
	};
	return { kind: 'catalogue', facts, entries };
}

/** File by file, down its lines. */
function inOrder(
	problems: readonly FileProblem[],
	sources: readonly CatalogueSource[],
): readonly FileProblem[] {
	const places = new Map(sources.map(({ file }, place) => [file, place]));
	const placeOf = ({ file }: FileProblem) => places.get(file) ?? 0;
	return problems.toSorted((one, other) => placeOf(one) - placeOf(other) || one.line - other.line);
}

function pathOf({ path }: GivenTarget): TargetPath {
	if (path?.line) return { kind: 'line', ...path.line };
	if (path?.steps) return { kind: 'steps', steps: path.steps };
	return { kind: 'due' };
}

type Component = GivenIndex['pillars'][number]['components'][number];

function indexFact(index: GivenIndex): ScoreIndex {
	const pillars = index.pillars.map((pillar) => ({
		...pillar,
		components: pillar.components.map(({ indicator, points, ...rule }) => ({
			indicator,
			points,
			rule: ruleOf(rule),
		})),
	}));
	return { ...index, pillars };
}

function ruleOf({ steps, formula }: Pick<Component, 'steps' | 'formula'>): ScoreRule {
	if (steps) return { kind: 'steps', steps };
	return formula === undefined ? { kind: 'attainment' } : { kind: 'formula', formula };
}
