/**
 * Units and the days of their figures. A commune of 2025 has no figure of 2024, though a district of its name may have. But a
 * district lives on as an area ("địa bàn") after it ended as a unit: whether its figures are meant so is asked, once a file.
 */
import type { ReportRow } from '#lib/domain/report.ts';
import { formatDay } from '#lib/domain/time-format.ts';
import type { Figure } from './ledger.ts';
import type { Meant, Questions } from './questions.ts';

type Way = 'take' | 'skip';

/** The figures that stay, and what becomes of the others. ISO days compare as text. */
export function ofStandingUnits(
	figures: readonly Figure[],
	questions: Questions,
): { readonly kept: readonly Figure[]; readonly others: ReadonlyMap<Figure, ReportRow> } {
	const kept: Figure[] = [];
	const others = new Map<Figure, ReportRow>();
	for (const figure of figures) {
		const { unit, period, at, cell } = figure;
		const day = period.lastDay;
		const way = unit.validTo !== null && unit.validTo < day ? asked(figure, questions) : null;
		const notYet = unit.validFrom !== null && unit.validFrom > day;
		if (!notYet && (way === null || (way.kind === 'one' && way.one === 'take'))) {
			kept.push(figure);
			continue;
		}
		const row = { at, raw: cell.text };
		const reason = { kind: 'unit-not-then', name: unit.name, day: formatDay(day) } as const;
		if (way?.kind === 'none') others.set(figure, { ...row, kind: 'refuse', reason: way.reason });
		else others.set(figure, { ...row, kind: notYet ? 'refuse' : 'skip', reason });
	}
	return { kept, others };
}

function asked({ unit, at }: Figure, questions: Questions): Meant<Way> {
	const { name, validTo } = unit;
	return questions.ask({
		id: 'former-units',
		kind: 'former-units',
		about: '',
		choices: [
			{ id: 'take', label: null },
			{ id: 'skip', label: null },
		],
		read: (answer): Way | null => (answer === 'take' || answer === 'skip' ? answer : null),
		example: { at, raw: `${name} (→ ${formatDay(validTo ?? '')})` },
	});
}
