/** The unit that a name which is none's may have meant: one of the centre's own province before any other. */
import { provincesIn } from '#lib/domain/province-of.ts';
import { nearestOf } from './nearest-of.ts';
import type { ReportUnit } from './unit-names.ts';

/** By so many letters a unit of another province must be nearer to come before one of the own. */
const NEARER = 2;

/**
 * Answers with the unit's name, '' where none is near; with that of its province beside it where that is another than the
 * centre's.
 *
 * @param ownId of the unit that the centre serves, or in which its units lie; null: no province is its own
 */
export function nearestUnit(
	units: readonly ReportUnit[],
	ownId: number | null,
): (text: string) => string {
	const provinceOf = provincesIn(units);
	const own = provinceOf(units.find(({ id }) => id === ownId));
	const isOwn = (unit: ReportUnit): boolean => own === null || provinceOf(unit) === own;
	const labelOf = (unit: ReportUnit): string => {
		const province = provinceOf(unit);
		return isOwn(unit) || province === null || province === unit
			? unit.name
			: `${unit.name} (${province.name})`;
	};
	const among = (some: readonly ReportUnit[]) =>
		nearestOf(
			some.flatMap((unit) =>
				[unit.shortName, unit.name].map((name) => ({ name, label: labelOf(unit) })),
			),
		);
	const nearestOwn = among(units.filter(isOwn));
	const nearestOther = among(units.filter((unit) => !isOwn(unit)));
	return (text) => {
		const [near, other] = [nearestOwn(text), nearestOther(text)];
		if (near && other) return other.changes + NEARER <= near.changes ? other.label : near.label;
		return (near ?? other)?.label ?? '';
	};
}
