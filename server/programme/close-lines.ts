import { formatNumber } from '#lib/domain/number-format.ts';
import { shownScore } from '#lib/domain/score.ts';
import type {
	CloseOrder,
	CloseOutcome,
	CloseRefusal,
	CloseSummary,
} from '#lib/wire/close-outcome.ts';

/** What a person at a terminal is told of closing a period, and of what was not closed by which command it is. */
export function closeLines(outcome: CloseOutcome, order: CloseOrder): string[] {
	switch (outcome.kind) {
		case 'closed':
			return [
				...summaryLines(outcome.summary),
				`Closed as number ${outcome.id}: /console/closes/${outcome.id}, /wall/programme?close=${outcome.id}`,
			];
		case 'looked-at':
			return [
				...summaryLines(outcome.summary),
				'Nothing is closed yet. To close just this, and nothing if it has changed by then:',
				`  ${commandOf(order, outcome.summary)}`,
			];
		case 'changed':
			return [
				...summaryLines(outcome.summary),
				'Nothing was closed: this is no longer what the digest is of. What it is now:',
				`  ${commandOf(order, outcome.summary)}`,
			];
		case 'closed-before': {
			const { id, name, day, closedBy, closedAt } = outcome.close;
			return [
				`Nothing was closed: ${name} to the end of ${day} is closed with the very same content, as number ${id} by ${closedBy} at ${closedAt}: /console/closes/${id}`,
			];
		}
		default:
			return [`Nothing was closed: ${refusalText(outcome)}`];
	}
}

/** As a shell takes it. */
function commandOf({ day, name, by, province }: CloseOrder, { digest }: CloseSummary): string {
	const given = { day, name, by, ...(province !== null && { province }), digest };
	const options = Object.entries(given).map(([option, value]) => `--${option} ${quoted(value)}`);
	return ['npm run close --', ...options].join(' ');
}

function quoted(word: string): string {
	return /^[\w./:-]+$/.test(word) && !word.startsWith('-')
		? word
		: `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function summaryLines({ parts, ...summary }: CloseSummary): string[] {
	const { unit, day, figures, targets, plans, stale, samples, scale } = summary;
	const ranked = parts.toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity));
	return [
		`${unit}, to the end of ${day}: ${figures} figures (${stale} stale, ${samples} samples), ${targets} targets, ${plans} plans`,
		...ranked.map(({ rank, name, score, withData, possible }) => {
			const place = String(rank ?? '–').padStart(4);
			return `${place}  ${name}: ${scoreText(score, scale)}, ${withData}/${possible} with data`;
		}),
	];
}

function scoreText(score: number | null, scale: number): string {
	if (score === null) return 'no score';
	const { value, decimals } = shownScore(score, scale);
	return formatNumber(value, { locale: 'en', decimals });
}

function refusalText(refusal: CloseRefusal): string {
	const { given } = refusal;
	switch (refusal.kind) {
		case 'not-a-day':
			return `--day ${given}: wanted is a day such as 2026-06-30`;
		case 'day-to-come':
			return `--day ${given}: wanted is a day that is over`;
		case 'before-units':
			return `--day ${given}: the units are not known as of that day`;
		case 'before-figures':
			return `--day ${given}: there is no figure of that day, nor of any before it`;
		case 'unknown-province':
			return `--province ${given}: wanted is the slug or code of a province`;
		case 'other-geography':
			return `--province ${given}: its units are not known as of ${refusal.geographyDate}, the centre's geography date`;
		case 'unknown-close':
			return `there is no close ${given}`;
	}
}
