/** Triangle, diamond, hollow square, hollow ring. */
export type MarkShape = 'critical' | 'warning' | 'unknown' | 'well';
