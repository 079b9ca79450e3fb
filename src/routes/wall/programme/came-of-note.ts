import { formatDay, yearBefore } from '#lib/domain/time-format.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { SearchedUnit } from '#lib/domain/unit-search.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { HeatCell } from '#lib/ui/heat.ts';

type Shown = {
	readonly parts: readonly Pick<Unit, 'code' | 'shortName' | 'validFrom'>[];
	/** ISO day. */
	readonly day: string;
};

/**
 * Why units have no figures: those of before are told of what they came of, which their cards draw for two years. '' where
 * there is no such unit. `searched` has what each unit came of.
 */
export function cameOfNote(
	{ parts, day }: Shown,
	{
		rows,
		searched,
	}: {
		readonly rows: readonly {
			readonly code: string;
			readonly cells: readonly Pick<HeatCell, 'value'>[];
		}[];
		readonly searched: readonly SearchedUnit[];
	},
): string {
	const unknown = new Set(
		rows.flatMap(({ code, cells }) => (cells.every(({ value }) => value === null) ? [code] : [])),
	);
	const drawnFrom = yearBefore(yearBefore(day));
	const came = parts.flatMap(({ code, shortName: unit, validFrom }) => {
		const former = searched.find((own) => own.code === code)?.former ?? [];
		const isNew = validFrom !== null && validFrom > drawnFrom;
		if (!unknown.has(code) || !isNew || former.length === 0) return [];
		return [{ unit, former, validFrom }];
	});
	const [first, ...others] = came;
	if (!first) return '';
	if (others.length > 0) {
		const days = came.map(({ validFrom }) => validFrom).toSorted();
		const ends = new Set([days.at(0), days.at(-1)].map((day) => formatDay(day ?? '')));
		return p.came_of_several({ count: came.length, day: [...ends].join('–') });
	}
	const from = formatDay(first.validFrom);
	const names = new Set(first.former.map(({ shortName }) => shortName));
	return p.came_of({ unit: first.unit, day: from, former: [...names].join(', ') });
}
