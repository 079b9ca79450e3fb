/** What of one unit's figures may stand in one line. */
import type { SeriesPoint } from './crosswalk.ts';

export type PointsPiece = {
	/** Whether all of its points are sample data; else none is. */
	readonly sample: boolean;
	/** Whether they are of days on which the unit was no more: figures of the area that it had ("địa bàn"). */
	readonly formerArea: boolean;
	readonly points: readonly SeriesPoint[];
};

/** The real ones, and samples of days before the first of those: a sample never stands where a real figure does. */
export function standingPoints(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
	const first = points.find(({ sample }) => !sample)?.day;
	return first === undefined ? points : points.filter(({ sample, day }) => !sample || day < first);
}

/** Points and pieces are oldest first; of no points there is one piece. `lastDay`: ISO, of the unit; null while it is there. */
export function piecesOf(points: readonly SeriesPoint[], lastDay: string | null): PointsPiece[] {
	const pieces: (PointsPiece & { points: SeriesPoint[] })[] = [];
	for (const point of standingPoints(points)) {
		const { sample } = point;
		const formerArea = isAfter(point, lastDay);
		const last = pieces.at(-1);
		if (last?.sample === sample && last.formerArea === formerArea) last.points.push(point);
		else pieces.push({ sample, formerArea, points: [point] });
	}
	return pieces.length > 0 ? pieces : [{ sample: false, formerArea: false, points: [] }];
}

/** Those of days on which the unit was there. */
export function ownPoints(points: readonly SeriesPoint[], lastDay: string | null): SeriesPoint[] {
	return standingPoints(points).filter((point) => !isAfter(point, lastDay));
}

function isAfter({ day }: SeriesPoint, lastDay: string | null): boolean {
	return lastDay !== null && day > lastDay;
}
