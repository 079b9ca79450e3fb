/** Where a figure comes from, in sentences. */
import type { Locale } from '#lib/domain/locale.ts';
import { formatTight } from '#lib/domain/number-format.ts';
import { formatDateTime } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';
import { u } from '#lib/messages/unit-card/words.ts';
import type { Provenance, ProvenanceVersion } from '#lib/wire/api/provenance.ts';

const MOST_BEFORE = 2;
const DECIMALS = 4;

/** The figure's origin first, then what was believed in its place before. */
export function originWords({ figure, versions }: Provenance, locale: Locale): readonly string[] {
	const { origin } = figure;
	const evidence = 'evidence' in origin ? origin.evidence : null;
	const before = versions.filter(
		({ believedFrom, value }) =>
			Date.parse(believedFrom) < Date.parse(figure.believedFrom) && value !== figure.value,
	);
	return [
		u.origin_time({ at: formatDateTime(Date.parse(figure.observedAt)) }),
		deliveryWords(figure),
		...(evidence === null ? [] : [u.origin_evidence({ evidence })]),
		...before.slice(0, MOST_BEFORE).map(({ value, believedTo }) =>
			u.origin_before({
				value: formatTight(value, { locale, decimals: DECIMALS }),
				at: believedTo === null ? '' : formatDateTime(Date.parse(believedTo)),
			}),
		),
	];
}

function deliveryWords({ origin, source, believedFrom }: ProvenanceVersion): string {
	switch (origin.kind) {
		case 'sample':
			return m.sample();
		case 'reading':
			return u.origin_reading({
				source: source ?? u.origin_unnamed(),
				at: formatDateTime(Date.parse(believedFrom)),
			});
		case 'file': {
			const cell = origin.sheet === null ? origin.cell : `${origin.sheet}!${origin.cell}`;
			const at = formatDateTime(Date.parse(origin.deliveredAt));
			return u.origin_file({ file: origin.fileName, cell, raw: origin.raw, by: origin.by, at });
		}
		case 'system': {
			const at = formatDateTime(Date.parse(origin.deliveredAt));
			return u.origin_system({ by: origin.by, raw: origin.raw, at });
		}
		default:
			return origin satisfies never;
	}
}
