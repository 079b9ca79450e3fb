import type { MapUnit } from './types.ts';

/** Whether it is known that there is no value; before anything has been heard it is not. */
export function lacksValue({ value, waiting }: Pick<MapUnit, 'value' | 'waiting'>): boolean {
	return value === null && waiting !== true;
}
