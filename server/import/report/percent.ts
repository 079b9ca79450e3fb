/**
 * Percentages as 95 or as 0.95. A percent sign or format says which; a plain number of more than 1 is the first. One of at most
 * 1 is the second where others of its group have a percent format, so that it is 0.95 to Excel, too; else it is asked, but for 0.
 */
import type { Figure } from './ledger.ts';
import { sheetQuestion } from './questions.ts';
import type { Meant, Questions } from './questions.ts';

export type Plain = {
	readonly figure: Figure;
	readonly value: number;
	readonly share: 'format' | 'sign' | null;
};

/** The value in percent of one that belongs to an indicator measured so. */
export type InPercent = (plain: Plain) => Meant<number>;

type Group = { formats: boolean; large: boolean };
type Way = 'fraction' | 'percent';

export function percentOf(plains: readonly Plain[], questions: Questions): InPercent {
	const groups = new Map<string, Group>();
	for (const { figure, value, share } of plains) {
		const group = groups.get(figure.group) ?? { formats: false, large: false };
		group.formats ||= share === 'format';
		group.large ||= share === null && Math.abs(value) > 1;
		groups.set(figure.group, group);
	}
	return ({ figure, value, share }) => {
		if (share === 'format') return { kind: 'one', one: hundredfold(value) };
		if (share === 'sign' || value === 0 || Math.abs(value) > 1) return { kind: 'one', one: value };
		const { formats = false, large = false } = groups.get(figure.group) ?? {};
		if (formats && !large) return { kind: 'one', one: hundredfold(value) };
		const way = asked(figure, questions);
		if (way.kind === 'none') return way;
		return { kind: 'one', one: way.one === 'fraction' ? hundredfold(value) : value };
	};
}

function asked({ at, cell }: Figure, questions: Questions): Meant<Way> {
	return questions.ask({
		id: sheetQuestion('percent', at.sheet),
		kind: 'percent',
		about: at.sheet,
		choices: [
			{ id: 'fraction', label: '0,95 = 95%' },
			{ id: 'percent', label: '0,95 = 0,95%' },
		],
		read: (answer): Way | null => (answer === 'fraction' || answer === 'percent' ? answer : null),
		example: { at, raw: cell.text },
	});
}

/** Without the noise of binary fractions: 0.57 becomes 57. */
function hundredfold(value: number): number {
	return Number((value * 100).toPrecision(14));
}
