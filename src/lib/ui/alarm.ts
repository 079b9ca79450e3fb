/** How an alarm stands, whatever it is of: its level says how grave it is, its handling who has it. */
import { pt } from '#lib/messages/parts/words.ts';
import type { MarkShape } from './mark.ts';

export type AlarmLevel = 'critical' | 'warning' | 'notice';

/**
 * `untold`: nobody keeps account of who has it. `cleared`: it is over, and nobody has said that they saw it. `shelved`: left
 * aside for a time, by somebody and for a reason. `maintenance`: of planned work.
 */
export type AlarmHandling =
	'untold' | 'unacknowledged' | 'acknowledged' | 'cleared' | 'shelved' | 'maintenance';

type Alarm = { readonly level: AlarmLevel; readonly handling: AlarmHandling };

/** Each has its own, so that none is told by colour alone. */
export function alarmShape({ level, handling }: Alarm): MarkShape {
	switch (handling) {
		case 'untold':
		case 'unacknowledged':
			return level;
		case 'acknowledged':
			return `${level}-taken`;
		case 'cleared':
			return 'well';
		case 'shelved':
		case 'maintenance':
			return handling;
		default:
			return handling satisfies never;
	}
}

/** The only thing on a wall that moves. */
export function isFlashing({ level, handling }: Alarm): boolean {
	return level === 'critical' && handling === 'unacknowledged';
}

/** `until`: "15:30", of what is shelved; '' where nobody knows. */
export function handlingWords(handling: AlarmHandling, until: string): string {
	switch (handling) {
		case 'untold':
			return '';
		case 'unacknowledged':
			return pt.unacknowledged();
		case 'acknowledged':
			return pt.acknowledged();
		case 'cleared':
			return pt.cleared();
		case 'shelved':
			return until === '' ? pt.shelved() : pt.shelved_until({ until });
		case 'maintenance':
			return pt.maintenance();
		default:
			return handling satisfies never;
	}
}
