import { componentScorer } from './score-rule.ts';
import {
	scoresBy,
	standingsBy,
	type ProgrammeInputs,
	type ProgrammeStandings,
	type ScoreStanding,
} from './standings.ts';

/**
 * How the units of a programme stand at one time, by one rule for wall, API, period close and bench (docs/scores.md).
 * Pure: what it knows of the units' values it asks of `latest`.
 */
export function programmeStandings(inputs: ProgrammeInputs): ProgrammeStandings {
	return standingsBy(inputs, componentScorer);
}

/** The same standings to the digit, where neither cells nor arithmetic are asked for. */
export function programmeScores(inputs: Parameters<typeof scoresBy>[0]): readonly ScoreStanding[] {
	return scoresBy(inputs, componentScorer);
}
