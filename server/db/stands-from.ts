/** From when on a figure stands against others of its series, where each told anew takes the place of what is no newer. */
import { LONG_SPANS } from '#lib/domain/told-span.ts';

/** SQL of one figure. `at`: when it counts as observed, of a period that is not over when it was told. */
type FigureSql = { readonly at: string; readonly timeSource: string; readonly indicatorId: string };

const LONGER_THAN_A_MONTH = LONG_SPANS.map((span) => `'${span}'`).join(', ');

/**
 * SQL of a time. A total of a quarter or a year that was not over when it was told is no newer than what is known of whole months of
 * it: it stands from the beginning of its period, so whatever was observed since takes its place. That is for what adds up or is
 * averaged; of what is told as it last stands the newest word counts. All else stands from when it was observed.
 */
export function standsFrom({ at, timeSource, indicatorId }: FigureSql): string {
	return `case when ${timeSource} not in (${LONGER_THAN_A_MONTH}) then ${at} else (
		select case when local >= ends - interval '1 second'
				or exists (select from indicator where id = ${indicatorId} and over_time = 'last')
			then ${at} else begins at time zone 'Asia/Ho_Chi_Minh'
		end
		from (select ${at} at time zone 'Asia/Ho_Chi_Minh' as local) as clock,
		lateral (
			select case ${timeSource}
				when 'quarter' then date_trunc('quarter', local)
				when 'half-year' then date_trunc('year', local) + make_interval(months => 6 * (extract(month from local)::int / 7))
				else date_trunc('year', local)
			end as begins
		) as beginning,
		lateral (
			select case ${timeSource}
				when 'quarter' then begins + interval '3 months'
				when 'half-year' then begins + interval '6 months'
				when 'year' then begins + interval '1 year'
				else date_trunc('month', local) + interval '1 month'
			end as ends
		) as ending
	) end`;
}

/** The same of a row of `latest_observation` or of what is to be one. */
export function rowStandsFrom(row: string): string {
	return standsFrom({
		at: `${row}.observed_at`,
		timeSource: `${row}.time_source`,
		indicatorId: `${row}.indicator_id`,
	});
}
