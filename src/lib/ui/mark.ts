/** Triangle, diamond, hollow diamond, cross, hollow square, hollow ring, clock, dot. */
export type MarkShape =
	'critical' | 'warning' | 'at-risk' | 'missed' | 'unknown' | 'well' | 'stale' | 'unjudged';
