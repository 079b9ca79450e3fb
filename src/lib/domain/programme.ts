import { componentScorer } from './score-rule.ts';
import { standingsBy, type ProgrammeInputs, type ProgrammeStandings } from './standings.ts';

/**
 * How the units of a programme stand at one time, by one rule for wall, API, period close and bench (docs/scores.md).
 * Pure: what it knows of the units' values it asks of `latest`.
 */
export function programmeStandings(inputs: ProgrammeInputs): ProgrammeStandings {
	return standingsBy(inputs, componentScorer);
}
