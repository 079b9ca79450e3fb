import { c } from '#lib/messages/console/words.ts';
import type { FaultKind } from '#lib/wire/device-fields.ts';

const FAULT: Readonly<Record<FaultKind, () => string>> = {
	missing: c.fault_missing,
	'too-long': c.fault_too_long,
	unprintable: c.fault_unprintable,
	'no-number': c.fault_no_number,
	'no-seconds': c.fault_no_seconds,
	'needs-other': c.fault_needs_other,
	swapped: c.fault_swapped,
	outside: c.fault_outside,
	'unknown-unit': c.fault_unknown_unit,
	'bad-id': c.fault_bad_id,
	'bad-site': c.fault_bad_site,
	'bad-choice': c.fault_bad_choice,
	'bad-time': c.fault_bad_time,
	'ends-first': c.fault_ends_first,
	over: c.fault_over,
	'too-far': c.fault_too_far,
	'unknown-device': c.fault_unknown_device,
	'not-free': c.fault_not_free,
	twice: c.fault_twice,
	unclosed: c.fault_unclosed,
	'no-point': c.fault_no_point,
};

export function faultWord(fault: FaultKind): string {
	return FAULT[fault]();
}
