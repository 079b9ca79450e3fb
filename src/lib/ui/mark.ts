/** Triangle, diamond, hollow diamond, cross, hollow square, hollow ring, clock. */
export type MarkShape =
	'critical' | 'warning' | 'at-risk' | 'missed' | 'unknown' | 'well' | 'stale';
