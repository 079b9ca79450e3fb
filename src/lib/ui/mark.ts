/**
 * Triangle, diamond and bar; the same half full, of what somebody has taken in hand; hollow diamond, cross, hollow square,
 * hollow ring, clock, dot; two upright bars; square with a slash.
 */
export type MarkShape =
	| 'critical'
	| 'warning'
	| 'notice'
	| 'critical-taken'
	| 'warning-taken'
	| 'notice-taken'
	| 'at-risk'
	| 'missed'
	| 'unknown'
	| 'well'
	| 'stale'
	| 'unjudged'
	| 'shelved'
	| 'maintenance';
