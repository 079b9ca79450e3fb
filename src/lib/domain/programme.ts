import { componentScorer } from './score-rule.ts';
import {
	scoresBy,
	standingsBy,
	type ProgrammeInputs,
	type ProgrammeStandings,
	type ScoreStanding,
} from './standings.ts';
import { overYears, type YearFigures } from './year-figures.ts';

/** What targets of a year are judged by; closes of before this was known have none. */
type Years = { readonly years?: readonly YearFigures[] };

/**
 * How the units of a programme stand at one time, by one rule for wall, API, period close and bench (docs/scores.md).
 * Pure: what it knows of the units' values it asks of `latest`.
 */
export function programmeStandings(inputs: ProgrammeInputs & Years): ProgrammeStandings {
	return standingsBy(withYears(inputs), componentScorer);
}

/** The same standings to the digit, where neither cells nor arithmetic are asked for. */
export function programmeScores(
	inputs: Parameters<typeof scoresBy>[0] & Years,
): readonly ScoreStanding[] {
	return scoresBy(withYears(inputs), componentScorer);
}

function withYears<T extends Pick<ProgrammeInputs, 'latest' | 'indicators'> & Years>(inputs: T): T {
	const { latest, indicators, years = [] } = inputs;
	return { ...inputs, latest: overYears(latest, { years, indicators }) };
}
