/** What `GET /api/v1/programme` answers: the standings with all that they were made of, by codes. */
import * as v from 'valibot';
import { derivedValues, type DerivedValue } from '../../domain/derived.ts';
import { areFormer } from '../../domain/former-areas.ts';
import { isTyped, latestOf } from '../../domain/observation.ts';
import type { IndexName } from '../../domain/score-index.ts';
import { programmeStandings } from '../../domain/programme.ts';
import { periodText } from '../period.ts';
import { day, freshness, sample, time, timeSource, unitCode } from './fields.ts';
import { targetSchema, toTarget, type Frozen } from './indicators.ts';
import type { Programme, ProgrammeClose, StandingThen } from './programme.ts';

const dayGiven = (words: string) => v.optional(v.pipe(v.string(), v.description(words)));

export const programmeQuery = v.object({
	province: v.optional(
		v.pipe(
			v.string(),
			v.description('Slug or code of a province; without it what the centre’s wall is of.'),
		),
	),
	day: dayGiven('ISO day in Vietnam: figures, targets and units of its end; without it now.'),
	believed: dayGiven('ISO day: as the figures were believed at its end, before later corrections.'),
});

const nullable = (words: string) => v.pipe(v.nullable(v.number()), v.description(words));
const count = v.pipe(v.number(), v.integer());
const score = nullable('0 to the scale; null where nothing has data.');
const rank = nullable('Among the parts, 1, 2, 2, 4; null where too little has data.');
const samples = v.pipe(count, v.description('Of those with data: how many are sample data.'));

const unitStanding = v.object({
	unit: unitCode,
	name: v.string(),
	score,
	rank,
	withData: v.pipe(count, v.description('Components that have data, of all that could count.')),
	possible: count,
	stale: v.pipe(count, v.description('Of those with data: how many are stale; they count.')),
	samples,
	pillars: v.array(v.object({ code: v.string(), score, withData: count, possible: count })),
});

const cell = v.object({
	unit: unitCode,
	indicator: v.string(),
	value: v.number(),
	observedAt: time,
	timeSource,
	freshness,
	sample,
	source: v.pipe(v.nullable(v.string()), v.description('Who delivered it; of a report its file.')),
	typed: v.pipe(
		v.boolean(),
		v.description(
			'Typed in by somebody: into a file, or of an indicator that is reported by hand.',
		),
	),
	ofYear: v.pipe(
		v.nullable(v.object({ withData: count, possible: count })),
		v.description(
			'Where it is judged by the year: `value` is of the year so far, of so many figures.',
		),
	),
	target: v.pipe(v.nullable(v.string()), v.description('Id of the target that applied that day.')),
	attainment: nullable('0 to 1; null without a target.'),
	standing: v.nullable(v.picklist(['met', 'not-met', 'on-track', 'at-risk', 'behind'])),
	expected: nullable('What the target’s path wants at that time; null where it draws none.'),
});

const derivedValue = v.object({
	unit: unitCode,
	indicator: v.string(),
	value: v.number(),
	rule: v.pipe(v.picklist(['sum', 'mean']), v.description('The indicator’s `overUnits`.')),
	withData: v.pipe(count, v.description('Of how many parts it was made, of `possible`.')),
	possible: count,
	observedAt: v.pipe(v.nullable(time), v.description('Of the oldest; null where one is undated.')),
	period: v.pipe(
		v.nullable(v.string()),
		v.description(
			'What all of it is told of, as a POST has it (2026-Q4), or 2026-01/2026-05; null where that is not one period.',
		),
	),
	freshness,
	sample: v.pipe(v.boolean(), v.description('Whether any of them is sample data.')),
	terms: v.array(
		v.object({ unit: unitCode, value: v.number(), weight: nullable('Null where none weighs.') }),
	),
});

export const closeSchema = v.object({
	id: count,
	name: v.string(),
	day: v.pipe(day, v.description('Its end was closed.')),
	unit: v.pipe(
		v.nullable(unitCode),
		v.description('Whose parts were ranked; null: it is no more.'),
	),
	closedBy: v.string(),
	closedAt: time,
	sha256: v.pipe(v.string(), v.description('Of the document, as hex.')),
});

export const closesSchema = v.object({ closes: v.array(closeSchema) });

export const closePath = {
	close: v.pipe(v.string(), v.description('Its id, as /api/v1/closes lists it.')),
};

/** The document itself: canonical JSON (RFC 8785), of which the SHA-256 is listed. */
export const closeDocumentSchema = v.looseObject({
	format: v.pipe(v.picklist([1, 2]), v.description('1 has no `measured`.')),
	ruleVersion: count,
	name: v.string(),
	closedBy: v.string(),
	closedAt: time,
	programme: v.pipe(v.looseObject({}), v.description('All inputs as they were.')),
	receipts: v.pipe(v.array(v.looseObject({})), v.description('When each figure was received.')),
	deliveries: v.array(v.looseObject({})),
	measured: v.optional(
		v.pipe(
			v.looseObject({}),
			v.description('What it was measured by: `previous` and `lastYear` as they were.'),
		),
	),
	results: v.looseObject({}),
});

const indexSchema = v.object({
	code: v.string(),
	name: v.string(),
	scale: v.number(),
	decision: v.nullable(v.object({ number: v.string(), issuedOn: day, issuer: v.string() })),
});

