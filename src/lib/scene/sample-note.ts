import { m } from '#lib/messages/messages.ts';
import type { HeatCell } from '#lib/ui/heat.ts';

/** How many of the figures that are shown are sample data, or typed in; where it is some of them, each is marked. */
export type HowMany = 'none' | 'all' | 'some';

/** How many of the values behind a figure are sample data. */
type Behind = { readonly samples: number; readonly withData: number };

/** Of the scores and the cells of the rows. */
export function samplesAmong(
	rows: readonly (Behind & { readonly cells: readonly Pick<HeatCell, 'value' | 'sample'>[] })[],
): HowMany {
	return samplesOf([
		...rows,
		...rows.flatMap(({ cells }) =>
			cells.map(({ value, sample }) => behind(value === null ? null : { sample })),
		),
	]);
}

export function samplesOf(figures: readonly Behind[]): HowMany {
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

export function sampleNote(samples: HowMany): string {
	switch (samples) {
		case 'none':
			return '';
		case 'all':
			return m.sample();
		case 'some':
			return m.samples_among();
		default:
			return samples satisfies never;
	}
}

/** Of the figures that there are. */
export function typedOf(typed: readonly boolean[]): HowMany {
	if (!typed.includes(true)) return 'none';
	return typed.includes(false) ? 'some' : 'all';
}
