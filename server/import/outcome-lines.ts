import type { ImportOutcome } from '#lib/wire/import-outcome.ts';

/** What a person at a terminal is told: row by row what was refused and why, or mended, and the sum. */
export function outcomeLines(outcome: ImportOutcome, { dryRun }: { dryRun: boolean }): string[] {
	if (outcome.kind === 'refused') return [`${outcome.fileName}: refused. ${outcome.why}`];
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

/** Whether all of it was taken. */
export function wentWell(outcome: ImportOutcome): boolean {
	return outcome.kind === 'read' && outcome.refused.length === 0 && outcome.taken.length > 0;
}
