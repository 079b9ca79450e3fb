/**
 * Percentages as 95 or as 0.95. A percent sign or format says which; a plain number of more than 2 is the first. One of at most 1
 * may be either, and so may 1.02 (102%) beside fractions or percent formats, or where nothing in its group is larger. It is the
 * second where others of its group have a percent format and no plain one is above 1, so that it is 0.95 to Excel, too; else it
 * is asked, but for 0. The answer holds for all of the sheet.
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

type Group = {
	/** Whether some have a percent format. */
	readonly formats: boolean;
	/** Whether some are percentages by their sign, or by their size. */
	readonly percents: boolean;
	/** Whether some are plain and at most 1, and not 0. */
	readonly small: boolean;
	/** Whether some are plain and above 1. */
	readonly large: boolean;
};
type Way = 'fraction' | 'percent';

/** What is more is taken for a percentage: as a fraction it would be more than 200%. */
const LARGEST_FRACTION = 2;

export function percentOf(plains: readonly Plain[], questions: Questions): InPercent {
	const groups = new Map<string, Group>();
	for (const plain of plains) {
		const { group } = plain.figure;
		groups.set(group, withOne(groups.get(group) ?? NOTHING, plain));
	}
	return ({ figure, value, share }) => {
		if (share === 'format') return { kind: 'one', one: hundredfold(value) };
		const group = groups.get(figure.group) ?? NOTHING;
		if (share === 'sign' || value === 0 || !mayBeFraction(Math.abs(value), group))
			return { kind: 'one', one: value };
		if (group.formats && !group.large) return { kind: 'one', one: hundredfold(value) };
		const way = asked(figure, questions);
		if (way.kind === 'none') return way;
		return { kind: 'one', one: way.one === 'fraction' ? hundredfold(value) : value };
	};
}

const NOTHING: Group = { formats: false, percents: false, small: false, large: false };

function withOne(group: Group, { value, share }: Plain): Group {
	const size = Math.abs(value);
	const isPlain = share === null;
	return {
		formats: group.formats || share === 'format',
		percents: group.percents || share === 'sign' || (isPlain && size > LARGEST_FRACTION),
		small: group.small || (isPlain && size > 0 && size <= 1),
		large: group.large || (isPlain && size > 1),
	};
}

function mayBeFraction(size: number, { formats, percents, small }: Group): boolean {
	if (size <= 1) return true;
	return size <= LARGEST_FRACTION && (formats || small || !percents);
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
