import type { CatalogueOutcome, FileOutcome } from '#lib/wire/import-outcome.ts';
import { reportLines, reportWentWell } from './figures/report-lines.ts';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';

/** What a person at a terminal is told: row by row what was refused and why, or mended, and the sum. */
export function outcomeLines(outcome: FileOutcome, { dryRun }: { dryRun: boolean }): string[] {
	if (outcome.kind === 'refused') return [`${outcome.fileName}: refused. ${outcome.why}`];
	if (outcome.kind === 'catalogue' || outcome.kind === 'bad-catalogue')
		return catalogueLines(outcome, { dryRun });
	if (outcome.kind === 'figures') return reportLines(outcome);
	const { fileName, taken, refused, geographyDate, batchId } = outcome;
	const changed = taken.filter((row) => row.changed).length;
	const sum = `${taken.length} taken (${changed} new or changed), ${refused.length} refused; units as of ${geographyDate}`;
	const ending = dryRun
		? 'A dry run: nothing was stored.'
		: batchId === null
			? 'Nothing to store.'
			: `Stored as import batch ${batchId}.`;
	return [
		`${fileName}: ${sum}`,
		...taken.map(({ row, code, name, notes }) =>
			[`  row ${row}: ${code} ${name}`, ...notes].join('; '),
		),
		...refused.map(
			({ row, code, name, why }) =>
				`  row ${row}: refused: ${[code, name].filter(Boolean).join(' ') || 'without a code'}: ${why}`,
		),
		ending,
	];
}

function catalogueLines(outcome: CatalogueOutcome, { dryRun }: { dryRun: boolean }): string[] {
	const { fileName } = outcome;
	if (outcome.kind === 'bad-catalogue') {
		return [
			`${fileName}: refused, ${outcome.problems.length + outcome.more} mistakes`,
			...outcome.problems.map((problem) => `  ${fileProblemLine(problem)}`),
			...(outcome.more > 0 ? [`  and ${outcome.more} more`] : []),
			'Nothing was stored.',
		];
	}
	const { taken, gone } = outcome;
	const changed = taken.filter(({ change }) => change !== 'same').length;
	return [
		`${fileName}: ${taken.length} taken (${changed} new or changed), ${gone.length} gone`,
		...taken.map(
			({ line, what, code, name, change }) =>
				`  line ${line}: ${what} ${code} (${change}): ${name}`,
		),
		...gone.map((each) => `  gone: ${each}`),
		dryRun ? 'A dry run: nothing was stored.' : 'Stored and installed.',
	];
}

/** Whether all of it was taken. */
export function wentWell(outcome: FileOutcome): boolean {
	if (outcome.kind === 'catalogue') return true;
	if (outcome.kind === 'figures') return reportWentWell(outcome);
	return outcome.kind === 'read' && outcome.refused.length === 0 && outcome.taken.length > 0;
}
