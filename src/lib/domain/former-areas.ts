import type { Unit } from './unit.ts';

/** Whether all of the units had ended before an ISO day: what is then drawn and told of is the areas that they had ("địa bàn"). */
export function areFormer(units: readonly Pick<Unit, 'validTo'>[], day: string): boolean {
	return units.every(({ validTo }) => validTo !== null && validTo < day);
}
