import { formatDateTime } from '#lib/domain/time-format.ts';
import { k } from '#lib/messages/closes/words.ts';
import type { ProgrammeClose } from '#lib/wire/api/programme.ts';
import type { CloseRefusal } from '#lib/wire/close-outcome.ts';

const WORDS: Readonly<Record<Exclude<CloseRefusal['kind'], 'unknown-close'>, () => string>> = {
	'not-a-day': k.refused_not_a_day,
	'day-to-come': k.refused_day,
	'before-units': k.refused_units,
	'before-figures': k.refused_figures,
	'other-geography': k.refused_geography,
	'unknown-province': k.refused_province,
};

/** Why a period cannot be closed. A close that is not there is nothing that is closed. */
export function refusedWords(kind: CloseRefusal['kind']): string {
	return kind === 'unknown-close' ? '' : WORDS[kind]();
}

/** That the very same is closed, and which close that is. */
export function closedBeforeWords({ id, name, closedBy: by, closedAt }: ProgrammeClose): string {
	return k.closed_before({ id, name, by, at: formatDateTime(Date.parse(closedAt)) });
}
