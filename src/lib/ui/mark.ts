/** Triangle, diamond, hollow square, hollow ring, clock. */
export type MarkShape = 'critical' | 'warning' | 'unknown' | 'well' | 'stale';
