import type { Faults } from '../faults.ts';
import { rejected, shown } from '../fields.ts';
import type { GatheredValues } from '../gathered-values.ts';
import { metricCodeOf } from '../metric-code.ts';
import { asObject } from './json-parts.ts';

/** Names in one code, values of one uplink, and parts that are looked at for them. */
export const DEEPEST = 8;
export const MOST_FLAT = 200;
const MOST_PARTS = 2_000;

/**
 * The numbers in what a codec made of an uplink, each under the names that lead to it: `{"soil":{"temp":21.5}}` is
 * `soil.temp`, the second of a list `list.1`. True is 1, false 0; texts and nulls are overlooked. What lies deeper than
 * 8 names, and more than 200 values, is refused, and the rest taken.
 */
export function addFlatValues(
	object: unknown,
	{ values, faults }: { readonly values: GatheredValues; readonly faults: Faults },
): void {
	if (object === undefined || object === null) return;
	if (asObject(object) === null) {
		faults.add(rejected('bad-shape', `object: an object is wanted, got ${shown(object)}`));
		return;
	}
	let parts = 0;
	let tooMany = false;
	const visit = (value: unknown, path: readonly string[]): void => {
		if (tooMany) return;
		if (++parts > MOST_PARTS || values.size >= MOST_FLAT) {
			tooMany = true;
		} else if (typeof value === 'number' || typeof value === 'boolean') {
			const code = metricCodeOf(path);
			if (code !== null) values.add(code, Number(value));
			else faults.add(rejected('bad-shape', `${shown(path.join('.'))}: no code can be made of it`));
		} else if (typeof value === 'object' && value !== null) {
			if (path.length < DEEPEST) {
				for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name]);
			} else {
				const where = shown(path.join('.'));
				faults.add(rejected('bad-shape', `${where}: at most ${DEEPEST} names deep is looked at`));
			}
		}
	};
	visit(object, []);
	if (tooMany) {
		faults.add(
			rejected('bad-shape', `object: at most ${MOST_FLAT} values of ${MOST_PARTS} parts are taken`),
		);
	}
}
