/** What a person at a terminal is told of a report. */
import {
	choiceWords,
	periodWords,
	questionWords,
	reasonWords,
} from '#lib/messages/report/words.ts';
import type { ReportPlace, ReportQuestion } from '#lib/domain/report.ts';
import type { FiguresOutcome } from '#lib/wire/import-outcome.ts';
import type { ReportImportRow, ReportPreview, ReportTaken } from '#lib/wire/report-import.ts';

const LOCALE = 'en';

export function reportLines({ fileName, preview, taken }: FiguresOutcome): string[] {
	if (preview.kind === 'refused') {
		return [`${fileName}: refused. ${reasonWords(preview.reason, LOCALE)}`];
	}
	const { new: fresh, correction, same, refused, skipped } = preview.counts;
	const sum = `${fresh} new, ${correction} corrections, ${same} known already, ${refused} refused, ${skipped} passed over`;
	return [
		`${fileName}: ${sum}; units as of ${preview.geographyDate}`,
		...preview.rows.flatMap(rowLine),
		...preview.questions.filter(({ answer }) => answer === null).flatMap(questionLines),
		ending(preview, taken),
	];
}

/** What is known already or no figure is only counted. */
function rowLine({ at, raw, fate, reason, figure }: ReportImportRow): string[] {
	if (reason && fate === 'refused') {
		return [`  ${placeText(at)}: refused: ${JSON.stringify(raw)}: ${reasonWords(reason, LOCALE)}`];
	}
	if (!figure || fate === 'same') return [];
	const { unit, indicator, value, before } = figure;
	const instead = before ? ` in place of ${before.value}` : '';
	const what = `${unit}, ${indicator.name}, ${periodWords(figure, LOCALE)}: ${value}${instead}`;
	return [`  ${placeText(at)}: ${fate}: ${what}`];
}

function placeText({ sheet, cell }: ReportPlace): string {
	return sheet === '' ? cell : `${sheet}!${cell}`;
}

function questionLines(question: ReportQuestion): string[] {
	const { id, choices, free, examples } = question;
	const [example] = examples;
	const seen = example ? ` (${placeText(example.at)}: ${example.raw})` : '';
	return [
		`  question: ${questionWords(question, LOCALE)}${seen}`,
		...choices.map((choice) => `    --answer '${id}=${choice.id}'  ${choiceWords(choice, LOCALE)}`),
		...(free ? [`    --answer '${id}=…'  in words such as the file’s`] : []),
	];
}

function ending(preview: Extract<ReportPreview, { kind: 'report' }>, taken: ReportTaken | null) {
	const { earlier } = preview;
	if (taken === null) {
		const known = earlier ? ` Import ${earlier.batchId} has taken this file already.` : '';
		return `A dry run: nothing was stored.${known}`;
	}
	switch (taken.kind) {
		case 'stored':
			return `Stored as import batch ${taken.batchId}.`;
		case 'already': {
			const { importedBy, importedAt, batchId } = taken;
			const when = new Date(importedAt).toISOString();
			return `${importedBy} imported this file at ${when} (import batch ${batchId}); nothing has changed.`;
		}
		case 'unconsented':
			return `Nothing was stored, for ${taken.refused} cells cannot be taken. With --without-refused the others are.`;
		case 'nothing':
		case 'refused':
		case 'gone':
			return 'There is no figure to store.';
		default:
			return taken satisfies never;
	}
}

/** Whether it was taken as a whole, or would be; with what was refused left out only where that was asked for. */
export function reportWentWell({ preview, taken }: FiguresOutcome): boolean {
	if (taken) return taken.kind === 'stored' || taken.kind === 'already';
	if (preview.kind === 'refused') return false;
	const { new: fresh, correction, same, refused } = preview.counts;
	return refused === 0 && fresh + correction + same > 0;
}
