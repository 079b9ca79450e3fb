import { d } from '#lib/messages/console/screens/words.ts';
import type { FaultKind } from '#lib/wire/device-fields.ts';
import type { ScreenFaultKind } from '#lib/wire/screen-reader.ts';
import type { FormProblem } from '../acted.ts';
import { faultWord } from '../fault-words.ts';

const FAULT: Readonly<Partial<Record<ScreenFaultKind | FaultKind, () => string>>> = {
	'no-distance': d.fault_no_distance,
	'no-panel': d.fault_no_panel,
	'no-brightness': d.fault_no_brightness,
	'no-seconds': d.fault_no_seconds,
	'bad-time': d.fault_bad_time,
	'same-time': d.fault_same_time,
	'needs-other': d.fault_needs_other,
	'needs-hours': d.fault_needs_hours,
	'no-scene': d.fault_no_scene,
	'unknown-scene': d.fault_unknown_scene,
	'no-code': d.fault_no_code,
	'unknown-code': d.fault_unknown_code,
	'too-many-guesses': d.fault_too_many_guesses,
	'name-taken': d.fault_name_taken,
};

export type ScreenProblem = FormProblem<ScreenFaultKind>;

/** Of a field's mistake; '' where there is none. */
export function screenFaultWords(problem: ScreenProblem | null, field: string): string {
	const fault = problem?.faults[field];
	if (fault === undefined) return '';
	return FAULT[fault]?.() ?? faultWord(fault as FaultKind);
}
