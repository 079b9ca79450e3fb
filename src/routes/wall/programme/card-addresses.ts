/** Where a unit's card asks for what is not on the wall. */
import { endOfDay } from '#lib/domain/time-format.ts';
import type { Programme } from '#lib/wire/api/programme.ts';

export type CardAddresses = {
	readonly past: string;
	/** What stands beside the figures of now, anew. */
	readonly beside: string;
	/** Where the figure of an indicator comes from. */
	readonly origin: (indicator: string) => string;
	/** Figures carried over by a crosswalk; null where they are to be as believed at another time, which is not told. */
	readonly series:
		((asked: { readonly indicator: string; readonly crosswalk: string }) => string) | null;
};

/** All of the day that is shown, as it was believed then, and nothing newer. `code`: of the unit. */
export function askedAddresses(
	{ parts, home, scope, day, at, live, believedAt, close, geographyDate }: Programme,
	code: string,
): CardAddresses {
	const slug = [home, ...parts].find((unit) => unit.code === code)?.slug ?? '';
	const believed = close?.closedAt ?? (believedAt && new Date(endOfDay(believedAt)).toISOString());
	const query = (asked: Readonly<Record<string, string>>): string =>
		new URLSearchParams({ ...asked, ...(believed ? { believed } : {}) }).toString();
	return {
		beside: `/wall/programme/beside${scope.level === 'province' ? `?province=${scope.code}` : ''}`,
		past: `/wall/programme/past?${query({ unit: slug, day })}`,
		origin: (indicator) => {
			const until: Record<string, string> = live ? {} : { at: new Date(at).toISOString() };
			const asked = query({ unit: code, date: geographyDate, indicator, ...until });
			return `/api/v1/observations/provenance?${asked}`;
		},
		series: believed
			? null
			: ({ indicator, crosswalk }) => {
					const asked = new URLSearchParams({ indicator, crosswalk });
					return `/api/v1/units/${slug}/series?${asked.toString()}`;
				},
	};
}