const indexThen = v.pipe(indexSchema, v.description('That they were scored by.'));

const standingThen = { unit: unitCode, score, rank };

const standingsThen = <E extends v.ObjectEntries>(entries: E) =>
	v.pipe(
		v.array(v.object(entries)),
		v.description(
			'Of the parts that were there then; ranks only where it was the same, by the same index.',
		),
	);

export const programmeSchema = v.object({
	day,
	live: v.pipe(v.boolean(), v.description('Of now; else it is of the end of the day.')),
	at: time,
	believedAt: v.nullable(day),
	geographyDate: v.pipe(day, v.description('The day by which units and their codes stand.')),
	formerAreas: v.pipe(
		v.boolean(),
		v.description('Whether the parts had ended by `day`: they are the areas that they had.'),
	),
	home: unitCode,
	scope: unitCode,
	index: indexSchema,
	standings: v.array(unitStanding),
	derived: v.pipe(
		v.array(derivedValue),
		v.description('Of `home` where it has no figure of its own: worked out, not reported.'),
	),
	targets: v.pipe(v.array(targetSchema), v.description('Those that `cells` name.')),
	cells: v.pipe(v.array(cell), v.description('Only where there is a figure.')),
	previous: v.nullable(
		v.object({
			day,
			name: v.string(),
			index: indexThen,
			standings: standingsThen(standingThen),
		}),
	),
	lastYear: v.pipe(
		v.nullable(
			v.object({
				day,
				index: indexThen,
				standings: standingsThen({ ...standingThen, samples }),
			}),
		),
		v.description('The same day a year before, by the targets and units of then; `home`, too.'),
	),
	closes: v.array(closeSchema),
});

export type ProgrammeBody = Frozen<v.InferOutput<typeof programmeSchema>>;

export function toProgrammeBody(programme: Programme): ProgrammeBody {
	const { home, scope, parts, indicators, index, previous, lastYear } = programme;
	const units = new Map([...parts, home].map((unit) => [unit.id, unit]));
	const codeOf = (id: number) => units.get(id)?.code ?? '';
	const indicatorOf = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const latest = latestOf(programme.cells);
	const { cells, standings } = programmeStandings({ ...programme, latest });
	const told = cells.filter(({ observation }) => observation !== null);
	const targets = new Map(told.flatMap(({ target }) => (target ? [[target.id, target]] : [])));
	const derivedBody = ({
		unitId,
		indicatorId,
		observedAt,
		period,
		terms,
		...derived
	}: DerivedValue) => ({
		...derived,
		unit: codeOf(unitId),
		indicator: indicatorOf.get(indicatorId)?.code ?? '',
		observedAt: observedAt === null ? null : new Date(observedAt).toISOString(),
		period: period && periodText(period),
		terms: terms.map(({ unitId, ...term }) => ({ unit: codeOf(unitId), ...term })),
	});
	const standingBody = ({ unitId, score, rank }: StandingThen) => {
		return { unit: codeOf(unitId), score, rank };
	};
	return {
		day: programme.day,
		live: programme.live,
		at: new Date(programme.at).toISOString(),
		believedAt: programme.believedAt,
		geographyDate: programme.geographyDate,
		formerAreas: areFormer(parts, programme.day),
		home: home.code,
		scope: scope.code,
		index: indexBody(index),
		standings: standings.map((unit) => ({
			unit: codeOf(unit.unitId),
			name: units.get(unit.unitId)?.name ?? '',
			score: unit.score,
			rank: unit.rank,
			withData: unit.withData,
			possible: unit.possible,
			stale: unit.stale,
			samples: unit.samples,
			pillars: unit.pillars.map(({ code, score, withData, possible }) => {
				return { code, score, withData, possible };
			}),
		})),
		derived: derivedValues({ ...programme, latest }).map(derivedBody),
		targets: [...targets.values()].map(toTarget),
		cells: told.flatMap(({ unitId, indicatorId, observation, target, ...judged }) => {
			if (!observation) return [];
			const { value, timeSource, freshness, sample, source } = observation;
			const indicator = indicatorOf.get(indicatorId);
			return {
				unit: codeOf(unitId),
				indicator: indicator?.code ?? '',
				...{ value, timeSource, freshness, sample, source },
				typed: indicator !== undefined && isTyped(observation, indicator),
				observedAt: new Date(observation.observedAt).toISOString(),
				ofYear: observation.ofYear ?? null,
				target: target?.id ?? null,
				...judged,
			};
		}),
		previous: previous && {
			day: previous.day,
			name: previous.name,
			index: indexBody(previous.index),
			standings: previous.standings.map(standingBody),
		},
		lastYear: lastYear && {
			day: lastYear.day,
			index: indexBody(lastYear.index),
			standings: lastYear.standings.map(({ samples, ...then }) => {
				return { ...standingBody(then), samples };
			}),
		},
		closes: programme.closes.map((close) => toCloseBody(close, scope.code)),
	};
}

function indexBody({ code, name, scale, decision }: IndexName): ProgrammeBody['index'] {
	return { code, name, scale, decision };
}

export function toCloseBody(
	{ id, name, day, closedBy, closedAt, sha256 }: ProgrammeClose,
	unit: string | null,
): v.InferOutput<typeof closeSchema> {
	return { id, name, day, unit, closedBy, closedAt, sha256 };
}
