import { m } from '#lib/messages/messages.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { HeatCell } from '#lib/ui/heat.ts';

/** Whether figures that are shown are sample data: none of them, all, or some, which are then marked each. */
export type Samples = 'none' | 'all' | 'some';

/** How many of the values behind a figure are sample data. */
type Behind = { readonly samples: number; readonly withData: number };

/** Of the scores and the cells of the rows. */
export function samplesAmong(
	rows: readonly (Behind & { readonly cells: readonly Pick<HeatCell, 'value' | 'sample'>[] })[],
): Samples {
	return samplesOf([
		...rows,
		...rows.flatMap(({ cells }) =>
			cells.map(({ value, sample }) => behind(value === null ? null : { sample })),
		),
	]);
}

export function samplesOf(figures: readonly Behind[]): Samples {
	const known = figures.filter(({ withData }) => withData > 0);
	if (known.every(({ samples }) => samples === 0)) return 'none';
	return known.every(({ samples, withData }) => samples === withData) ? 'all' : 'some';
}

/** Of a figure that is one value, where there is one. */
export function behind(observation: { readonly sample: boolean } | null): Behind {
	return {
		samples: observation?.sample === true ? 1 : 0,
		withData: observation === null ? 0 : 1,
	};
}

export function sampleNote(samples: Samples): string {
	switch (samples) {
		case 'none':
			return '';
		case 'all':
			return m.sample();
		case 'some':
			return p.some_samples();
		default:
			return samples satisfies never;
	}
}
