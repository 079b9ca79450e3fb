/** A log for tests that are not about what is logged. */
import { pino } from 'pino';

export const quiet = pino({ level: 'silent' });
